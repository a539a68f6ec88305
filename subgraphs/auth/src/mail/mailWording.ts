import type { Locale } from '#shared/viewer.ts';

export type MailKind = 'VERIFY_EMAIL';
export type MailText = { subject: string; text: string; html: string };

type Wording = { subject: string; greeting: string; lines: readonly string[]; button: string; closing: readonly string[] };

const verifyEmail: { readonly [language in Locale]: (parameters: { firstName: string }) => Wording } = {
  fr: ({ firstName }) => ({
    subject: 'Confirmez votre adresse e-mail',
    greeting: `Bonjour ${firstName},`,
    lines: ['Bienvenue à HAR Academy. Pour confirmer que cette adresse est la vôtre, suivez ce lien\u00A0:'],
    button: 'Confirmer mon adresse',
    closing: ['Il est valable 24\u00A0heures et sert une seule fois.', 'Vous n’avez pas créé de compte\u00A0? Ignorez ce message.'],
  }),
  en: ({ firstName }) => ({
    subject: 'Confirm your e-mail address',
    greeting: `Hello ${firstName},`,
    lines: ['Welcome to HAR Academy. To confirm that this address is yours, follow this link:'],
    button: 'Confirm my address',
    closing: ['It is good for 24 hours and works once.', 'You did not create an account? Ignore this message.'],
  }),
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');

const toHtml = (
  { subject, greeting, lines, button, closing }: Wording,
  { link, locale }: { link: string; locale: Locale },
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

/** A mail in its reader's language. `publicUrl` is the configuration's: no request has a say in where a link leads. */
export const wordMail = ({
  kind,
  locale,
  firstName,
  secret,
  publicUrl,
}: {
  kind: MailKind;
  locale: Locale;
  firstName: string;
  secret: string;
  publicUrl: string;
}): MailText => {
  const paths: { readonly [each in MailKind]: string } = { VERIFY_EMAIL: '/verify-email' };
  const link = `${publicUrl.replace(/\/+$/, '')}${paths[kind]}?token=${encodeURIComponent(secret)}`;
  const wordings = { VERIFY_EMAIL: verifyEmail };
  const wording = wordings[kind][locale]({ firstName });
  const text = [wording.greeting, ...wording.lines, link, ...wording.closing, 'HAR Academy'].join('\n\n');
  return { subject: wording.subject, text: `${text}\n`, html: toHtml(wording, { link, locale }) };
};
