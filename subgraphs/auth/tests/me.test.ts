import { expect, test } from 'vitest';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import type { Viewer } from '#shared/viewer.ts';
import { camille, createAccount, startAuth, strangers } from './kit.ts';
import type { Auth } from './kit.ts';

const me = '{ me { id email roles sessions { id isCurrent } profile { slug } } }';
const askEntity = (auth: Auth, as: CallerKind | Viewer, id: string) =>
  auth.ask(as, `{ _entities(representations: [{ __typename: "User", id: "${id}" }]) { ... on User { id email } } }`);

test('me is the account of the viewer, or null without one', async () => {
  const auth = await startAuth();
  const { userId, viewer } = await createAccount(auth);
  await createAccount(auth, { email: 'other@moreau.example' });

  const own = await auth.ask(viewer, me);
  expect([own.data, own.codes]).toEqual([
    {
      me: {
        id: userId,
        email: camille.email,
        roles: ['LEARNER'],
        sessions: [{ id: viewer.sessionId, isCurrent: true }],
        profile: { slug: 'camille-moreau' },
      },
    },
    [],
  ]);
  for (const kind of callerKinds)
    expect([kind, await auth.ask(kind, me)]).toEqual([kind, expect.objectContaining({ data: { me: null }, codes: [] })]);
});

test('an account reached as an entity is visible to its owner and admins, and null for other callers', async () => {
  const auth = await startAuth();
  const { userId, viewer } = await createAccount(auth);
  for (const allowed of [viewer, 'admin'] as const)
    expect((await askEntity(auth, allowed, userId)).data).toEqual({ _entities: [{ id: userId, email: camille.email }] });
  for (const kind of strangers) {
    const there = await askEntity(auth, kind, userId);
    const notThere = await askEntity(auth, kind, 'usr_nobody');
    expect([kind, there.data]).toEqual([kind, { _entities: [null] }]);
    expect([kind, there]).toEqual([kind, notThere]);
  }
});

test('an account returned by a registration gives no access to another one in the same request', async () => {
  const auth = await startAuth();
  const { userId } = await createAccount(auth);
  const { data } = await auth.ask(
    'anonymous',
    `mutation { registerUser(input: { email: "x@moreau.example", password: "Hirondelle42", firstName: "X", lastName: "Y" }) { user { id email sessions { isCurrent } } } }`,
  );
  expect(at(data, 'registerUser.user.sessions')).toEqual([{ isCurrent: true }]);
  expect(at(data, 'registerUser.user.id')).not.toBe(userId);
});
