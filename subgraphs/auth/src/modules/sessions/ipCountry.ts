import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { Reader } from 'mmdb-lib';
import type { CountryResponse } from 'mmdb-lib';
import { z } from 'zod';
import { EnvironmentError } from '#shared/environment.ts';

/** ISO 3166-1 alpha-2, uppercase. Null without a database, without an address, and for addresses that are private or without a country. */
export type CountryOf = (ip: string | null) => string | null;

const found = z.object({ country: z.object({ iso_code: z.string().regex(/^[A-Z]{2}$/) }) });

// Private addresses have no country, regardless of the database.
const nowhere = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  nowhere.addSubnet(network, bits, 'ipv4');
nowhere.addSubnet('fc00::', 7, 'ipv6');
nowhere.addSubnet('fe80::', 10, 'ipv6');
nowhere.addAddress('::1', 'ipv6');

const openDatabase = (path: string): Reader<CountryResponse> => {
  try {
    const reader = new Reader<CountryResponse>(readFileSync(path));
    // A truncated file or one of another kind fails here instead of at a sign-in.
    reader.get('192.0.2.1');
    return reader;
  } catch {
    throw new EnvironmentError([{ variable: 'GEOIP_DATABASE', message: 'must be the path of a country database in the MaxMind format' }]);
  }
};

/**
 * Reads the whole file at once; a newer one is read at the next start.
 * @throws EnvironmentError
 */
export const openCountries = (path: string | null): CountryOf => {
  if (path === null) return () => null;
  const reader = openDatabase(path);
  return (ip) => {
    // A dual-stack socket shows an IPv4 address as an IPv6 one.
    const address = ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
    const family = isIP(address);
    if (family === 0 || address.includes('%') || nowhere.check(address, family === 4 ? 'ipv4' : 'ipv6')) return null;
    if (family === 6 && reader.metadata.ipVersion === 4) return null;
    try {
      return found.safeParse(reader.get(address)).data?.country.iso_code ?? null;
    } catch {
      // A damaged entry costs the country, not the sign-in.
      return null;
    }
  };
};
