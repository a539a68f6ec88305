import { expect, onTestFinished, test } from 'vitest';
import { createHttpApp } from '#shared/hosting/httpHost.ts';
import { createServiceSigner, serviceHeader } from '#shared/trust/serviceProof.ts';
import { logout } from './documents.ts';
import { createAccount, silentLog, startAuth } from './kit.ts';

const serviceSecret = 'Zq3-7pLw9_sVxT2mR8bYkHdN5cJ4fGaU';

test('the key set is public over HTTP, and the revocation log needs a service proof', async () => {
  const auth = await startAuth();
  const { viewer } = await createAccount(auth);
  await auth.ask(viewer, logout, { input: {} });
  const log = silentLog;
  const app = await createHttpApp({ subgraph: auth.subgraph, serviceSecret, clock: auth.clock, log, revocations: null });
  onTestFinished(() => app.close());

  const keys = await app.inject({ method: 'GET', url: '/.well-known/jwks.json' });
  expect([keys.statusCode, keys.headers['cache-control']]).toEqual([200, 'public, max-age=15']);

  const url = '/internal/revocations?after=0';
  const stranger = await app.inject({ method: 'GET', url });
  expect([stranger.statusCode, stranger.body]).toEqual([401, '{"error":"UNAUTHENTICATED"}']);
  const { signService } = createServiceSigner({ secret: serviceSecret, clock: auth.clock });
  const proof = signService({ subgraph: 'auth', method: 'GET', pathAndQuery: url });
  const service = await app.inject({ method: 'GET', url, headers: { [serviceHeader]: proof } });
  expect([service.statusCode, service.json()]).toEqual([
    200,
    {
      entries: [expect.objectContaining({ subject: { kind: 'session', sessionId: viewer.sessionId } })],
      cursor: expect.stringMatching(/^\d+$/),
    },
  ]);
});
