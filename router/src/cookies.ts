import type { ResponseCookie } from '#shared/responseMetadata.ts';

const pairs = (header: string): [string, string][] =>
  header.split(';').map((part) => {
    const [name = '', ...value] = part.split('=');
    return [name.trim(), value.join('=').trim()];
  });

/** Ignores a cookie that is sent twice: a sibling domain could have planted one of them. */
export const readCookie = ({ header, name }: { header: string | undefined; name: string }): string | null => {
  const values = header === undefined ? [] : pairs(header).filter(([key]) => key === name);
  const [first] = values;
  return first && values.length === 1 && first[1] !== '' ? first[1] : null;
};

export const setCookieLine = ({ name, value, path, maxAgeSeconds }: ResponseCookie): string =>
  `${name}=${value}; Path=${path}; Max-Age=${String(maxAgeSeconds)}; HttpOnly; Secure; SameSite=Strict`;
