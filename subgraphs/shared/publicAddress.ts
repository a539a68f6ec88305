import { BlockList, isIP } from 'node:net';

const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addSubnet('0.0.0.0', 8, 'ipv4');
own.addAddress('::1', 'ipv6');
own.addAddress('::', 'ipv6');
// Loopback behind a NAT64 prefix.
own.addSubnet('64:ff9b::7f00:0', 104, 'ipv6');
const ownNames = /^(?:(?:.+\.)?localhost(?:\.localdomain)?|ip6-localhost|ip6-loopback)$/;

/** Whether a URL's host is the machine that asks: loopback in every notation, or an address that means "any of mine". */
export const isOwnMachine = ({ hostname }: URL): boolean => {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '');
  const family = isIP(host);
  return family === 0 ? ownNames.test(host) : own.check(host, family === 4 ? 'ipv4' : 'ipv6');
};

/** Why people on other machines cannot safely follow links to this address, null when they can. */
export const publicAddressProblem = (value: string): string | null => {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  if (isOwnMachine(url)) return 'must be an address that other machines reach, not a loopback address';
  return url.protocol === 'https:' ? null : 'must begin with https:// in production';
};
