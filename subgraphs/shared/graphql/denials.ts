import { Kind } from 'graphql';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { loggedNetwork } from '../limits/clientNetwork.ts';
import type { Logger } from '../log.ts';
import { recordSecurityEvent } from '../securityEvents.ts';
import type { Caller } from '../viewer.ts';
import { faultCodeOf } from './formatFault.ts';
import { aroundMutations } from './mutationFields.ts';

type Asked = Pick<Caller, 'viewer' | 'client'> & { log: Logger };

const record = ({ viewer, client, log }: Asked, { field, reason }: { field: string; reason: string }): void =>
  recordSecurityEvent(log, 'access_denied', {
    field,
    reason,
    client_network: loggedNetwork(client.ip),
    ...(viewer.kind === 'user' ? { user_id: viewer.userId, session_id: viewer.sessionId } : {}),
  });

/**
 * Records what an operation was denied, by the rules of the schema or by a service, once for each field, for any number of aliases or rows. The host that
 * executes the subgraph calls it; a router that passes the answer on does not.
 */
export const recordDenials = ({ errors, ...asked }: Asked & { errors: readonly GraphQLError[] | undefined }): void => {
  const told = new Set<string>();
  for (const error of errors ?? []) {
    const code = faultCodeOf(error);
    // Of the schema and not of the answer's path: what a client calls it by has no place in a log.
    const field = error.nodes?.map((node) => (node.kind === Kind.FIELD ? node.name.value : '')).find((name) => name !== '');
    if ((code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN') || field === undefined || told.has(field)) continue;
    told.add(field);
    record(asked, { field, reason: code.toLowerCase() });
  }
};

const isAsked = (context: unknown): context is Asked =>
  typeof context === 'object' && context !== null && 'viewer' in context && 'client' in context && 'log' in context;
const isForbidden = (payload: unknown): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  'userErrors' in payload &&
  Array.isArray(payload.userErrors) &&
  payload.userErrors.some((error: unknown) => typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'FORBIDDEN');

/** A mutation may also say in its payload that the viewer has no right to what it was to change. */
export const watchMutations = (schema: GraphQLSchema): GraphQLSchema =>
  aroundMutations(schema, (resolve, field) => async (source, args, context, info) => {
    const payload: unknown = await resolve(source, args, context, info);
    if (isForbidden(payload) && isAsked(context)) record(context, { field: field.name, reason: 'forbidden' });
    return payload;
  });
