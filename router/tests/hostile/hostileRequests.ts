import { connect } from 'node:net';

/** One request as bytes. `isOpenEnded` where more may be waited for: its sender then ends its side, and may be left without an answer. */
export type HostileRequest = { name: string; bytes: Buffer; isOpenEnded: boolean };

const binary = (text: string): Buffer => Buffer.from(text, 'latin1');

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Values that a parser of some header chokes on. Latin-1: each character is one byte on the wire. */
const values: readonly string[] = [
  ...words(String.raw`
    % %% %zz %00 %ff %c3%28 %E0%A4%A %2e%2e%2f %0d%0a + * ~ ^ | [ ] [] [::1 [::1] [::1]:99999 :: : :80 :::: a:b:c a: a:-1 a:99999 a:1e3 127.0.0.1:0x50
    / // /// \ /\ ? # @ user@ user:pw@host " "" "a ' ( ) (a <script> { } {} [1 {"a": {{7*7}} $gt __proto__ constructor toString hasOwnProperty
    , ,, ,a a, ; ;; ;= ;a a; a;b a;=b a;b= a;b=" a;b="c = == =a a= null undefined NaN true 0 -0 -1 1e309 0x10 1.5 99999999999999999999
    http:// http://[ http://% http://a:b https://a/% file:// javascript:1 data:, ws://a //host http:/a
    application/json; application/json;a application/json;a= application/json;charset application/json;charset= application/json;charset=%
    application/json;charset=" application/json,application/json /json application/ a/b/c text/plain;a="\
    Bearer Basic fr;q= fr;q=9 fr;q=-1 fr;q=1e9 - fr- *;q=0 x-x-x-x har_refresh har_refresh= har_refresh=% har_refresh="a
    for= for=" for=_ for="[::1" for=1.2.3.4;for= proto=;host=% 1.2.3.4, 1.2.3 256.1.1.1 1.2.3.4:80 ::ffff:1.2.3.4 fe80::1%eth0
    gzip identity xchunked upgrade h2c websocket 100-continue 200-ok bytes= bytes=- bytes=1-0 bytes=99999999999- W/" W/ t=,v1= t=1,v1=00 t=%
    AWS4-HMAC-SHA256 00-%-%-01`),
  ...[
    '',
    ' ',
    'a b',
    'a\tb',
    '\t',
    '`',
    ', ,',
    'a; b="c\\"',
    'Bearer %',
    'Bearer a.b.c',
    'Bearer ..',
    'Basic %',
    'Bearer a, Bearer b',
    'Digest a="b',
  ],
  ...['chunked, chunked', 'gzip, chunked', 'keep-alive, close', 'close, x', 'Thu, 99 Foo 9999', '${7*7}', '9'.repeat(400)],
  ...[
    '\xff',
    '\xfe\xff',
    '\xc3\xa9',
    '\xc3',
    '\xf0\x9f\x92\xa9',
    '\xed\xa0\x80',
    '\xa0',
    '\x80',
    'caf\xe9',
    '\xef\xbb\xbf',
    '\x7f',
    '"\xff"',
  ],
  ...['a', ',', '\xff'].map((character) => character.repeat(8_000)),
  ...[';', '%', '"', 'a;', 'a=b; ', '\xff,'].map((piece) => piece.repeat(2_000)),
  `a${' '.repeat(8_000)}b`,
];

/** Every header that something on the way reads: Node, fastify, its plugins, Apollo, ourselves, S3, Stripe. */
const names = words(`
  host content-type content-length content-encoding transfer-encoding connection keep-alive upgrade expect te trailer
  accept accept-encoding accept-language accept-charset accept-version user-agent referer date range if-none-match
  cookie authorization proxy-authorization origin access-control-request-method access-control-request-headers
  forwarded x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded-port x-real-ip via x-http-method-override
  x-har-locale x-har-identity x-har-service x-har-response x-request-id request-id traceparent tracestate baggage
  apollo-require-preflight x-apollo-operation-name apollographql-client-name apollo-federation-include-trace apollo-query-plan-experimental
  stripe-signature idempotency-key stripe-version x-amz-date x-amz-content-sha256 x-amz-copy-source content-md5 sec-websocket-key`);
// A body that is announced and does not come is waited for, up to the time-out of a request.
const framingNames = new Set(words('content-length transfer-encoding expect connection upgrade'));

const repeatedly = (characters: string, count: number): readonly string[] => Array.from(characters, (each) => each.repeat(count));

