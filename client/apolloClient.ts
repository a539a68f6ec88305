// For a frontend with Apollo Client 4: copy this file. It needs @apollo/client, graphql and rxjs, and nothing else of this project.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, ServerError } from '@apollo/client';
import { catchError, defer, from, map, of, switchMap, throwError } from 'rxjs';
import type { Observable } from 'rxjs';

/** `refreshToken` is null where sign-in asked for `refreshTokenDelivery: COOKIE`: the browser keeps it then. */
export type Tokens = { accessToken: string; refreshToken: string | null };
/** Where the page keeps its tokens. `set(null)` means that the session has ended: show the sign-in. */
export type Session = { get(): Tokens | null; set(tokens: Tokens | null): void };

export type ApolloClientOptions = {
  /** Of the graph's endpoint, for instance https://api.example.org/graphql. */
  url: string;
  session: Session;
  /** From possibleTypes.ts: without it the cache does not know which types an interface or a union has. */
  possibleTypes: Record<string, string[]>;
  /** The language of messages; unless set the account's, the browser's, or French. */
  locale?: 'fr' | 'en';
};

const refreshDocument = `mutation RefreshTokens($input: RefreshTokensInput!) {
  refreshTokens(input: $input) { tokens { accessToken refreshToken } userErrors { __typename } }
}`;

type RefreshAnswer = { data?: { refreshTokens?: { tokens: Tokens | null } | null } | null };
const isRefreshAnswer = (value: unknown): value is RefreshAnswer => typeof value === 'object' && value !== null && 'data' in value;

/** Exchanges the refresh token. Callers that come while one exchange is under way share it: a refresh token is good for one. */
const createRenewal = ({ url, session }: Pick<ApolloClientOptions, 'url' | 'session'>) => {
  let underWay: Promise<boolean> | null = null;

  const exchange = async ({ refreshToken }: Tokens): Promise<boolean> => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: refreshDocument, variables: { input: refreshToken === null ? {} : { refreshToken } } }),
    });
    const answer: unknown = await response.json();
    const payload = isRefreshAnswer(answer) ? (answer.data?.refreshTokens ?? null) : null;
    // A part that is away, or a limit: the session may still be good, and the caller sees its own error.
    if (payload === null) return false;
    session.set(payload.tokens);
    return payload.tokens !== null;
  };

  /** True when there is another access token than `staleToken` to send the request with. */
  return async (staleToken: string): Promise<boolean> => {
    const tokens = session.get();
    if (tokens === null) return false;
    if (tokens.accessToken !== staleToken) return true;
    underWay ??= exchange(tokens).finally(() => {
      underWay = null;
    });
    return underWay;
  };
};

type Attempt = { result: ApolloLink.Result } | { error: unknown };

/** The graph refuses a stale token before it does anything: sending the request again does nothing twice. */
const isStaleToken = (attempt: Attempt): boolean => {
  if ('error' in attempt) return ServerError.is(attempt.error) && attempt.error.statusCode === 401;
  const { data, errors } = attempt.result;
  return (data ?? null) === null && (errors ?? []).some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED');
};
const outcomeOf = (attempt: Attempt): Observable<ApolloLink.Result> =>
  'error' in attempt ? throwError(() => attempt.error) : of(attempt.result);

/** Sends the access token with each request, and each request once more where only its token was stale. */
const createSessionLink = (options: Pick<ApolloClientOptions, 'url' | 'session'>): ApolloLink => {
  const renew = createRenewal(options);
  const currentToken = (): string | null => options.session.get()?.accessToken ?? null;
  return new ApolloLink((operation, forward) => {
    const send = (): Observable<ApolloLink.Result> => {
      const token = currentToken();
      const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
      operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({ headers: { ...headers, ...authorization } }));
      return forward(operation);
    };
    return defer(() => {
      const token = currentToken();
      if (token === null) return send();
      return send().pipe(
        map((result): Attempt => ({ result })),
        catchError((error: unknown) => of<Attempt>({ error })),
        switchMap((attempt) =>
          isStaleToken(attempt)
            ? from(renew(token)).pipe(switchMap((isRenewed) => (isRenewed ? send() : outcomeOf(attempt))))
            : outcomeOf(attempt),
        ),
      );
    });
  });
};

export const createApolloClient = ({ url, session, possibleTypes, locale }: ApolloClientOptions): ApolloClient =>
  new ApolloClient({
    link: ApolloLink.from([
      createSessionLink({ url, session }),
      new HttpLink({ uri: url, credentials: 'include', headers: locale === undefined ? {} : { 'x-har-locale': locale } }),
    ]),
    cache: new InMemoryCache({ possibleTypes }),
  });
