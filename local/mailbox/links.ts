export type MailLink = { url: string; token: string | null };

/** The links of a text, in its order, each once; `token` is what its query says under that name. */
export const linksIn = (text: string): MailLink[] => {
  const found = [...text.matchAll(/https?:\/\/[^\s<>"«»“”]+/gi)]
    .map(([match]) => withoutPunctuation(match))
    .filter((url) => URL.canParse(url));
  return [...new Set(found)].map((url) => ({ url, token: new URL(url).searchParams.get('token') }));
};

/** A sentence's full stop is not the link's; a closing parenthesis is, when the link opened it. */
const withoutPunctuation = (match: string): string => {
  let url = match;
  for (;;) {
    const isUnopened = url.endsWith(')') && url.split('(').length < url.split(')').length;
    if (!isUnopened && !/[.,;:!?'’…\]]$/.test(url)) return url;
    url = url.slice(0, -1);
  }
};
