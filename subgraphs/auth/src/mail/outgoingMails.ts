import { createTransport } from 'nodemailer';
import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { newId } from '#shared/ids.ts';
import type { Logger } from '#shared/log.ts';
import type { Sealer } from '../crypto/secrets.ts';
import { createSweep } from '#shared/sweep.ts';
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
const newsLifetimeMs = 3 * 24 * 60 * 60_000;
// Every step of a conversation ends well within the lease.
const smtpTimeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 };

type MailOwner = Pick<User, 'id' | 'email' | 'emailVerifiedAt' | 'firstName' | 'locale'>;
export type MailToSend = {
  kind: MailKind;
  /** The account it is about. Its first name greets at its own proven address alone: see greetedName. */
  owner: MailOwner;
  /** Where it goes; unless given to the account's address. */
  to?: string;
  /** The token of its link; null in a mail that only tells. */
  secret: string | null;
  /** For NEW_DEVICE: what signed in. */
  device?: string | null;
  /** For ERASURE_WITHDRAWN: what stood against it. */
  reason?: string | null;
  /** When it is of no use any more: with its link, or after three days. */
  expiresAt?: Date;
  session: ClientSession;
};

export type OutgoingMails = {
  /** Keeps the mail with the change it belongs to, in one transaction; it leaves afterwards, later where its address has got too many in this hour. */
  enqueue(mail: MailToSend): Promise<void>;
  /** Something was committed: looks at once instead of at the next sweep. */
  wake(): void;
  /** Everything that is due by the clock; back when it has been tried. Answers how many left. */
  deliverDue: () => Promise<number>;
  start(): void;
  stop(): Promise<void>;
};

const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

/**
 * Registering with a stranger's address, or asking to move to it, would put words of one's choice into a mail in our name: to an address that nobody
 * has proven no name is written.
 */
const greetedName = ({ owner, to }: { owner: MailOwner; to: string }): string | null =>
  to === owner.email && owner.emailVerifiedAt !== null ? owner.firstName : null;

/**
 * Mails on their way out. None is lost: the row stays until the mail server has taken it. A process killed between the server's yes and ours sends it
 * again, under the same Message-ID.
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
  /** Mails of all kinds that one address gets in an hour. */
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
      log.error({ mail_id: id, kind, attempts, last_error: row.lastErrorCode }, 'a mail was given up: it came too late');
      return 'postponed';
    }
    try {
      await send(row);
    } catch (error) {
      const errorCode = errorCodeOf(error);
      const retryMs = Math.min(firstRetryMs * 2 ** (attempts - 1), longestRetryMs);
      await mails.postpone({ id, leaseToken, nextAttemptAt: new Date(now.getTime() + retryMs), lastErrorCode: errorCode });
      log.warn({ mail_id: id, kind, attempts, error_code: errorCode, retryMs }, 'a mail could not be handed over yet');
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

  const sweep = createSweep({ work: deliverDue, everyMs: sweepEveryMs, log, failure: 'outgoing mails could not be looked through' });

  type Due = Pick<OutgoingMailRow, 'userId' | 'kind' | 'to'> & { now: Date; session: ClientSession };
  /** Now, or when the address has room again. None is lost: one that waits is replaced by a later one of its kind. */
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
      const dueAt = await dueAtFor({ userId: owner.id, kind, to, now, session });
      const sealedSecret = secret === null ? null : sealer.seal({ text: secret, owner: id });
      await mails.insert(
        {
          _id: id,
          kind,
          userId: owner.id,
          to,
          firstName: greetedName({ owner, to }),
          locale: languageOf(owner.locale),
          device,
          reason,
          expiresAt: expiresAt ?? new Date(now.getTime() + newsLifetimeMs),
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
