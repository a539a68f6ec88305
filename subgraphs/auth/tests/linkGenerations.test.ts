import { expect, test } from 'vitest';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { createAdministrators } from '../administrators.ts';
import { act, createAdmin, reason } from './adminKit.ts';
import { changeEmail, changePassword, reactivateUser, requestPasswordReset, resetPassword, suspendUser, verifyEmail } from './documents.ts';
import { eraseFully } from './erasureKit.ts';
import { completeExport, exportSeenBy, serveHttp, tokenOfExport } from './exportKit.ts';
import { camille, createAccount, goodPassword, startAuth } from './kit.ts';
import type { Auth, Person } from './kit.ts';
import { mailsTo, openMailbox, tokenOf } from './mailKit.ts';
import type { Mailbox } from './mailKit.ts';

const { email } = camille;
const newEmail = 'camille@elsewhere.example';
const [verifySubject, confirmSubject] = ['Confirmez votre adresse e-mail', 'Confirmez votre nouvelle adresse e-mail'];
const [resetSubject, appointedSubject] = ['Choisissez un nouveau mot de passe', 'Vous administrez HAR Academy'];

type World = { auth: Auth; mailbox: Mailbox; person: Person };
/** Uses the link once. True if it had an effect. */
type Follow = () => Promise<boolean>;

const verify = async ({ auth }: World, token: string): Promise<unknown> =>
  at((await auth.ask('anonymous', verifyEmail, { input: { token } })).data, 'verifyEmail.accepted');
const reset = async ({ auth }: World, token: string, newPassword: string): Promise<boolean> =>
  at((await auth.ask('anonymous', resetPassword, { input: { token, newPassword } })).data, 'resetPassword.accepted') === true;
const accountOf = async ({ auth, person }: World) => (await auth.rowsOf('users')).find(({ _id }) => _id === person.userId);
const prove = async (world: World): Promise<void> => {
  expect(await verify(world, await tokenOf(world.mailbox, email, verifySubject, 1))).toBe(true);
};
const requestReset = async ({ auth, mailbox }: World): Promise<string> => {
  const count = mailsTo(mailbox, email, resetSubject).length;
  await auth.ask('anonymous', requestPasswordReset, { input: { email } });
  return tokenOf(mailbox, email, resetSubject, count + 1);
};

/** Every link and token, mailed or shown, that grants something without a sign-in. */
const links: Record<string, { isProven: boolean; make: (world: World) => Promise<Follow> }> = {
  'a verification link': {
    isProven: false,
    make: async (world) => {
      const token = await tokenOf(world.mailbox, email, verifySubject, 1);
      return async () => {
        const before = await accountOf(world);
        await verify(world, token);
        return String(at(await accountOf(world), 'emailVerifiedAt')) !== String(at(before, 'emailVerifiedAt'));
      };
    },
  },
  'a link that confirms a new address': {
    isProven: true,
    make: async (world) => {
      const { auth, mailbox, person } = world;
      await auth.ask(person.viewer, changeEmail, { input: { newEmail, password: goodPassword } });
      const token = await tokenOf(mailbox, newEmail, confirmSubject, 1);
      // The pending address ends with some changes. Its link has to end independently.
      return async () => {
        await auth.connection
          .collection<{ _id: string }>('users')
          .updateOne({ _id: person.userId, status: 'ACTIVE' }, { $set: { pendingEmail: newEmail } });
        await verify(world, token);
        return at(await accountOf(world), 'email') === newEmail;
      };
    },
  },
  'a reset link': {
    isProven: true,
    make: async (world) => {
      const token = await requestReset(world);
      return () => reset(world, token, 'Alouette2601');
    },
  },
  'the link of an appointed administrator': {
    isProven: false,
    make: async (world) => {
      const { auth, mailbox } = world;
      await createAdministrators({ connection: auth.connection, clock: auth.clock }).create({ email });
      await auth.subgraph.wiring.deliverMails();
      const token = await tokenOf(mailbox, email, appointedSubject, 1);
      return () => reset(world, token, 'Alouette2601');
    },
  },
  'the download link of a data export': {
    isProven: true,
    make: async (world) => {
      const { auth, person } = world;
      const id = await completeExport(auth, person);
      const token = await tokenOfExport(auth, person, id);
      const { fetchExport } = await serveHttp(auth);
      return async () => {
        const { statusCode } = await fetchExport(token);
        expect([200, 404, 410]).toContain(statusCode);
        return statusCode === 200;
      };
    },
  },
};

