import Fastify from 'fastify';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linksIn } from '../links.ts';
import { mountRoutes } from '#shared/hosting/routes.ts';
import { createLogger } from '#shared/log.ts';
import { mailboxRoute } from '../mailboxRoute.ts';
import { openMailStore } from '../mailStore.ts';
import { parseMimeMessage } from '../mimeMessage.ts';
import { startMailbox } from '../startMailbox.ts';

const log = () => {};
let dataDir = '';
let cleanUps: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'har-mail-'));
  cleanUps = [() => rm(dataDir, { recursive: true, force: true })];
});
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const serve = (mailbox: Parameters<typeof mailboxRoute>[0]) => {
  const server = Fastify();
  mountRoutes({
    app: server,
    routes: [mailboxRoute(mailbox)],
    log: createLogger({ service: 'test', level: 'silent' }),
    serviceCheck: null,
  });
  return server;
};

const start = async () => {
  const mailbox = await startMailbox({ port: 0, dataDir, log });
  cleanUps.push(mailbox.stop);
  const transport = createTransport(mailbox.smtpUrl);
  const send = (mail: SendMailOptions) =>
    transport.sendMail({ from: 'HAR Académie <noreply@har.example>', to: 'zoe@har.example', ...mail });
  return { mailbox, send };
};

const link = 'https://har.example/verify?lang=fr&token=Zm9v-_%2Bbar';
const subject = 'Vérifiez votre adresse : « été », naïveté et cœur, sur une ligne bien trop longue pour un seul mot encodé 🎓';
const text = `Bonjour Zoé,\n\nÀ bientôt sur HAR Académie !\n. un point seul\n${link}.\n\n= signe, é${'à'.repeat(120)}\n-- \nL’équipe`;
const html = `<p>Bonjour Zoé, <a href="${link.replaceAll('&', '&amp;')}">vérifier</a> ${'é'.repeat(200)}</p>`;

test.each(['quoted-printable', 'base64'] as const)(
  'a mail with accents is returned unchanged (%s), with its token',
  async (textEncoding) => {
    const { mailbox, send } = await start();

    await send({ subject, text, html, textEncoding });

    expect(mailbox.list()).toEqual([
      {
        id: 'mail_000000000001',
        to: ['zoe@har.example'],
        from: 'HAR Académie <noreply@har.example>',
        subject,
        text,
        html,
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        links: [{ url: link, token: 'Zm9v-_+bar' }],
      },
    ]);
  },
);

test('a plain ASCII text with a long line keeps its lines and its link', async () => {
  const { mailbox, send } = await start();
  const long = `Please follow the link below ${'word '.repeat(40)}end.\n From here: https://har.example/r?token=${'a'.repeat(150)}\nBye`;

  await send({ subject: 'Plain', text: long });

  expect(mailbox.list()[0]).toMatchObject({ subject: 'Plain', text: long, html: '', links: [{ token: 'a'.repeat(150) }] });
});

test('an attached text is not mistaken for the text of the mail', async () => {
  const { mailbox, send } = await start();

  await send({ subject: 'Facture', html: '<p>ci-joint</p>', attachments: [{ filename: 'a.txt', content: 'attached' }] });

  expect(mailbox.list()[0]).toMatchObject({ text: '', html: '<p>ci-joint</p>' });
});

test('joins format=flowed lines', () => {
  const raw =
    'Subject: =?utf-8?Q?=C3?= =?utf-8?Q?=A9t=C3=A9_!?=\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\none \r\ntwo\r\n  stuffed\r\n-- \r\nme\r\n';

  expect(parseMimeMessage(Buffer.from(raw))).toEqual({ subject: 'été !', from: '', text: 'one two\n stuffed\n-- \nme', html: '' });
});

test('links end before the punctuation around them', () => {
  expect(
    linksIn(
      '(voir https://har.example/a?token=t1), « https://har.example/b_(c) » https://har.example/d?token=t2… et https://har.example/d?token=t2!',
    ),
  ).toEqual([
    { url: 'https://har.example/a?token=t1', token: 't1' },
    { url: 'https://har.example/b_(c)', token: null },
    { url: 'https://har.example/d?token=t2', token: 't2' },
  ]);
});

test('mails survive a restart, newest first, and only the newest are stored', async () => {
  const content = { to: ['a@b.c'], from: '', text: '', html: '', receivedAt: '2030-01-01T00:00:00.000Z', links: [] };
  const first = await openMailStore({ directory: dataDir, maximumMails: 3, log });
  for (const subject of ['1', '2', '3', '4']) await first.add({ ...content, subject });
  await writeFile(join(dataDir, 'mail_000000000009.json.partial'), '{"id":');

  const second = await openMailStore({ directory: dataDir, maximumMails: 3, log });
  await Promise.all(['5', '6'].map((subject) => second.add({ ...content, subject })));

  expect(second.list({ limit: 10 }).map(({ subject }) => subject)).toEqual(['6', '5', '4']);
  expect((await readdir(dataDir)).sort()).toEqual(['mail_000000000004.json', 'mail_000000000005.json', 'mail_000000000006.json']);
});

test('the route finds an address with dots and plus exactly, in any case', async () => {
  const { mailbox, send } = await start();
  const server = serve(mailbox);
  cleanUps.push(() => server.close());
  for (const to of ['z.o.e+test@har.example', 'zoe@har.example', 'zoe+test@har.example', 'azoe@har.example'])
    await send({ to, subject: to, text: 'x' });
  await send({ to: 'x@har.example', bcc: 'Zoe@HAR.example', subject: 'blind copy', text: 'x' });
  const subjects = async (url: string) => {
    const answer = await server.inject(url);
    expect(answer.statusCode).toBe(200);
    return answer.json<{ subject: string }[]>().map((mail) => mail.subject);
  };

  expect(await subjects('/local/mailbox?to=ZOE@har.example')).toEqual(['blind copy', 'zoe@har.example']);
  expect(await subjects('/local/mailbox?to=zoe%2Btest@har.example')).toEqual(['zoe+test@har.example']);
  expect(await subjects('/local/mailbox?to=zoe+test@har.example')).toEqual(['zoe+test@har.example']);
  expect(await subjects('/local/mailbox?to=z.o.e%2btest%40har.example')).toEqual(['z.o.e+test@har.example']);
  expect(await subjects('/local/mailbox?to=nobody@har.example')).toEqual([]);
  expect(await subjects('/local/mailbox?limit=2')).toEqual(['blind copy', 'azoe@har.example']);
});

test.each(['limit=0', 'limit=101', 'limit=ten', 'limit=1&limit=2', 'to=', 'to=zoe', 'to=a@b.c&to=d@e.f', 'from=a@b.c'])(
  'the route rejects ?%s with 400 in JSON',
  async (search) => {
    const server = serve({ list: () => [] });

    const answer = await server.inject(`/local/mailbox?${search}`);

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: { code: 'BAD_USER_INPUT', message: expect.any(String) } });
  },
);
