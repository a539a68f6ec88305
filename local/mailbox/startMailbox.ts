import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { systemClock } from '#shared/clock.ts';
import type { Clock } from '#shared/clock.ts';
import { linksIn } from './links.ts';
import { openMailStore } from './mailStore.ts';
import { parseMimeMessage } from './mimeMessage.ts';
import type { Mail } from './mailStore.ts';

export type { Mail };

export type Mailbox = {
  smtpUrl: string;
  port: number;
  /** Newest first. `to` is one whole address in any case. */
  list(wanted?: { to?: string | undefined; limit?: number | undefined }): Mail[];
  stop: () => Promise<void>;
};

export const LIST_DEFAULT = 20;
const MAXIMUM_MAILS = 1_000;
const MAIL_MAX_BYTES = 10 * 1024 * 1024;

/** An SMTP server on 127.0.0.1 that stores mails for tests of sign-up. Answers 250 once the mail is on disk. Port 0: any free port. */
export const startMailbox = async ({
  port,
  dataDir,
  log,
  clock = systemClock(),
}: {
  port: number;
  dataDir: string;
  log: (line: string) => void;
  clock?: Clock;
}): Promise<Mailbox> => {
  const store = await openMailStore({ directory: dataDir, maximumMails: MAXIMUM_MAILS, log });

  const receive = async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (!stream.sizeExceeded && Buffer.isBuffer(chunk)) chunks.push(chunk);
    if (stream.sizeExceeded) throw Object.assign(new Error(`The maximum size of a mail is ${MAIL_MAX_BYTES} bytes`), { responseCode: 552 });
    const { from, ...content } = parseMimeMessage(Buffer.concat(chunks));
    const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    // The envelope has the recipients: headers lack blind copies.
    const to = envelope.rcptTo.map(({ address }) => address);
    const mail = { to, from: from || sender, ...content, receivedAt: clock.now().toISOString(), links: linksIn(content.text) };
    return (await store.add(mail)).id;
  };

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAIL_MAX_BYTES,
    closeTimeout: 1_000,
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (id) => done(null, `stored as ${id}`),
        (error: unknown) => {
          log(`a mail could not be kept: ${String(error)}`);
          stream.resume();
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  const address = await new Promise<unknown>((resolve, reject) => {
    server.once('error', reject);
    const listener = server.listen({ host: '127.0.0.1', port }, () => resolve(listener.address()));
  });
  // Later errors concern one connection only: a client that disconnected.
  server.removeAllListeners('error').on('error', (error) => log(`mailbox: ${error.message}`));
  const bound = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : port;

  return {
    smtpUrl: `smtp://127.0.0.1:${bound}`,
    port: bound,
    list: ({ to, limit = LIST_DEFAULT } = {}) => store.list({ to, limit }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
