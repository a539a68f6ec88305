import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startMailbox } from '../../../local/mailbox/startMailbox.ts';

export const openMailbox = async ({ port = 0 }: { port?: number } = {}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'har-auth-mail-'));
  const mailbox = await startMailbox({ port, dataDir, log: () => undefined });
  onTestFinished(async () => {
    await mailbox.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return mailbox;
};
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** The mails of one subject to one address, newest first. */
export const mailsTo = (mailbox: Mailbox, to: string, subject: string) =>
  mailbox.list({ to, limit: 100 }).filter((mail) => mail.subject === subject);

const firstToken = ([mail]: ReturnType<Mailbox['list']>): string => {
  const token = mail?.links[0]?.token;
  if (!token) throw new Error('the mail has no token');
  return token;
};
/** The token of the newest mail to this address. Waits for the first mail. */
export const newestToken = async (mailbox: Mailbox, to: string): Promise<string> => {
  await expect.poll(() => mailbox.list({ to }).length).toBeGreaterThan(0);
  return firstToken(mailbox.list({ to }));
};
/** The token of the newest mail of one subject. Waits until there are `count` of them. */
export const tokenOf = async (mailbox: Mailbox, to: string, subject: string, count: number): Promise<string> => {
  await expect.poll(() => mailsTo(mailbox, to, subject).length).toBe(count);
  return firstToken(mailsTo(mailbox, to, subject));
};
