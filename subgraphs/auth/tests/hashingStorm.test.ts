import { verify } from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { login } from './documents.ts';
import { camille, createAccount, defaultLimits, startAuth, times } from './kit.ts';

vi.mock('@node-rs/argon2', { spy: true });
const verifySpy = vi.mocked(verify);
const finishedHashes = (): number => verifySpy.mock.settledResults.filter(({ type }) => type === 'fulfilled').length;

test('other requests are answered while 200 sign-ins wait for their hash', { tags: ['G17'] }, async () => {
  const auth = await startAuth({ limits: defaultLimits });
  const { viewer } = await createAccount(auth);
  verifySpy.mockClear();

  const storm = Promise.all(
    times(200, (index) =>
      auth.ask(
        'anonymous',
        login,
        { input: { email: `person${index}@moreau.example`, password: 'Hirondelle43' } },
        { ip: `203.0.113.${index}` },
      ),
    ),
  );
  await vi.waitFor(() => expect(verifySpy).toHaveBeenCalled(), { interval: 1, timeout: 120_000 });
  const finishedBefore = finishedHashes();
  for (let count = 0; count < 20; count += 1) {
    const { data } = await auth.ask(viewer, '{ me { email profile { id } } }');
    expect(at(data, 'me.email')).toBe(camille.email);
    expect(verifySpy.mock.calls.length - finishedHashes()).toBeLessThanOrEqual(2);
  }
  const finishedMeanwhile = finishedHashes() - finishedBefore;

  const answers = await storm;
  // The twenty requests were answered in turn while most of the queue waited.
  expect(finishedMeanwhile).toBeLessThan(100);
  expect(new Set(answers.map(({ data, codes }) => at(data, 'login.userErrors.0.code') ?? codes[0]))).toEqual(
    new Set(['INVALID_CREDENTIALS']),
  );
  expect(finishedHashes()).toBe(200);
});
