import { getNamedType, getNullableType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType } from 'graphql';
import type { GraphQLOutputType, GraphQLSchema } from 'graphql';
import { Fault } from '../faults.ts';
import type { ResponseMetadata } from '../responseMetadata.ts';
import { rateLimitedError, toUserError } from '../userErrors.ts';
import type { Locale } from '../viewer.ts';
import { aroundMutations } from './mutationFields.ts';

type Asked = { response: ResponseMetadata; locale: Locale };
const isAsked = (context: unknown): context is Asked =>
  typeof context === 'object' && context !== null && 'response' in context && 'locale' in context;

const waitOf = (error: unknown): number | null =>
  error instanceof Fault && error.code === 'RATE_LIMITED' ? (error.details.retryAfterSeconds ?? null) : null;

// Of a mutation that has not run: nothing was accepted, nothing was counted.
const nothingDone: Readonly<Record<string, unknown>> = { Boolean: false, Int: 0 };

/** The fields of a payload that says RateLimitedError; null for a payload that cannot. */
const refusedPayload = (type: GraphQLOutputType): Record<string, unknown> | null => {
  const payload = getNullableType(type);
  if (!isObjectType(payload)) return null;
  const { userErrors, ...others } = payload.getFields();
  const errors = userErrors && getNamedType(userErrors.type);
  if (!isUnionType(errors) || errors.getTypes().every(({ name }) => name !== 'RateLimitedError')) return null;
  const required = Object.values(others).filter((field) => isNonNullType(field.type));
  const entries = required.map(({ name, type: fieldType }): [string, unknown] => {
    const named = getNamedType(fieldType);
    return [name, isListType(getNullableType(fieldType)) ? [] : isScalarType(named) ? nothingDone[named.name] : undefined];
  });
  return entries.every(([, value]) => value !== undefined) ? Object.fromEntries(entries) : null;
};

/**
 * Work that is refused with a wait is a RateLimitedError where the mutation's union has one, else RATE_LIMITED among the errors of the answer. Both carry the
 * wait, and so does Retry-After.
 */
export const answerRefusedWaits = (schema: GraphQLSchema): GraphQLSchema =>
  aroundMutations(schema, (resolve, field) => {
    const refused = refusedPayload(field.type);
    return async (source, args, context, info) => {
      try {
        return await resolve(source, args, context, info);
      } catch (error) {
        const retryAfterSeconds = waitOf(error);
        if (retryAfterSeconds === null || !isAsked(context)) throw error;
        context.response.retryAfterSeconds = Math.max(context.response.retryAfterSeconds ?? 0, retryAfterSeconds);
        if (refused === null) throw error;
        return { ...refused, userErrors: [toUserError(rateLimitedError({ retryAfterSeconds }), context.locale)] };
      }
    };
  });
