import type { SourceLocation } from 'graphql';
import type { FaultCode } from '../faults.ts';
import { textIn } from '../messages.ts';
import type { Message } from '../messages.ts';
import { locales } from '../viewer.ts';
import type { Locale } from '../viewer.ts';

const messages: { readonly [code in FaultCode]?: Message } = {
  UNAUTHENTICATED: { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  FORBIDDEN: { fr: 'Votre compte n’a pas ce droit.', en: 'Your account does not have this right.' },
  RATE_LIMITED: { fr: 'Trop de demandes. Réessayez plus tard.', en: 'Too many requests. Try again later.' },
  SERVICE_UNAVAILABLE: {
    fr: 'Une partie du service est indisponible. Réessayez dans un instant.',
    en: 'A part of the service is unavailable. Try again in a moment.',
  },
  TIMEOUT: { fr: 'La réponse a pris trop de temps.', en: 'The answer took too long.' },
  OVERLOADED: { fr: 'Le service est très demandé. Réessayez dans un instant.', en: 'The service is very busy. Try again in a moment.' },
  INTERNAL_SERVER_ERROR: { fr: 'Une erreur est survenue de notre côté.', en: 'Something went wrong on our side.' },
};

/** The sentence for a code whose own message is not for clients; null where the error's message is already meant for them. */
export const faultMessage = (code: FaultCode, locale: Locale): string | null => {
  const message = messages[code];
  return message === undefined ? null : textIn(message, locale);
};

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && locales.every((locale) => typeof Reflect.get(value, locale) === 'string');

const tooDeep: Message = {
  fr: 'Erreur de syntaxe : le document est trop imbriqué.',
  en: 'Syntax error: the document is nested too deeply.',
};
const unreadableAt = ({ line, column }: SourceLocation): Message => ({
  fr: `Erreur de syntaxe : ligne ${String(line)}, colonne ${String(column)}.`,
  en: `Syntax error: line ${String(line)}, column ${String(column)}.`,
});

/** The text of an error in this language: the text of its code, else the one in its extensions, else its message. */
export const errorText = ({
  error: { message, locations, extensions },
  code,
  locale,
}: {
  error: { message: string; locations?: readonly SourceLocation[] | undefined; extensions?: Readonly<Record<string, unknown>> };
  code: FaultCode;
  locale: Locale;
}): string => {
  const ofCode = faultMessage(code, locale);
  if (ofCode !== null) return ofCode;
  const own = extensions?.['texts'];
  if (isMessage(own)) return textIn(own, locale);
  // The parser repeats the text at which it gave up; being recursive, it gives up without a place on a document that is too deep.
  return code === 'GRAPHQL_PARSE_FAILED' ? textIn(locations?.[0] ? unreadableAt(locations[0]) : tooDeep, locale) : message;
};

/** Of an error's extensions those that clients act on; whatever else stands there is the inside's. */
export const extensionsForClients = ({ field, retryAfterSeconds }: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...(typeof field === 'string' ? { field } : {}),
  ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
});
