import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '#shared/clock.ts';
import type { Clock } from '#shared/clock.ts';
import { makeFolder } from '../makeFolder.ts';

const storedObjectSchema = z.object({
  key: z.string(),
  /** The file of the body, beside this description. */
  body: z.string().regex(/^[0-9a-f-]+\.body$/),
  sizeBytes: z.number().int(),
  md5: z.string(),
  lastModified: z.iso.datetime(),
  /** The headers of a GET: content-type, content-disposition, cache-control, x-amz-meta-* and others. */
  headers: z.record(z.string(), z.string()),
});

export type StoredObject = z.infer<typeof storedObjectSchema>;
export type Received = { body: string; sizeBytes: number; md5: string; sha256: string };

export type ObjectFiles = {
  get(key: string): StoredObject | undefined;
  all(): Iterable<StoredObject>;
  /** Receives a body, which is invisible before `publish`. */
  receive(chunks: AsyncIterable<Uint8Array>): Promise<Received>;
  discard(received: Received): Promise<void>;
  publish(wanted: { key: string; received: Received; headers: Record<string, string> }): Promise<StoredObject>;
  remove(key: string): Promise<void>;
  openBody(object: StoredObject): Promise<FileHandle>;
};

/**
 * The names of files are a hash of the key and a random body name, so that no key can name a file.
 * An object exists by its description, which is renamed into place after its body, so that both change at once.
 */
export const openObjectFiles = async (directory: string, clock: Clock = systemClock()): Promise<ObjectFiles> => {
  await makeFolder(directory);
  const objects = new Map<string, StoredObject>();
  const names = await readdir(directory);
  for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
    const object = storedObjectSchema.parse(JSON.parse(await readFile(join(directory, name), 'utf8')));
    objects.set(object.key, object);
  }
  const bodies = new Set([...objects.values()].map(({ body }) => body));
  // Leftovers of a killed process.
  for (const name of names) if (/\.(partial|body)$/.test(name) && !bodies.has(name)) await rm(join(directory, name), { force: true });

  const descriptionOf = (key: string) => join(directory, `${createHash('sha256').update(key).digest('hex')}.json`);
  // Two changes of one key must not swap between the disk and the map.
  let changes: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = changes.then(change);
    changes = result.catch(() => undefined);
    return result;
  };
  const dropBody = (body: string | undefined) => (body === undefined ? Promise.resolve() : rm(join(directory, body), { force: true }));

  return {
    get: (key) => objects.get(key),
    all: () => objects.values(),
    async receive(chunks) {
      const body = `${randomUUID()}.body`;
      const md5 = createHash('md5');
      const sha256 = createHash('sha256');
      let sizeBytes = 0;
      const handle = await open(join(directory, body), 'wx');
      try {
        for await (const chunk of chunks) {
          md5.update(chunk);
          sha256.update(chunk);
          sizeBytes += chunk.length;
          await handle.writeFile(chunk);
        }
        await handle.sync();
      } catch (error) {
        await dropBody(body);
        throw error;
      } finally {
        await handle.close();
      }
      return { body, sizeBytes, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
    },
    discard: ({ body }) => dropBody(body),
    publish: ({ key, received: { body, sizeBytes, md5 }, headers }) =>
      inTurn(async () => {
        const object: StoredObject = { key, body, sizeBytes, md5, lastModified: clock.now().toISOString(), headers };
        const partial = join(directory, `${randomUUID()}.partial`);
        const handle = await open(partial, 'wx');
        try {
          await handle.writeFile(JSON.stringify(object));
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(partial, descriptionOf(key));
        const former = objects.get(key);
        objects.set(key, object);
        await dropBody(former?.body);
        return object;
      }),
    remove: (key) =>
      inTurn(async () => {
        const former = objects.get(key);
        await rm(descriptionOf(key), { force: true });
        objects.delete(key);
        await dropBody(former?.body);
      }),
    openBody: ({ body }) => open(join(directory, body), 'r'),
  };
};