const changeTo = async ({ auth, person }: World, newPassword: string): Promise<void> => {
  const { data } = await auth.ask(person.viewer, changePassword, { input: { currentPassword: goodPassword, newPassword } });
  expect(at(data, 'changePassword.userErrors')).toEqual([]);
};
const suspend = async ({ auth, person }: World) => {
  const admin = await createAdmin(auth);
  expect((await act(auth, suspendUser, { id: person.userId, reason }, admin.viewer)).code).toBe('ok');
  return admin;
};

/** Every change that ends a generation of credentials. */
const ends: Record<string, { needsProof: boolean; apply: (world: World) => Promise<void> }> = {
  'a changed password': { needsProof: false, apply: (world) => changeTo(world, 'Rossignol88') },
  'a reset password': {
    needsProof: false,
    apply: async (world) => {
      const { auth, person } = world;
      // An account has one live reset link. The first one is stored again beside the second.
      const before = await auth.connection.collection<{ _id: string }>('passwordResets').findOne({ _id: person.userId });
      const token = await requestReset(world);
      expect(await reset(world, token, 'Rossignol88')).toBe(true);
      if (before) await auth.connection.collection<{ _id: string }>('passwordResets').insertOne(before);
    },
  },
  'a suspension': {
    needsProof: false,
    apply: async (world) => {
      await suspend(world);
    },
  },
  'a reactivation': {
    needsProof: false,
    apply: async (world) => {
      const admin = await suspend(world);
      const { code } = await act(world.auth, reactivateUser, { id: world.person.userId, reason }, admin.viewer);
      expect(code).toBe('ok');
    },
  },
  'a changed address': {
    needsProof: true,
    apply: async (world) => {
      const { auth, mailbox, person } = world;
      const other = 'camille@third.example';
      await auth.ask(person.viewer, changeEmail, { input: { newEmail: other, password: goodPassword } });
      expect(await verify(world, await tokenOf(mailbox, other, confirmSubject, 1))).toBe(true);
    },
  },
  'the account’s erasure': {
    needsProof: false,
    apply: async ({ auth, person }) => {
      await eraseFully(auth, { userId: person.userId, viewer: person.viewer });
    },
  },
  'reclaiming the unproven account by the operator': {
    needsProof: false,
    apply: async ({ auth }) => {
      await createAdministrators({ connection: auth.connection, clock: auth.clock }).create({ email });
    },
  },
};

const start = async ({ isProven }: { isProven: boolean }): Promise<World> => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const world = { auth, mailbox, person: await createAccount(auth) };
  if (isProven) await prove(world);
  return world;
};

test.each(Object.entries(links))('%s works under the credentials it was created with', async (_name, { isProven, make }) => {
  const world = await start({ isProven });

  const follow = await make(world);

  expect(await follow()).toBe(true);
});

const cases = Object.entries(links).flatMap(([link, { isProven, make }]) =>
  Object.entries(ends)
    // An address is proven before it is changed, an administrator has an account already, and only an unproven account is reclaimed.
    .filter(([end, { needsProof }]) => (isProven || !needsProof) && (end.includes('reclaiming') ? link === 'a verification link' : true))
    .filter(([end]) => !(link.includes('administrator') && ['a changed password', 'the account’s erasure'].includes(end)))
    .map(([end, { apply }]) => ({ link, end, isProven, make, apply })),
);
test.each(cases)('$link does nothing after $end', async ({ isProven, make, apply }) => {
  const world = await start({ isProven });
  const follow = await make(world);

  await apply(world);

  expect(await follow()).toBe(false);
});

test('a data export shows no download link after its link has ended', async () => {
  const world = await start({ isProven: true });
  const { auth, person } = world;
  const id = await completeExport(auth, person);

  await changeTo(world, goodPassword.replace('42', '43'));

  expect(await exportSeenBy(auth, person.viewer, id)).toMatchObject({ state: 'SUCCEEDED', downloadUrl: null });
});

test('an unproven account gets another verification link after a change of password', async () => {
  const world = await start({ isProven: false });

  await changeTo(world, 'Rossignol88');

  expect(await verify(world, await tokenOf(world.mailbox, email, verifySubject, 2))).toBe(true);
});
