import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { EventDraft } from '#events/envelope.ts';
import { startMailbox } from '../../../local/mailbox/startMailbox.ts';

export const givenMailbox = async ({ port = 0 }: { port?: number } = {}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'har-auth-mail-'));
  const mailbox = await startMailbox({ port, dataDir, log: () => undefined });
  onTestFinished(async () => {
    await mailbox.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return mailbox;
};

/** The token of the newest mail to this address, once it is there. */
export const mailedToken = async (mailbox: Awaited<ReturnType<typeof givenMailbox>>, to: string): Promise<string> => {
  await expect.poll(() => mailbox.list({ to }).length).toBeGreaterThan(0);
  const token = mailbox.list({ to })[0]?.links[0]?.token;
  if (!token) throw new Error('the mail has no token');
  return token;
};

export const allOf = async (source: AsyncIterable<EventDraft> | undefined): Promise<EventDraft[]> => {
  const drafts: EventDraft[] = [];
  if (source) for await (const draft of source) drafts.push(draft);
  return drafts;
};

type Mailbox = Awaited<ReturnType<typeof givenMailbox>>;
/** The mails of one subject to one address, newest first. */
export const mailsTo = (mailbox: Mailbox, to: string, subject: string) =>
  mailbox.list({ to, limit: 100 }).filter((mail) => mail.subject === subject);
/** The token of the newest of them, once there are `count`. */
export const tokenOf = async (mailbox: Mailbox, to: string, subject: string, count: number): Promise<string> => {
  await expect.poll(() => mailsTo(mailbox, to, subject).length).toBe(count);
  const token = mailsTo(mailbox, to, subject)[0]?.links[0]?.token;
  if (!token) throw new Error('the mail has no token');
  return token;
};
