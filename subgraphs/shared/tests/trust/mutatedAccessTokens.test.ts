import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { claims, encode, forge, header, keyPair, setUp } from './tokenWorkshop.ts';

const seed = 20_260_301;

/** mulberry32: small, and the same on every machine. */
const randomFrom = (start: number): ((below: number) => number) => {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const random = randomFrom(seed);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const strays = ['=', '+', '/', ' ', '\t', '\n', '\r', '.', ',', '\0', '%', '~', '\u00e9', '\u200b', '\uff0e', '"'];
const good = forge();

const insert = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);
const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
const signed = (input: string): string =>
  `${input}.${sign('sha256', Buffer.from(input), { key: keyPair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
const anotherCharacter = (character: string): string => {
  const other = alphabet.charAt(random(alphabet.length));
  return other === character ? anotherCharacter(character) : other;
};
/** A JSON text that means the same to most parsers, in another spelling. */
const respelled = (json: string): string => {
  const quotes = [...json.matchAll(/"/g)].map(({ index }) => index);
  const colons = [...json.matchAll(/[:,{}]/g)]
    .map(({ index }) => index)
    .filter((index) => json.slice(0, index).split('"').length % 2 === 1);
  const letters = [...json.matchAll(/"[a-z]/g)].map(({ index }) => index + 1);
  const kind = random(4);
  if (kind === 0) return insert(json, (colons[random(colons.length)] ?? 0) + 1, pick([' ', '\n', '\t', '\r']));
  if (kind === 1) {
    const at = letters[random(letters.length)] ?? quotes[0] ?? 0;
    return `${json.slice(0, at)}\\u00${json.charCodeAt(at).toString(16)}${json.slice(at + 1)}`;
  }
  if (kind === 2)
    return json.replace(
      '{',
      `{${pick(['"alg"', '"sub"', '"iss"', '"kid"', '"exp"', '"typ"'])}:${pick(['1', 'null', '"x"', '[]', '{"$gt":""}'])},`,
    );
  return `${json}${pick([' ', '\n', '\0', '{}', ','])}`;
};

const mutations: Record<string, () => string> = {
  'one character exchanged': () => {
    const at = random(good.length);
    return good.slice(0, at) + anotherCharacter(good.charAt(at)) + good.slice(at + 1);
  },
  'one character removed': () => {
    const at = random(good.length);
    return good.slice(0, at) + good.slice(at + 1);
  },
  'one stray character put in': () => insert(good, random(good.length + 1), pick(strays)),
  'cut short': () => good.slice(0, random(good.length)),
  'a stretch repeated': () => {
    const from = random(good.length - 1);
    const to = from + 1 + random(good.length - from);
    return insert(good, to, good.slice(from, to));
  },
  'segments in another order or number': () => {
    const segments = good.split('.');
    return Array.from({ length: random(6) }, () => pick(segments))
      .join('.')
      .replace(good, '');
  },
  'a stray character in what is signed': () => {
    const input = good.slice(0, good.lastIndexOf('.'));
    return signed(insert(input, random(input.length + 1), pick(strays)));
  },
  'the header in another spelling, signed': () => signed(`${encode(respelled(JSON.stringify(header)))}.${encode(claims)}`),
  'the claims in another spelling, signed': () => signed(`${encode(header)}.${encode(respelled(JSON.stringify(claims)))}`),
  'the header with one member more, signed': () =>
    forge({
      head: {
        ...header,
        [pick(['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'cty', 'enc', 'p2c', 'epk', 'KID'])]: pick(['', 'x', 'https://evil.test']),
      },
    }),
  'random bytes in three segments': () =>
    [1 + random(80), 1 + random(160), 64]
      .map((length) => Buffer.from(Array.from({ length }, () => random(256))).toString('base64url'))
      .join('.'),
};

test.each(Object.entries(mutations))(
  `of 60 tokens with %s none is accepted (seed ${String(seed)})`,
  { tags: ['B7'] },
  async (_, mutate) => {
    const { verifier } = setUp();

    const tokens = Array.from({ length: 60 }, mutate);
    const answers = await Promise.all(tokens.map(async (token) => ({ token, accepted: (await verifier.verify(token)).ok })));

    expect(tokens).not.toContain(good);
    expect(answers.filter(({ accepted }) => accepted)).toEqual([]);
  },
);
