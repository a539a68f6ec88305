// Loaded into a process before its program (node --import): writes each look-up of a name and each target of a connection to the file that
// WATCHED_CONNECTIONS names. Processes that this one starts inherit both. Plain JavaScript: it runs before anything else is loaded.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env.WATCHED_CONNECTIONS;
const record = (kind, target) => appendFileSync(file, `${JSON.stringify({ kind, target })}\n`);
const before = (object, name, note) => {
  const original = object[name];
  object[name] = function (...words) {
    note(words);
    return original.apply(this, words);
  };
};

before(net.Socket.prototype, 'connect', (words) => {
  // http, tls and undici hand over what net.connect made of its arguments: an array that begins with the options.
  const [first, second] = Array.isArray(words[0]) ? words[0] : words;
  const { host, port, path } = typeof first === 'object' ? first : { port: first, host: typeof second === 'string' ? second : undefined };
  record('connect', path ?? `${host ?? 'localhost'}:${port}`);
});
const names = ['lookup', ...Object.keys(dns).filter((name) => /^(resolve|reverse)/.test(name))];
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of names) if (typeof owner[name] === 'function') before(owner, name, ([wanted]) => record('look-up', String(wanted)));
before(dgram.Socket.prototype, 'send', (words) => record('send', words.slice(1).map(String).join(' ')));
before(dgram.Socket.prototype, 'connect', (words) => record('send', words.map(String).join(' ')));

// What is imported by name from these modules is replaced too.
syncBuiltinESMExports();
