import { hasTooManyMarks } from './text/normalize.ts';

// Parsers forgive spaces, line breaks, backslashes and missing slashes, each in its own way: what is stored has to mean one thing to all of them.
const addressShape = /^https:\/\/[^\s\p{C}"<>\\^`{|}/?#@]+(?:[/?#][^\s\p{C}"<>\\^`{|}]*)?$/iu;

/** An https address without a name or password in it. Stored and returned as it was typed: it needs no canonical form. */
export const isWebAddress = (url: string, { maximumLength }: { maximumLength: number }): boolean =>
  url.length <= maximumLength && addressShape.test(url) && !hasTooManyMarks(url) && URL.canParse(url);
