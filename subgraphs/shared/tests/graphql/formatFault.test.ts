import { execute, GraphQLError, parse } from 'graphql';
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { badUserInput, faultCodes, forbidden, rateLimited, serviceUnavailable, timedOut, unauthenticated } from '../../faults.ts';
import { formatFault } from '../../graphql/formatFault.ts';
import { createLogger } from '../../log.ts';
import { connectMongo, DatabaseUnavailableError } from '../../mongo/connection.ts';
import { anonymous } from '../../viewer.ts';
import { silent } from '../mongo/testDatabase.ts';
import { schemaFrom } from './schemaFrom.ts';

const { mongo } = mongoose;
const leak =
  /mongodb?|redis|stripe|ECONN|127\.0\.0\.1|localhost|:\d{4,5}\b|\/(?:work|home|app|srv|var|node_modules)\/|\bat .+\.ts|E11000|db\.internal|s3cr3t/i;

const secretText =
  'connect ECONNREFUSED 127.0.0.1:27017 db.internal mongodb://har:s3cr3t@db.internal:27017/har at /srv/app/src/x.ts:3:1 (redis://) Stripe';
const thrown: [string, () => unknown, string][] = [
  ['an error of the language', () => new TypeError(secretText), 'INTERNAL_SERVER_ERROR'],
  ['a text', () => secretText, 'INTERNAL_SERVER_ERROR'],
  ['an object', () => ({ message: secretText, extensions: { code: 'ECONNREFUSED' } }), 'INTERNAL_SERVER_ERROR'],
  ['a GraphQL error without a code', () => new GraphQLError(secretText), 'INTERNAL_SERVER_ERROR'],
  [
    'a GraphQL error with a code of nobody',
    () => new GraphQLError(secretText, { extensions: { code: 'MONGO_DOWN' } }),
    'INTERNAL_SERVER_ERROR',
  ],
  ['a database that refuses', () => new mongo.MongoNetworkError(secretText), 'SERVICE_UNAVAILABLE'],
  ['a database that was never there', () => new DatabaseUnavailableError(secretText), 'SERVICE_UNAVAILABLE'],
  ['a duplicate key', () => new mongo.MongoServerError({ message: `E11000 ${secretText}`, code: 11_000 }), 'INTERNAL_SERVER_ERROR'],
  ['an operation that ran out of time', () => new mongo.MongoServerError({ message: secretText, code: 50 }), 'TIMEOUT'],
  [
    'our own word for it, with a cause',
    () => new GraphQLError(secretText, { originalError: new mongo.MongoNetworkError(secretText) }),
    'SERVICE_UNAVAILABLE',
  ],
  [
    'a refusal with an inner text',
    () => new GraphQLError(secretText, { extensions: { code: 'SERVICE_UNAVAILABLE' } }),
    'SERVICE_UNAVAILABLE',
  ],
];

const answerTo = async (error: unknown, locale: 'fr' | 'en' = 'fr') => {
  const schema = schemaFrom({
    sdl: 'extend type Query { fails: String @public }',
    resolvers: {
      Query: {
        fails: () => {
          throw error;
        },
      },
    },
  });
  const lines: string[] = [];
  const log = createLogger({ service: 'test', destination: { write: (line) => void lines.push(line) } });
  const { errors } = await execute({ schema, document: parse('{ fails }'), contextValue: { viewer: anonymous, vouched: new WeakSet() } });
  return { errors: errors?.map((found) => formatFault(found, { log, locale })), lines };
};

test.each(thrown)('%s tells the outside its code and a sentence, and the log the rest', { tags: ['E24'] }, async (_, make, code) => {
  const error = make();
  const { errors, lines } = await answerTo(error);
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.extensions).toEqual({ code });
  expect(errors?.[0]?.path).toEqual(['fails']);
  expect(Object.keys(errors?.[0] ?? {}).sort()).toEqual(['extensions', 'locations', 'message', 'path']);
  expect(JSON.stringify(errors)).not.toMatch(leak);
  expect(lines).toHaveLength(1);
  // GraphQL's own errors repeat values of clients: of them the log keeps the kind and the place.
  const isGraphql = error instanceof GraphQLError && !error.originalError;
  expect(lines[0]?.includes('s3cr3t')).toBe(!isGraphql);
  if (isGraphql) expect(lines[0]).toContain('"error_kind":"graphql"');
});

test('a database out of reach says nothing of where it is', { tags: ['E24'] }, async () => {
  const handle = connectMongo({ uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100', database: 'away', log: silent });
  const refused: unknown = await handle.untilReady({ timeoutMs: 50 }).catch((error: unknown) => error);
  await handle.close();
  const { errors } = await answerTo(refused);
  expect(errors?.[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
  expect(JSON.stringify(errors)).not.toMatch(leak);
});

test('the sentence is in the language of the viewer', async () => {
  const messageOf = async (error: unknown, locale: 'fr' | 'en') => (await answerTo(error, locale)).errors?.[0]?.message;
  expect(await messageOf(unauthenticated(), 'fr')).toBe('Connectez-vous pour continuer.');
  expect(await messageOf(unauthenticated(), 'en')).toBe('Sign in to continue.');
  expect(await messageOf(forbidden(), 'fr')).toBe('Votre compte n’a pas ce droit.');
  expect(await messageOf(new Error('x'), 'en')).toBe('Something went wrong on our side.');
  expect(await messageOf(timedOut(), 'fr')).toBe('La réponse a pris trop de temps.');
  expect(await messageOf(serviceUnavailable(), 'en')).toBe('A part of the service is unavailable. Try again in a moment.');
});

test('only the extensions that clients act on go out', async () => {
  const { errors } = await answerTo(badUserInput({ message: { fr: 'Trop long.', en: 'Too long.' }, field: 'title' }));
  expect(errors?.[0]).toMatchObject({ message: 'Trop long.', extensions: { code: 'BAD_USER_INPUT', field: 'title' } });
  expect((await answerTo(rateLimited(7))).errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: 7 });
  const chatty = new GraphQLError('no', { extensions: { code: 'FORBIDDEN', stacktrace: ['at x.ts'], host: 'db.internal', field: 3 } });
  expect((await answerTo(chatty)).errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
});

test('every code of a fault is one that clients are told of once', () => {
  expect(new Set(faultCodes).size).toBe(faultCodes.length);
});
