import type { Clock } from '../clock.ts';
import { parseRevocationPage } from './revocationEntry.ts';
import type { RevocationSource } from './revocationEntry.ts';
import { createServiceSigner, serviceHeader } from './serviceProof.ts';

export const keySetPath = '/.well-known/jwks.json';
export const revocationsPath = '/internal/revocations';
const timeoutMs = 1_500;

const getJson = async (url: URL, headers: Record<string, string> = {}): Promise<unknown> => {
  const answer = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) throw new Error(`auth answered ${String(answer.status)} to ${url.pathname}`);
  return answer.json();
};

/** Reads auth's public keys over HTTP, for `remoteKeys`. */
export const keySetReader =
  ({ authUrl }: { authUrl: string }) =>
  (): Promise<unknown> =>
    getJson(new URL(keySetPath, authUrl));

/** Auth's revocation log over HTTP, which it shows to nobody but our own processes. */
export const remoteRevocations = ({
  authUrl,
  serviceSecret,
  clock,
}: {
  authUrl: string;
  serviceSecret: string;
  clock: Clock;
}): RevocationSource => {
  const signer = createServiceSigner({ secret: serviceSecret, clock });
  return {
    since: async (cursor) => {
      const url = new URL(revocationsPath, authUrl);
      if (cursor !== null) url.searchParams.set('after', cursor);
      const proof = signer.signService({ subgraph: 'auth', method: 'GET', pathAndQuery: `${url.pathname}${url.search}` });
      return parseRevocationPage(await getJson(url, { [serviceHeader]: proof }));
    },
  };
};
