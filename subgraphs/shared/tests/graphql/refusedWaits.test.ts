import { execute, parse } from 'graphql';
import { expect, test } from 'vitest';
import { faultCodeOf } from '../../graphql/formatFault.ts';
import { rateLimited } from '../../faults.ts';
import { emptyResponseMetadata } from '../../responseMetadata.ts';
import { anonymous } from '../../viewer.ts';
import { schemaFrom } from './schemaFrom.ts';

const sdl = `
  extend type Query { unused: String @public }
  enum UserErrorCode { RATE_LIMITED NOT_FOUND }
  type Done { accepted: Boolean! count: Int! ids: [ID!]! name: String userErrors: [DoneError!]! }
  union DoneError = RateLimitedError | NotFoundError
  type Plain { name: String userErrors: [PlainError!]! }
  union PlainError = NotFoundError
  extend type Mutation { limited: Done @public  plain: Plain @public }
`;

const answerTo = async (document: string) => {
  const refuse = () => {
    throw rateLimited(7);
  };
  const response = emptyResponseMetadata();
  const schema = schemaFrom({ sdl, resolvers: { Mutation: { limited: refuse, plain: refuse } } });
  const contextValue = { viewer: anonymous, vouched: new WeakSet(), response, locale: 'en' };
  const { data, errors } = await execute({ schema, document: parse(document), contextValue });
  return { data: JSON.parse(JSON.stringify(data)), codes: errors?.map(faultCodeOf), response };
};

test('work refused with a wait is RateLimitedError where the union has it, with nothing done', async () => {
  const { data, codes, response } = await answerTo(
    'mutation { limited { accepted count ids name userErrors { __typename ... on RateLimitedError { code retryAfterSeconds message } } } }',
  );
  const error = {
    __typename: 'RateLimitedError',
    code: 'RATE_LIMITED',
    retryAfterSeconds: 7,
    message: 'Too many attempts. Try again in 7 s.',
  };
  expect(data).toEqual({ limited: { accepted: false, count: 0, ids: [], name: null, userErrors: [error] } });
  expect(codes).toBeUndefined();
  expect(response.retryAfterSeconds).toBe(7);
});

test('work refused with a wait is RATE_LIMITED among the errors where the union has no RateLimitedError', async () => {
  const { data, codes, response } = await answerTo('mutation { plain { name userErrors { __typename } } }');
  expect(data).toEqual({ plain: null });
  expect(codes).toEqual(['RATE_LIMITED']);
  expect(response.retryAfterSeconds).toBe(7);
});
