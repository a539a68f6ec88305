import { expect, test } from 'vitest';
import { adminViewer, at, callersBeside, camille, given, startAuth } from './kit.ts';

const me = '{ me { id email roles sessions { id isCurrent } profile { slug } } }';
const entity = async (auth: Awaited<ReturnType<typeof startAuth>>, id: string, viewer: Parameters<typeof auth.ask>[2]) =>
  auth.ask(`{ _entities(representations: [{ __typename: "User", id: "${id}" }]) { ... on User { id email } } }`, {}, viewer);

test('me is the viewer’s own account, and null without one', async () => {
  const auth = await startAuth();
  const { userId, viewer } = await given(auth);
  await given(auth, { email: 'other@moreau.example' });

  const own = await auth.ask(me, {}, { viewer });
  expect([own.data, own.errors]).toEqual([
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
  const unknownViewers = [...Object.entries(callersBeside()), ['admin', adminViewer] as const];
  for (const [kind, stranger] of unknownViewers)
    expect([kind, await auth.ask(me, {}, { viewer: stranger })]).toEqual([
      kind,
      expect.objectContaining({ data: { me: null }, errors: [] }),
    ]);
});

test('an account reached as an entity is its owner’s and the admins’; to others it is as if it were not there', async () => {
  const auth = await startAuth();
  const { userId, viewer } = await given(auth);
  for (const allowed of [viewer, adminViewer])
    expect((await entity(auth, userId, { viewer: allowed })).data).toEqual({ _entities: [{ id: userId, email: camille.email }] });
  for (const [kind, stranger] of Object.entries(callersBeside())) {
    const there = await entity(auth, userId, { viewer: stranger });
    const notThere = await entity(auth, 'usr_nobody', { viewer: stranger });
    expect([kind, there.data]).toEqual([kind, { _entities: [null] }]);
    expect([kind, there]).toEqual([kind, notThere]);
  }
});

test('an account that answered a sign-in gives no right to another one in the same request', async () => {
  const auth = await startAuth();
  const { userId } = await given(auth);
  const { data } = await auth.ask(
    `mutation { registerUser(input: { email: "x@moreau.example", password: "Hirondelle42", firstName: "X", lastName: "Y" }) { user { id email sessions { isCurrent } } } }`,
  );
  expect(at(data, 'registerUser', 'user', 'sessions')).toEqual([{ isCurrent: true }]);
  expect(at(data, 'registerUser', 'user', 'id')).not.toBe(userId);
});
