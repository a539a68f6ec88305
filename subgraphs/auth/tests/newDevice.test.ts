import { expect, test } from 'vitest';
import { textAt } from '#shared/tests/kit/startSubgraph.ts';
import { login, loginFromDevice } from './documents.ts';
import { camille, createAccount, goodPassword, signInAgain, startAuth, times } from './kit.ts';
import { mailsTo, openMailbox } from './mailKit.ts';

const firefox = (version: number) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const subject = 'Connexion depuis un nouvel appareil';

test('a sign-in from an unknown device is mailed to the owner, once per device', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  await signInAgain(auth);
  expect(await auth.rowsOf('outgoingMails')).toHaveLength(1);

  await signInAgain(auth, { userAgent: firefox(140) });
  await signInAgain(auth, { userAgent: firefox(140) });
  await signInAgain(auth, { userAgent: firefox(141) });

  await expect.poll(() => mailsTo(mailbox, camille.email, subject).length).toBe(1);
  const [mail] = mailsTo(mailbox, camille.email, subject);
  expect(mail?.text).toContain('depuis un nouvel appareil\u00A0: Firefox, Windows.');
  expect(mail?.links).toEqual([{ url: 'https://har.example/forgot-password', token: null }]);
  expect(await auth.rowsOf('outgoingMails')).toHaveLength(2);
});

test('the user agent of a client is not quoted in the mail', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  await createAccount(auth);
  await signInAgain(auth, { userAgent: 'Gagnez un prix sur https://evil.example <b>ici</b>' });
  await expect.poll(() => mailsTo(mailbox, camille.email, subject).length).toBe(1);
  const [mail] = mailsTo(mailbox, camille.email, subject);
  expect(mail?.text).toContain('appareil inconnu.');
  expect(`${mail?.text ?? ''}${mail?.html ?? ''}`).not.toContain('evil');
});

test('of 20 parallel sign-ins from a new device one is mailed, and a refused sign-in is not', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  await auth.ask('anonymous', login, { input: { email: camille.email, password: 'Hirondelle43' } }, { userAgent: firefox(1) });
  expect(await auth.rowsOf('outgoingMails')).toHaveLength(1);
  await Promise.all(times(20, () => signInAgain(auth, { password: goodPassword, userAgent: firefox(140) })));
  expect((await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'NEW_DEVICE')).toHaveLength(1);
});

test.each([
  ['without deviceName', {}],
  ['with the deviceName of the owner', { deviceName: 'Portable de Camille' }],
  ['with an invented device token', { deviceToken: `dvt_${'A'.repeat(43)}` }],
])('a sign-in from another network with the same software is mailed %s', async (_, hidden) => {
  const auth = await startAuth();
  await createAccount(auth);
  const input = { email: camille.email, password: camille.password };
  await auth.ask('anonymous', login, { input: { ...input, deviceName: 'Portable de Camille' } }, { ip: '203.0.113.9' });
  const kinds = async () => (await auth.rowsOf('outgoingMails')).filter(({ kind }) => kind === 'NEW_DEVICE').length;
  const before = await kinds();
  await auth.ask('anonymous', login, { input: { ...input, ...hidden } }, { ip: '198.51.100.7' });
  expect(await kinds()).toBe(before + 1);
  await auth.ask('anonymous', login, { input: { ...input, ...hidden, deviceName: 'Un autre nom' } }, { ip: '198.51.100.77' });
  expect(await kinds()).toBe(before + 1);
});

test('a known device is not mailed from another network, and its token proves nothing for another account', async () => {
  const auth = await startAuth();
  await createAccount(auth);
  await createAccount(auth, { email: 'lea@moreau.example' });
  const signIn = (email: string, ip: string, deviceToken: string | null) =>
    auth.ask('anonymous', loginFromDevice, { input: { email, password: goodPassword, deviceToken } }, { ip, userAgent: firefox(1) });
  const newDevices = async (to: string) =>
    (await auth.rowsOf('outgoingMails')).filter((mail) => mail['kind'] === 'NEW_DEVICE' && mail['to'] === to).length;

  const token = textAt((await signIn(camille.email, '203.0.113.9', null)).data, 'login.deviceToken');
  expect(await newDevices(camille.email)).toBe(1);
  const again = await signIn(camille.email, '198.51.100.7', token);
  expect([textAt(again.data, 'login.deviceToken'), await newDevices(camille.email)]).toEqual([token, 1]);

  const other = await signIn('lea@moreau.example', '198.51.100.7', token);
  expect(textAt(other.data, 'login.deviceToken')).not.toBe(token);
  expect(await newDevices('lea@moreau.example')).toBe(1);
  expect(JSON.stringify(await Promise.all(['deviceTokens', 'knownDevices', 'sessions'].map((name) => auth.rowsOf(name))))).not.toContain(
    token,
  );
});

test('the first sign-in of an account created without one is not mailed', async () => {
  const auth = await startAuth();
  await auth.subgraph.wiring.accounts.ensureAccount({ ...camille, roles: ['LEARNER'], locale: 'fr' });
  await signInAgain(auth, { userAgent: firefox(140) });
  expect(await auth.rowsOf('outgoingMails')).toEqual([]);
  await signInAgain(auth, { userAgent: 'curl/8' });
  expect((await auth.rowsOf('outgoingMails')).map(({ kind }) => kind)).toEqual(['NEW_DEVICE']);
});
