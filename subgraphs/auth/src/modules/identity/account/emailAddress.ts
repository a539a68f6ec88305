import { domainToASCII } from 'node:url';
import { normalizeText } from '#shared/text/normalize.ts';

const maximumLength = 254;
const maximumLocalLength = 64;
const localPattern = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const typedDomainPattern = /^(?:[a-z0-9.-]|\P{ASCII})+$/u;
const domainPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The text without dots and spaces at its end. */
const withoutEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && /[.\s]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/**
 * The normalized form of an address, or null for an invalid one. All variants of an address (case, full-width letters, spaces and dots at
 * the ends, a domain in Unicode or Punycode) have the same form, so that they are one account. Local parts stay ASCII: look-alikes of
 * other scripts would be another person's address.
 */
export const normalizeEmail = (typed: string): string | null => {
  if (typed.length > 2 * maximumLength) return null;
  const address = withoutEnd(normalizeText(typed, 'NFKC').trim()).toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = address.slice(0, at);
  const typedDomain = address.slice(at + 1);
  // domainToASCII parses like a browser's address bar: it decodes %61, drops line breaks and stops at a slash, which would produce other
  // addresses.
  if (!typedDomainPattern.test(typedDomain)) return null;
  const domain = domainToASCII(typedDomain);
  const email = `${local}@${domain}`;
  const isWellFormed =
    local.length <= maximumLocalLength && email.length <= maximumLength && localPattern.test(local) && domainPattern.test(domain);
  return isWellFormed ? email : null;
};