/** The targets of a request line, and queries, that a parser of addresses chokes on. */
const hostileTargets = (path: string): readonly string[] => {
  const queries = words(String.raw`
    ? ?? ?% ?= ?& ?&&= ?a ?%=% ?%ff=%ff ?a=%00 ?a=%zz ?__proto__=1 ?constructor[prototype][a]=1 ?a[]=1&a[]=2 ?a=1&a=2
    ?query ?query= ?query=% ?query=%7B ?query=%7B__typename%7D ?query=a&query=b ?query[]=a ?query=%ff&variables=%ff
    ?query=%7B__typename%7D&variables= ?query=%7B__typename%7D&variables=%7B ?query=%7B__typename%7D&variables=1
    ?query=%7B__typename%7D&variables=%5B%5D ?query=%7B__typename%7D&extensions=%7B ?query=%7B__typename%7D&extensions=null
    ?query=%7B__typename%7D&operationName=%00 ?variables=%7B ?extensions=%7B%22persistedQuery%22:1%7D
    ?extensions=%7B%22persistedQuery%22:%7B%7D%7D ?token=% ?token=%00 ?to=%&limit=% ?limit=1e9 ?http:// ?[ ?] ?{ ?" ?' ?\ ?^ ?| ?<`);
  return [
    ...[...queries, '?`', '?\xc3\xa9', '?\xff', '?token=\xff', ...repeatedly('a&%', 4_000).map((text) => `?${text}`)].map(
      (query) => `${path}${query}`,
    ),
    ...words(
      String.raw`* /% /%% /%zz /%ff /%00 /%2f /%2e%2e /.. /../.. // /// //a //a:b@c:d/ /\ /\\ /; /: /@ /[ /] /{ /| /<script> /" /' /^ /$ /, /= /& /+ /~`,
    ),
    ...['', '/`', '/\xff', '/\xc3\xa9', ...repeatedly('a%/', 4_000).map((text) => `/${text}`)],
    ...words('http:// http://a http://[ http://% https:// ftp://a a a:1'),
    ...['http://x', 'http://[::1]', 'http://a:b', 'http://a:99999'].map((origin) => `${origin}${path}`),
    ...words('/ // /% % %20 ;a # #a?b /.. /../x').map((end) => `${path}${end}`),
    ...[path.toUpperCase(), `/.${path}`],
  ];
};

const methods: readonly string[] = [
  ...words('GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT PROPFIND PURGE SEARCH M-SEARCH QUERY PRI get Post FOO %'),
  ...['G E T', '', 'GET\t', '\xff', 'A'.repeat(8_000)],
];
const versions: readonly string[] = ['', ...words('HTTP/1.0 HTTP/1.1 HTTP/2.0 HTTP/0.9 HTTP/9.9 HTTP/1 HTTP/ http/1.1 HTTPS/1.1 X')];

