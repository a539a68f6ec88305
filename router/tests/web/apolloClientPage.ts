// Runs in a browser: a page that uses Apollo Client as its documentation shows. The test calls `har` and reads what comes back.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

type Asked = { url: string; document: string; headers?: Record<string, string>; useGet?: boolean };
type Outcome = { data: unknown; error: string | null; exposed: Record<string, string | null> };

const describeError = (error: unknown): string => {
  if (CombinedGraphQLErrors.is(error)) return error.errors.map(({ extensions }) => String(extensions?.['code'])).join(' ');
  if (ServerError.is(error)) return `HTTP ${String(error.statusCode)}`;
  return error instanceof Error ? error.name : 'unknown';
};

const run = async ({ url, document, headers = {}, useGet = false }: Asked): Promise<Outcome> => {
  const exposed: Outcome['exposed'] = {};
  const observed: typeof fetch = async (...words) => {
    const response = await fetch(...words);
    for (const name of ['x-request-id', 'retry-after']) exposed[name] = response.headers.get(name);
    return response;
  };
  const http = new HttpLink({ uri: url, credentials: 'include', headers, useGETForQueries: useGet, fetch: observed });
  const client = new ApolloClient({
    link: ApolloLink.from([http]),
    cache: new InMemoryCache(),
    clientAwareness: { name: 'har-web', version: '1.2.3' },
  });
  const parsed = gql(document);
  const isMutation = document.trimStart().startsWith('mutation');
  try {
    const { data, error } = isMutation
      ? await client.mutate({ mutation: parsed, errorPolicy: 'all' })
      : await client.query({ query: parsed, errorPolicy: 'all' });
    return { data: data ?? null, error: error === undefined ? null : describeError(error), exposed };
  } catch (error) {
    return { data: null, error: describeError(error), exposed };
  }
};

Object.assign(globalThis, { har: { run } });
