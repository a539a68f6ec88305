import { expect, test } from 'vitest';
import { neverCrash } from '#shared/crashPoint.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { createSealer, deriveKey } from '../src/crypto/secrets.ts';
import { mailDefinitions } from '../src/mail/mailTexts.ts';
import type { MailKind } from '../src/mail/mailTexts.ts';
import { outgoingMailRepository } from '../src/mail/outgoingMail.collection.ts';
import { createOutgoingMails } from '../src/mail/outgoingMails.ts';
import { changeEmail, changePassword, requestPasswordReset } from './documents.ts';
import { authSecret, camille, config, confirmAddresses, createAccount, goodPassword, signInAgain, silentLog, startAuth } from './kit.ts';
import { mailsTo, openMailbox, tokenOf } from './mailKit.ts';
import type { Mailbox } from './mailKit.ts';

const firstName = 'Zébulon';
const greeted = /Zébulon|Z&#233;bulon|Z=C3=A9bulon/;
const kinds = Object.keys(mailDefinitions).filter((kind): kind is MailKind => kind in mailDefinitions);

const textsTo = (mailbox: Mailbox, to: string): string[] => mailbox.list({ to, limit: 100 }).map((mail) => JSON.stringify(mail));

test.each(['fr', 'en'] as const)('mails of every kind to an unproven address have no name, in %s', async (locale) => {
  const mailbox = await openMailbox();
  const auth = await startAuth();
  const mails = createOutgoingMails({
    mails: outgoingMailRepository(auth.subgraph.stores),
    sealer: createSealer(deriveKey({ authSecret, purpose: 'outgoing-mail' })),
    ...{ smtpUrl: mailbox.smtpUrl, mailFrom: config.mailFrom, publicUrl: config.publicUrl },
    perHour: 1_000,
    clock: auth.clock,
    log: silentLog,
    reachPoint: neverCrash,
  });
  const proven = { id: 'usr_p', email: 'proven@moreau.example', emailVerifiedAt: auth.clock.now(), firstName, locale };
  const unproven = { ...proven, id: 'usr_u', email: 'unproven@moreau.example', emailVerifiedAt: null };
  const wanted = 'wanted@moreau.example';
  await auth.subgraph.stop();

  await inTransaction(auth.connection, async (session) => {
    for (const kind of kinds)
      for (const to of [{ owner: proven }, { owner: unproven }, { owner: proven, to: wanted }])
        await mails.enqueue({ kind, ...to, secret: 'x', session });
  });
  await mails.deliverDue();
  await mails.stop();

  const [named, unnamed] = [textsTo(mailbox, proven.email), [...textsTo(mailbox, unproven.email), ...textsTo(mailbox, wanted)]];
  expect([named.length, unnamed.length]).toEqual([kinds.length, 2 * kinds.length]);
  expect(unnamed.filter((text) => greeted.test(text))).toEqual([]);
  expect(named.filter((text) => !greeted.test(text))).toEqual([]);
});

test('a stranger’s address gets mails without a name, and the proven address of the account gets them with it', async () => {
  const mailbox = await openMailbox();
  const auth = await startAuth({ smtpUrl: mailbox.smtpUrl });
  const { viewer } = await createAccount(auth, { firstName });
  const { email } = camille;
  await auth.ask('anonymous', requestPasswordReset, { input: { email } });
  await signInAgain(auth, { userAgent: 'Another device' });
  await auth.ask(viewer, changePassword, { input: { currentPassword: goodPassword, newPassword: 'Rossignol88' } });
  await expect.poll(async () => auth.subgraph.wiring.deliverMails().then(() => textsTo(mailbox, email).length)).toBe(5);

  expect(textsTo(mailbox, email).filter((text) => greeted.test(text))).toEqual([]);

  await confirmAddresses(auth);
  await auth.ask(viewer, changeEmail, { input: { newEmail: 'victim@elsewhere.example', password: 'Rossignol88' } });
  await tokenOf(mailbox, 'victim@elsewhere.example', 'Confirmez votre nouvelle adresse e-mail', 1);
  await expect.poll(() => mailsTo(mailbox, email, 'Une nouvelle adresse a été demandée pour votre compte')).toHaveLength(1);
  expect(textsTo(mailbox, 'victim@elsewhere.example').filter((text) => greeted.test(text))).toEqual([]);
  expect(textsTo(mailbox, email).filter((text) => greeted.test(text))).toHaveLength(1);
});