/** Framing that a proxy and we could read in two ways, and bodies that are none. */
const framings: readonly (readonly [string, readonly string[], string])[] = [
  ['two lengths', ['content-length: 2', 'content-length: 3'], '{}'],
  ['two equal lengths', ['content-length: 2', 'content-length: 2'], '{}'],
  ['a length and chunks', ['content-length: 2', 'transfer-encoding: chunked'], '0\r\n\r\n'],
  ['a length with a sign', ['content-length: +2'], '{}'],
  ['a length in hexadecimal', ['content-length: 0x2'], '{}'],
  ['a length with a space', ['content-length: 1 2'], '{}'],
  ['a list of lengths', ['content-length: 2, 2'], '{}'],
  ['a length that is not reached', ['content-length: 999'], '{}'],
  ['a length beyond all limits', ['content-length: 99999999999'], '{}'],
  ['a length beyond a number', [`content-length: ${'9'.repeat(40)}`], '{}'],
  ['a chunk without a size', ['transfer-encoding: chunked'], '\r\n{}\r\n0\r\n\r\n'],
  ['a chunk of a size that is none', ['transfer-encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'],
  ['a chunk of a huge size', ['transfer-encoding: chunked'], 'ffffffffffffffff\r\n{}\r\n'],
  ['a chunk that ends too soon', ['transfer-encoding: chunked'], '9\r\n{}\r\n0\r\n\r\n'],
  ['chunks without an end', ['transfer-encoding: chunked'], '2\r\n{}\r\n'],
  ['a chunk with an endless extension', ['transfer-encoding: chunked'], `2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`],
  ['trailers that set a host', ['transfer-encoding: chunked', 'trailer: host'], '2\r\n{}\r\n0\r\nhost: %\r\n\r\n'],
  ['chunked twice', ['transfer-encoding: chunked', 'transfer-encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'],
  ['chunked in a list', ['transfer-encoding: gzip, chunked'], '2\r\n{}\r\n0\r\n\r\n'],
  ['two hosts', ['host: a', 'host: %'], ''],
  ['two types', ['content-type: application/json', 'content-type: text/plain', 'content-length: 2'], '{}'],
  ['a folded header', ['x-folded: a', ' b'], ''],
  ['a header without a colon', ['nonsense'], ''],
  ['a header without a name', [': a'], ''],
  ['a name with a space', ['a b: c'], ''],
  ['a name with a byte above 127', ['\xff: c'], ''],
  ['a name that is a member of every object', ['__proto__: a', 'constructor: b', 'toString: c', 'hasOwnProperty: d'], ''],
  ['a control character in a value', ['x-a: \x01'], ''],
  ['a zero byte in a value', ['x-a: a\0b'], ''],
  ['a line feed alone', ['x-a: a\nx-b: b'], ''],
  ['a carriage return alone', ['x-a: a\rx-b: b'], ''],
  ['three hundred headers', Array.from({ length: 300 }, (_, index) => `x-${String(index)}: a`), ''],
  ['three thousand headers', Array.from({ length: 3_000 }, (_, index) => `x-${String(index)}: a`), ''],
  ['bytes that are no JSON', ['content-type: application/json', 'content-length: 4'], '\xff\xfe\0{'],
  ['a byte order mark', ['content-type: application/json', 'content-length: 5'], '\xef\xbb\xbf{}'],
  ['JSON nested ten thousand deep', ['content-type: application/json', 'content-length: 20000'], '['.repeat(20_000)],
  ['a prototype in JSON', ['content-type: application/json', 'content-length: 39'], '{"__proto__":{"query":"{__typename}"}}  '],
  ['an array of nothing', ['content-type: application/json', 'content-length: 2'], '[]'],
  ['a string', ['content-type: application/json', 'content-length: 3'], '"a"'],
];

export type Target = {
  method: string;
  path: string;
  /** Lines of the well-formed request, without host, length and connection; signed anew for each request. */
  headers?: () => readonly string[];
  body?: string;
  /** One pair of header and value in so many; 1 sends all. Routes of one server share most of what reads a header. */
  oneIn?: number;
};

const requestBytes = (line: string, headers: readonly string[], body: string): Buffer =>
  binary(`${[line, ...headers, 'connection: close'].join('\r\n')}\r\n\r\n${body}`);

/** The table for one target: made anew at each call, for proofs that may be used once. */
export const hostileRequests = function* ({ method, path, headers = () => [], body = '', oneIn = 1 }: Target): Generator<HostileRequest> {
  const length = body === '' ? [] : [`content-length: ${String(body.length)}`];
  const own = (): string[] => ['host: a', ...headers(), ...length];
  for (const [row, name] of names.entries())
    for (const [column, value] of values.entries()) {
      if ((row + column) % oneIn !== 0) continue;
      // In place of the well-formed one where there is one, so that the hostile one is what is read.
      const others = own().filter((line) => !line.startsWith(`${name}:`));
      const bytes = requestBytes(`${method} ${path} HTTP/1.1`, [...others, `${name}: ${value}`], body);
      yield { name: `${name}: ${value.slice(0, 40)}`, bytes, isOpenEnded: framingNames.has(name) };
    }
  const lines = [
    ...hostileTargets(path).flatMap((target) => [...new Set([method, 'GET'])].map((verb) => `${verb} ${target} HTTP/1.1`)),
    ...methods.map((verb) => `${verb} ${path} HTTP/1.1`),
    ...versions.map((version) => `${method} ${path} ${version}`),
  ];
  for (const line of lines) yield { name: line.slice(0, 80), bytes: requestBytes(line, own(), body), isOpenEnded: false };
  for (const [name, framing, framed] of framings)
    for (const verb of ['POST', 'GET', 'PUT'])
      yield {
        name: `${verb} with ${name}`,
        bytes: requestBytes(`${verb} ${path} HTTP/1.1`, ['host: a', ...framing], framed),
        isOpenEnded: true,
      };
  yield { name: 'no headers at all', bytes: binary(`${method} ${path} HTTP/1.1\r\n\r\n`), isOpenEnded: true };
  yield { name: 'no host', bytes: requestBytes(`${method} ${path} HTTP/1.1`, own().slice(1), body), isOpenEnded: false };
  yield { name: 'half a request', bytes: binary(`${method} ${path} HT`), isOpenEnded: true };
};

export type RawAnswer = { statuses: readonly number[]; text: string };

/** Everything that comes back until the connection ends, of however many answers. */
export const sendRaw = ({ port, request: { bytes, isOpenEnded } }: { port: number; request: HostileRequest }): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true }, () => (isOpenEnded ? socket.end(bytes) : socket.write(bytes)));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      resolve({ statuses: [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)), text });
    });
    // What was refused while it was still being sent may be cut off: what had come back by then counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });

const inside = /\bat (?:async )?[\w.<>]+ \(|node_modules|node:internal|\.ts:\d+|TypeError|RangeError|\bFST_|\bERR_[A-Z]|fastify/;

/** What is wrong with the answer to one hostile request; null where it is refused or served once, without a word of the inside. */
export const faultOf = ({ answer: { statuses, text }, isOpenEnded }: { answer: RawAnswer; isOpenEnded: boolean }): string | null => {
  const final = statuses.filter((status) => status >= 200);
  if (final.length > 1 || (final.length === 0 && !isOpenEnded)) return `${String(final.length)} answers (${final.join(' ')})`;
  const [status = 0] = final;
  if (status >= 500) return `status ${String(status)}`;
  // Headers hold sealed texts, in which any letters may stand.
  const body = text.slice(text.indexOf('\r\n\r\n'));
  return inside.test(body) ? `words of the inside: ${inside.exec(body)?.[0] ?? ''}` : null;
};
