import { createTransport } from 'nodemailer';
import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import { textIn } from '#shared/messages.ts';
import type { Message } from '#shared/messages.ts';
import { createSweep } from '#shared/concurrency/sweep.ts';
import type { Sealer } from '../crypto/secrets.ts';
import type { User } from '../modules/identity/account/account.collection.ts';
import { languageOf } from '../modules/identity/account/registration.ts';
import { wordMail } from './mailWording.ts';
import type { MailKind } from './mailTexts.ts';
import type { OutgoingMailRepository, OutgoingMailRow } from './outgoingMail.collection.ts';

const sweepEveryMs = 1_000;
const leaseMs = 60_000;
const firstRetryMs = 2_000;
const longestRetryMs = 5 * 60_000;
const parallelSendings = 4;
const hourMs = 60 * 60_000;
const defaultLifetimeMs = 3 * 24 * 60 * 60_000;
// Each step of an SMTP conversation ends well within the lease.
const smtpTimeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 };

type MailOwner = Pick<User, 'id' | 'email' | 'emailVerifiedAt' | 'firstName' | 'locale'>;
export type MailToSend = {
  kind: MailKind;
  /** The account that the mail is about. Only a mail to its own proven address greets it by first name: see greetedName. */
  owner: MailOwner;
  /** The account's address unless given. */
  to?: string;
  /** The token of the link; null in a mail without one. */
  secret: string | null;
  /** For NEW_DEVICE: the software that signed in. */
  device?: string | null;
  /** For ERASURE_WITHDRAWN: the reasons of the withdrawal. */
  reason?: Message | null;
  /** When the mail loses its use: with its link, or after three days. */
  expiresAt?: Date;
  session: ClientSession;
};

export type OutgoingMails = {
  /** Stores the mail in the transaction of its change. It is sent afterwards, later when its address has reached the limit of this hour. */
  enqueue(mail: MailToSend): Promise<void>;
  /** Starts a sweep now: a mail was committed. */
  wake(): void;
  /** Attempts every mail that is due by the clock. Returns the number of sent mails. */
  deliverDue: () => Promise<number>;
  start(): void;
  stop(): Promise<void>;
};

const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

/**
 * A registration with a stranger's address, or a change to one, would put chosen words into a mail of ours. A mail to an unproven address therefore
 * contains no name.
 */
const greetedName = ({ owner, to }: { owner: MailOwner; to: string }): string | null =>
  to === owner.email && owner.emailVerifiedAt !== null ? owner.firstName : null;

/**
 * The queue of mails. A row stays until the mail server has accepted it. A process that ends between acceptance and record sends the mail again, under
 * the same Message-ID.
 */
export const createOutgoingMails = ({
  mails,
  sealer,
  smtpUrl,
  mailFrom,
  publicUrl,
  perHour,
  clock,
  log,
  reachPoint,
}: {
  mails: OutgoingMailRepository;
  sealer: Sealer;
  smtpUrl: string;
  mailFrom: string;
  publicUrl: string;
  /** The limit of mails of all kinds to one address in an hour. */
  perHour: number;
  clock: Clock;
  log: Logger;
  reachPoint: ReachPoint;
}): OutgoingMails => {
  const transport = createTransport({ url: smtpUrl, ...smtpTimeouts });
  const messageHost = new URL(publicUrl).hostname;

  const send = async ({
    _id: id,
    kind,
    to,
    firstName,
    locale,
    sealedSecret,
    device = null,
    reason = null,
  }: OutgoingMailRow): Promise<void> => {
    const secret = sealedSecret === null ? null : sealer.open({ sealed: sealedSecret, owner: id });
    await transport.sendMail({
      from: mailFrom,
      to: { name: '', address: to },
      messageId: `<${id}@${messageHost}>`,
      ...wordMail({ kind, locale, firstName, secret, device, reason, publicUrl }),
    });
  };

  /** Null when nothing is due. */
  const deliverNext = async (): Promise<'sent' | 'postponed' | null> => {
    const now = clock.now();
    const row = await mails.lease({ now, leaseUntil: new Date(now.getTime() + leaseMs) });
    if (!row) return null;
    const { _id: id, leaseToken, attempts, kind } = row;
    if (row.expiresAt <= now) {
      await mails.finish({ id, kind, leaseToken, state: 'expired', now });
      log.error({ mail_id: id, kind, attempts, last_error: row.lastErrorCode }, 'a mail expired before the mail server accepted it');
      return 'postponed';
    }
    try {
      await send(row);
    } catch (error) {
      const errorCode = errorCodeOf(error);
      const retryMs = Math.min(firstRetryMs * 2 ** (attempts - 1), longestRetryMs);
      await mails.postpone({ id, leaseToken, nextAttemptAt: new Date(now.getTime() + retryMs), lastErrorCode: errorCode });
      log.warn({ mail_id: id, kind, attempts, error_code: errorCode, retryMs }, 'the mail server did not accept a mail yet');
      return 'postponed';
    }
    reachPoint('auth.mail.accepted');
    await mails.finish({ id, kind, leaseToken, state: 'sent', now: clock.now() });
    return 'sent';
  };

  const deliverDue = async (): Promise<number> => {
    let sent = 0;
    const lane = async (): Promise<void> => {
      for (let outcome = await deliverNext(); outcome !== null; outcome = sweep.isStopping() ? null : await deliverNext())
        if (outcome === 'sent') sent += 1;
    };
    await Promise.all(Array.from({ length: parallelSendings }, lane));
    return sent;
  };

  const sweep = createSweep({ work: deliverDue, everyMs: sweepEveryMs, log, failure: 'due mails could not be read' });

  type Due = Pick<OutgoingMailRow, 'userId' | 'kind' | 'to'> & { now: Date; session: ClientSession };
  /** Now, or when the limit of the address allows it. A later mail replaces a waiting one of its kind. */
  const dueAtFor = async ({ now, ...mail }: Due): Promise<Date> => {
    const { to, session } = mail;
    await mails.deletePostponed({ ...mail, now });
    const counted = await mails.dueAtOf({ to, since: new Date(now.getTime() - hourMs), count: perHour, session });
    return counted === null ? now : new Date(counted.getTime() + hourMs);
  };

  return {
    async enqueue({ kind, owner, to = owner.email, secret, session, device = null, reason = null, expiresAt }) {
      const now = clock.now();
      const id = newId('job', now);
      const locale = languageOf(owner.locale);
      const dueAt = await dueAtFor({ userId: owner.id, kind, to, now, session });
      const sealedSecret = secret === null ? null : sealer.seal({ text: secret, owner: id });
      await mails.insert(
        {
          _id: id,
          kind,
          userId: owner.id,
          to,
          firstName: greetedName({ owner, to }),
          locale,
          device,
          reason: reason && textIn(reason, locale),
          expiresAt: expiresAt ?? new Date(now.getTime() + defaultLifetimeMs),
          sealedSecret,
          state: 'queued',
          attempts: 0,
          nextAttemptAt: dueAt,
          dueAt,
          leaseToken: null,
          lastErrorCode: null,
          createdAt: now,
          finishedAt: null,
        },
        session,
      );
    },
    wake: sweep.wake,
    deliverDue,
    start: sweep.start,
    async stop() {
      await sweep.stop();
      transport.close();
    },
  };
};
