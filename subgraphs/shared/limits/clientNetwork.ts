import { isIP, isIPv4, isIPv6 } from 'node:net';

/** All clients without a known address count as one. */
const unknown = 'unknown';

/** The eight groups of an address of IPv6, however it is written. */
const groupsOf = (address: string): number[] => {
  // The parser of URLs writes one address in one way, with IPv4 at the end as hexadecimal groups.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const parsed = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [parsed(head), parsed(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
};

type Address = { kind: 'v4'; bytes: readonly number[] } | { kind: 'v6'; groups: readonly number[] };

const parse = (ip: string | null): Address | null => {
  // What follows a percent sign is this machine's name for a network card.
  const address = ip?.split('%')[0] ?? '';
  if (isIPv4(address)) return { kind: 'v4', bytes: address.split('.').map(Number) };
  if (!isIPv6(address)) return null;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? { kind: 'v4', bytes: [high >> 8, high & 255, low >> 8, low & 255] } : { kind: 'v6', groups };
};

/** The address alone, or null for what is none: a proxy may pass on whatever its client wrote, of any length. */
export const clientAddress = (ip: string | undefined): string | null => {
  const [address = ''] = (ip ?? '').split('%');
  return isIP(address) === 0 ? null : address;
};

const written = (groups: readonly number[], bits: number): string =>
  `${groups
    .slice(0, bits / 16)
    .map((group) => group.toString(16))
    .join(':')}::/${bits}`;

/**
 * The client that limits count: an address of IPv4, a /64 of IPv6, which is what one line is given. An address of IPv4 is the same
 * client whichever way it is written.
 */
export const clientNetwork = (ip: string | null): string => {
  const address = parse(ip);
  if (address === null) return unknown;
  return address.kind === 'v4' ? address.bytes.join('.') : written(address.groups, 64);
};

/** The /48 of IPv6 that a client is of, as a site or a tunnel is given: 65,536 clients. An address of IPv4 is of none. */
export const clientSite = (ip: string | null): string | null => {
  const address = parse(ip);
  return address?.kind === 'v6' ? written(address.groups, 48) : null;
};

/** What may stand in a log: enough to see that attempts come from one place, too little to tell a person (/24, or /48 of IPv6). */
export const loggedNetwork = (ip: string | null): string => {
  const address = parse(ip);
  if (address === null) return unknown;
  return address.kind === 'v4' ? `${address.bytes.slice(0, 3).join('.')}.0/24` : written(address.groups, 48);
};
