import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { refusedCallers, startWithAdmin } from './adminKit.ts';
import { camille, createAccount } from './kit.ts';

const user = 'query ($id: ID!) { user(id: $id) { id email status roles sessions { id isCurrent } profile { displayName } } }';

test('an admin reads any account with its sessions, and gets null for an unknown id', async () => {
  const { auth, admin } = await startWithAdmin();
  const owner = await createAccount(auth);
  const ask = async (id: string) => at((await auth.ask(admin.viewer, user, { id })).data, 'user');
  expect(await ask(owner.userId)).toEqual({
    id: owner.userId,
    email: camille.email,
    status: 'ACTIVE',
    roles: ['LEARNER'],
    sessions: [{ id: owner.viewer.sessionId, isCurrent: false }],
    profile: { displayName: 'Camille Moreau' },
  });
  expect(await ask('usr_nobody')).toBeNull();
});

test('other callers are refused, the owner too, whether the account exists or not', { tags: ['F7'] }, async () => {
  const { auth } = await startWithAdmin();
  const owner = await createAccount(auth);
  for (const [name, viewer, code] of refusedCallers(owner.viewer))
    for (const id of [owner.userId, 'usr_nobody']) {
      const { data, codes } = await auth.ask(viewer, user, { id });
      expect([name, codes, data]).toEqual([name, [code], { user: null }]);
    }
});
