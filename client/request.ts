import type { DocumentTypeDecoration, TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

/** An operation as generated: a string that knows its types, or a parsed document that does. */
export type Operation<Data, Variables> =
  (DocumentTypeDecoration<Data, Variables> & { toString(): string }) | TypedDocumentNode<Data, Variables>;

export type ClientOptions = {
  /** Of the graph's endpoint, for instance https://api.example.org/graphql. */
  url: string;
  /** Asked before each request, so that a renewed token is used at once. Null: not signed in. */
  accessToken?: () => string | null;
  /** The language of messages; unless set the account's, the browser's, or French. */
  locale?: 'fr' | 'en';
};
export type Client = {
  /** @throws GraphQLRequestError; and what fetch throws when nobody answers or `signal` is aborted. */
  request<Data, Variables>(
    operation: Operation<Data, Variables>,
    ...rest: Record<string, never> extends Variables
      ? [variables?: Variables, options?: RequestOptions]
      : [variables: Variables, options?: RequestOptions]
  ): Promise<Data>;
};
export type RequestOptions = { signal?: AbortSignal };

/**
 * The graph refused or could not answer. `errors` is empty when the answer was not GraphQL at all (a proxy's page); `data` is what came in
 * spite of the errors, for callers that can show a part. Expected refusals are no errors: they are in the payload's `userErrors`.
 */
export class GraphQLRequestError extends Error {
  override readonly name = 'GraphQLRequestError';
  readonly status: number;
  readonly errors: readonly GraphQLFormattedError[];
  readonly data: unknown;

  constructor({ status, errors, data }: { status: number; errors: readonly GraphQLFormattedError[]; data: unknown }) {
    super(errors[0]?.message ?? `The graph answered with HTTP ${String(status)}.`);
    this.status = status;
    this.errors = errors;
    this.data = data;
  }

  /** The stable code of the first error: UNAUTHENTICATED, RATE_LIMITED ... Null where there is none. */
  get code(): string | null {
    const code = this.errors[0]?.extensions?.['code'];
    return typeof code === 'string' ? code : null;
  }
}

type Answer<Data> = { data?: Data | null; errors?: readonly GraphQLFormattedError[] };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isErrorList = (value: unknown): value is readonly GraphQLFormattedError[] =>
  Array.isArray(value) && value.every((error) => isObject(error) && 'message' in error && typeof error.message === 'string');

// What lies inside data was checked where the types come from: the server validates each operation against the same schema.
const isAnswer = <Data>(value: unknown): value is Answer<Data> =>
  isObject(value) &&
  ('data' in value || 'errors' in value) &&
  (!('data' in value) || value.data === null || isObject(value.data)) &&
  (!('errors' in value) || isErrorList(value.errors));

const textOf = <Data, Variables>(operation: Operation<Data, Variables>): string =>
  'kind' in operation ? print(operation) : operation.toString();

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Typed requests to the graph, with fetch and nothing else. */
export const createClient = ({ url, accessToken = () => null, locale }: ClientOptions): Client => ({
  async request<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables?: Variables,
    { signal }: RequestOptions = {},
  ): Promise<Data> {
    const token = accessToken();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(locale === undefined ? {} : { 'x-har-locale': locale }),
      },
      body: JSON.stringify({ query: textOf(operation), variables: variables ?? {} }),
      ...(signal === undefined ? {} : { signal }),
    });
    const answer = jsonOf(await response.text());
    if (!isAnswer<Data>(answer)) throw new GraphQLRequestError({ status: response.status, errors: [], data: null });
    const { data = null, errors = [] } = answer;
    if (errors.length > 0 || data === null || !response.ok) throw new GraphQLRequestError({ status: response.status, errors, data });
    return data;
  },
});
