import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

// The MaxMind DB format: a binary tree over the bits of addresses, then the values, then the metadata.
const kinds = { text: 2, uint16: 5, uint32: 6, map: 7, uint64: 9, array: 11 };
const separatorBytes = 16;

const control = (kind: number, size: number): Buffer => {
  if (size >= 29) throw new Error('the encoder supports short values only');
  return kind > 7 ? Buffer.from([size, kind - 7]) : Buffer.from([(kind << 5) | size]);
};
const text = (value: string): Buffer => Buffer.concat([control(kinds.text, Buffer.byteLength(value)), Buffer.from(value)]);
const uint = (kind: number, value: number, bytes: number): Buffer => {
  const digits = Buffer.alloc(bytes);
  digits.writeUIntBE(value, 0, bytes);
  return Buffer.concat([control(kind, bytes), digits]);
};
const map = (entries: Readonly<Record<string, Buffer>>): Buffer =>
  Buffer.concat([
    control(kinds.map, Object.keys(entries).length),
    ...Object.entries(entries).flatMap(([key, value]) => [text(key), value]),
  ]);
const array = (values: readonly Buffer[]): Buffer => Buffer.concat([control(kinds.array, values.length), ...values]);

/** An IPv4 address is placed in the IPv6 tree. The groups of an IPv6 address are written in full. */
const bitsOf = (network: string): number[] => {
  const [address = '', length = '0'] = network.split('/');
  const isV4 = address.includes('.');
  const bytes = isV4
    ? address.split('.').map(Number)
    : address.split(':').flatMap((group) => [...Buffer.from(group.padStart(4, '0'), 'hex')]);
  const bits = bytes.flatMap((byte) => Array.from({ length: 8 }, (_, index) => (byte >> (7 - index)) & 1)).slice(0, Number(length));
  return isV4 ? [...Array.from({ length: 96 }, () => 0), ...bits] : bits;
};

/** A database with the country of each network (1.2.3.0/24, 2001:0db8:0:0:0:0:0:0/32). */
export const countryDatabase = (countryByNetwork: Readonly<Record<string, string>>): Buffer => {
  type Branch = { node: number } | { offset: number } | null;
  const nodes: [Branch, Branch][] = [[null, null]];
  const values: Buffer[] = [];
  let offset = 0;
  for (const [network, country] of Object.entries(countryByNetwork)) {
    const value = map({ country: map({ iso_code: text(country) }) });
    const bits = bitsOf(network);
    let at = 0;
    for (const [depth, bit] of bits.entries()) {
      const node = nodes[at];
      if (!node) throw new Error('a branch has no node');
      if (depth === bits.length - 1) node[bit === 0 ? 0 : 1] = { offset };
      else {
        const branch = node[bit === 0 ? 0 : 1];
        const next = branch && 'node' in branch ? branch.node : nodes.push([null, null]) - 1;
        node[bit === 0 ? 0 : 1] = { node: next };
        at = next;
      }
    }
    values.push(value);
    offset += value.length;
  }
  const record = (branch: Branch): Buffer => {
    const bytes = Buffer.alloc(3);
    const number = branch === null ? nodes.length : 'node' in branch ? branch.node : nodes.length + separatorBytes + branch.offset;
    bytes.writeUIntBE(number, 0, 3);
    return bytes;
  };
  const metadata = map({
    node_count: uint(kinds.uint32, nodes.length, 4),
    record_size: uint(kinds.uint16, 24, 2),
    ip_version: uint(kinds.uint16, 6, 2),
    database_type: text('Test-Country'),
    languages: array([text('en')]),
    binary_format_major_version: uint(kinds.uint16, 2, 2),
    binary_format_minor_version: uint(kinds.uint16, 0, 2),
    build_epoch: uint(kinds.uint64, 1_700_000_000, 6),
    description: map({ en: text('made by a test') }),
  });
  return Buffer.concat([
    ...nodes.flatMap(([zero, one]) => [record(zero), record(one)]),
    Buffer.alloc(separatorBytes),
    ...values,
    Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'),
    metadata,
  ]);
};

/** Writes a file that is deleted with the test and returns its path. */
export const writtenFile = (content: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'har-auth-countries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'countries.mmdb');
  writeFileSync(path, content);
  return path;
};
