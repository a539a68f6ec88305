import type { Locale } from './viewer.ts';

/** One sentence for people, in every language of the product. Each subgraph keeps its own in `messages.ts`, as functions of their parameters. */
export type Message = { readonly [language in Locale]: string };

export const textIn = (message: Message, locale: Locale): string => message[locale];
