export type MailLink = { url: string; token: string | null };

/** The links of a text in order, each once. `token` is the query parameter of that name. */
export const linksIn = (text: string): MailLink[] => {
  const found = [...text.matchAll(/https?:\/\/[^\s<>"«»“”]+/gi)]
    .map(([match]) => withoutPunctuation(match))
    .filter((url) => URL.canParse(url));
  return [...new Set(found)].map((url) => ({ url, token: new URL(url).searchParams.get('token') }));
};

/** The full stop of a sentence is not part of a link. A closing parenthesis is part of it when the link opened it. */
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
