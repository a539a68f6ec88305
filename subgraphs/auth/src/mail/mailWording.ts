import type { Locale } from '#shared/viewer.ts';
import { mailDefinitions } from './mailTexts.ts';
import type { MailKind, Wording } from './mailTexts.ts';

export type MailText = { subject: string; text: string; html: string };

const greetings: { readonly [language in Locale]: string } = { fr: 'Bonjour', en: 'Hello' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');

const toHtml = (
  { subject, lines, button, closing }: Wording,
  { greeting, link, locale }: { greeting: string; link: string; locale: Locale },
): string => `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 36em; margin: 2em auto; padding: 0 1em">
<p>${escapeHtml(greeting)}</p>
${paragraphs(lines)}
<p><a href="${escapeHtml(link)}">${escapeHtml(button)}</a></p>
<p><small>${escapeHtml(link)}</small></p>
${paragraphs(closing)}
<p>HAR Academy</p>
</body>
</html>
`;

/** A mail in its reader's language. The configuration alone, never a request, decides where a link leads. */
export const wordMail = ({
  kind,
  locale,
  firstName,
  secret,
  device,
  reason,
  publicUrl,
}: {
  kind: MailKind;
  locale: Locale;
  /** Null: a greeting without a name. */
  firstName: string | null;
  /** The token of the link; null for a page that needs none. */
  secret: string | null;
  device: string | null;
  reason: string | null;
  publicUrl: string;
}): MailText => {
  const { path, wording: wordings } = mailDefinitions[kind];
  const query = secret === null ? '' : `?token=${encodeURIComponent(secret)}`;
  const link = `${publicUrl.replace(/\/+$/, '')}${path}${query}`;
  const wording = wordings[locale]({ device, reason });
  const greeting = firstName === null ? `${greetings[locale]},` : `${greetings[locale]} ${firstName},`;
  const text = [greeting, ...wording.lines, link, ...wording.closing, 'HAR Academy'].join('\n\n');
  return { subject: wording.subject, text: `${text}\n`, html: toHtml(wording, { greeting, link, locale }) };
};
