import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../makeFolder.ts';

const mailSchema = z.object({
  id: z.string(),
  to: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  receivedAt: z.iso.datetime(),
  links: z.array(z.object({ url: z.string(), token: z.string().nullable() })),
});

export type Mail = z.infer<typeof mailSchema>;

export type MailStore = {
  add(mail: Omit<Mail, 'id'>): Promise<Mail>;
  list(wanted: { to?: string | undefined; limit: number }): Mail[];
};

const NAME = /^mail_(\d{12})\.json$/;

/** One file for each mail, complete or absent. Only the newest `maximumMails` stay. */
export const openMailStore = async ({
  directory,
  maximumMails,
  log,
}: {
  directory: string;
  maximumMails: number;
  log: (line: string) => void;
}): Promise<MailStore> => {
  await makeFolder(directory);
  // The order follows numbers, not times, so that a clock that is set back does not change it.
  const mails = new Map<number, Mail>();
  let lastNumber = 0;
  for (const name of (await readdir(directory)).sort()) {
    const number = Number(NAME.exec(name)?.[1] ?? NaN);
    if (Number.isNaN(number)) {
      if (name.endsWith('.partial')) await rm(join(directory, name), { force: true });
      continue;
    }
    lastNumber = number;
    const mail = await readMail(join(directory, name));
    if (mail === null) log(`${name} is not a mail; it is left where it is`);
    else mails.set(number, mail);
  }

  const fileOf = (id: string) => join(directory, `${id}.json`);
  const dropOldest = async () => {
    const numbers = [...mails.keys()].sort((a, b) => a - b);
    for (const number of numbers.slice(0, Math.max(0, numbers.length - maximumMails))) {
      const mail = mails.get(number);
      mails.delete(number);
      if (mail !== undefined) await rm(fileOf(mail.id), { force: true });
    }
  };
  await dropOldest();

  return {
    async add(content) {
      const number = (lastNumber += 1);
      const mail: Mail = { id: `mail_${String(number).padStart(12, '0')}`, ...content };
      await writeDurably({ file: fileOf(mail.id), content: JSON.stringify(mail, null, 2) });
      mails.set(number, mail);
      await dropOldest();
      return mail;
    },
    list({ to, limit }) {
      const wanted = to?.toLowerCase();
      const newestFirst = [...mails].sort(([a], [b]) => b - a).map(([, mail]) => mail);
      return newestFirst
        .filter((mail) => wanted === undefined || mail.to.some((address) => address.toLowerCase() === wanted))
        .slice(0, limit);
    },
  };
};

const readMail = async (file: string): Promise<Mail | null> => {
  try {
    return mailSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
};

const writeDurably = async ({ file, content }: { file: string; content: string }): Promise<void> => {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
};
