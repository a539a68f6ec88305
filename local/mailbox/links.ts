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
  const count = (sign: string): number => match.split(sign).length - 1;
  let unopened = count(')') - count('(');
  let end = match.length;
  for (; end > 0; end -= 1) {
    const last = match.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!/[.,;:!?'’…\]]/.test(last)) break;
  }
  return match.slice(0, end);
};
