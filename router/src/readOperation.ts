import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { rawBodyOf } from '#shared/hosting/routes.ts';
import type { Message } from '#shared/messages.ts';
import { acceptedType, isOurJson } from './mediaTypes.ts';
import type { AcceptedType } from './mediaTypes.ts';
import type { Refusal } from './refusals.ts';

const refusal = (message: Message, status = 400): Refusal => ({ status, code: 'BAD_REQUEST', message });

// One sentence for each way not to send an operation. What Apollo Server would say in English alone is never reached.
const notJson = refusal(
  { fr: 'Le corps doit être du JSON (application/json) en UTF-8.', en: 'The body must be JSON (application/json) in UTF-8.' },
  415,
);
const unreadable = refusal({ fr: 'Le corps n’est pas du JSON valide.', en: 'The body is not valid JSON.' });
const batch = refusal({
  fr: 'Envoyez une opération par requête : les lots ne sont pas acceptés.',
  en: 'Send one operation per request: batches are not accepted.',
});
const noObject = refusal({
  fr: 'Le corps doit être un objet JSON avec au moins « query ».',
  en: 'The body must be a JSON object with at least "query".',
});
const noQuery = refusal({
  fr: 'La requête ne contient pas d’opération : « query » ou l’extension « persistedQuery » est nécessaire.',
  en: 'The request has no operation: "query" or the extension "persistedQuery" is required.',
});
const crossSite = refusal({
  fr: 'Cette lecture par URL doit porter un en-tête « apollo-require-preflight » ou « x-apollo-operation-name ».',
  en: 'A query in the URL must have a header "apollo-require-preflight" or "x-apollo-operation-name".',
});
const getType = refusal(
  { fr: 'Une requête GET ne peut avoir que le type application/json.', en: 'A GET request may only have the type application/json.' },
  415,
);
const notAcceptable = refusal(
  {
    fr: 'La réponse est en application/json ou application/graphql-response+json, que l’en-tête « accept » refuse.',
    en: 'The answer is in application/json or application/graphql-response+json, which the "accept" header refuses.',
  },
  406,
);
const wrongType = (name: string, type: { fr: string; en: string }): Refusal =>
  refusal({ fr: `« ${name} » doit être ${type.fr}.`, en: `"${name}" must be ${type.en}.` });
const text = { fr: 'une chaîne', en: 'a string' };
const object = { fr: 'un objet JSON', en: 'a JSON object' };
const repeated = (name: string): Refusal =>
  refusal({ fr: `« ${name} » est donné plusieurs fois.`, en: `"${name}" is given more than once.` });
const wrongHash = refusal({
  fr: 'L’empreinte de « persistedQuery » n’est pas celle de « query ».',
  en: 'The hash in "persistedQuery" is not the hash of "query".',
});
const wrongVersion = refusal({
  fr: 'Cette version de « persistedQuery » n’est pas acceptée.',
  en: 'This version of "persistedQuery" is not supported.',
});

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const parseJson = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
};

const persistedProblem = (persisted: unknown, query: unknown): Refusal | null => {
  if (!isGiven(persisted)) return null;
  if (!isObject(persisted)) return wrongType('persistedQuery', object);
  if (persisted['version'] !== 1) return wrongVersion;
  const hash = persisted['sha256Hash'];
  if (typeof hash !== 'string') return wrongType('sha256Hash', text);
  if (typeof query !== 'string' || query === '') return null;
  return createHash('sha256').update(query).digest('hex') === hash ? null : wrongHash;
};

/** What Apollo Server asks of an operation's parameters, whichever way they came. */
const parameterProblem = ({ query, operationName, variables, extensions }: JsonObject): Refusal | null => {
  for (const [name, value] of Object.entries({ query, operationName }))
    if (isGiven(value) && typeof value !== 'string') return wrongType(name, text);
  for (const [name, value] of Object.entries({ variables, extensions }))
    if (isGiven(value) && !isObject(value)) return wrongType(name, object);
  const persisted = isObject(extensions) ? extensions['persistedQuery'] : undefined;
  if (!isGiven(persisted) && (typeof query !== 'string' || query === '')) return noQuery;
  return persistedProblem(persisted, query);
};

const bodyProblem = (body: unknown): Refusal | null => {
  if (body === undefined) return unreadable;
  if (Array.isArray(body)) return batch;
  return isObject(body) ? parameterProblem(body) : noObject;
};

const preflightProblem = ({ headers }: FastifyRequest): Refusal | null => {
  const contentType = headers['content-type'];
  if (contentType !== undefined && isOurJson(contentType)) return null;
  if (!headers['apollo-require-preflight'] && !headers['x-apollo-operation-name']) return crossSite;
  return contentType === undefined ? null : getType;
};

const parameterNames = ['query', 'operationName', 'variables', 'extensions'] as const;

/** The operation of an address, as if it had come in a body. */
const urlBody = ({ url }: FastifyRequest): { refusal: Refusal } | { refusal: null; body: JsonObject } => {
  const parameters = new URLSearchParams(url.split('?').slice(1).join('?'));
  const twice = parameterNames.find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) return { refusal: repeated(twice) };
  const json = (name: string): unknown => {
    const source = parameters.get(name);
    // What cannot be read stays a text, which is refused: null would pass for one that was left out.
    return source === null ? null : (parseJson(source) ?? source);
  };
  const [query, operationName] = [parameters.get('query'), parameters.get('operationName')];
  return { refusal: null, body: { query, operationName, variables: json('variables'), extensions: json('extensions') } };
};

export type ReadOperation = { refusal: Refusal } | { refusal: null; method: 'GET' | 'POST'; accept: AcceptedType; body: unknown };

const readBody = (request: FastifyRequest): { refusal: Refusal } | { refusal: null; body: unknown } => {
  if (request.method === 'GET') {
    const problem = preflightProblem(request);
    return problem === null ? urlBody(request) : { refusal: problem };
  }
  if (!isOurJson(request.headers['content-type'])) return { refusal: notJson };
  return { refusal: null, body: parseJson(rawBodyOf(request).toString('utf8')) };
};

/**
 * Judges a request to the graph before Apollo Server sees it: content types, body, parameters, what the client accepts. Nothing is
 * executed for a request that could not be answered.
 */
export const readOperation = ({ request, withPage }: { request: FastifyRequest; withPage: boolean }): ReadOperation => {
  const accept = acceptedType({ accept: request.headers.accept, withPage: withPage && request.method === 'GET' });
  if (accept === 'text/html') return { refusal: null, method: 'GET', accept, body: undefined };
  const read = readBody(request);
  if (read.refusal !== null) return read;
  const problem = bodyProblem(read.body);
  if (problem !== null) return { refusal: problem };
  return accept === null ? { refusal: notAcceptable } : { refusal: null, method: 'POST', accept, body: read.body };
};
