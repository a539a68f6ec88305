import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, link, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { cloneProject, npmStart, root } from './freshClone.ts';

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional(), devOptional: z.boolean().optional() })),
});

/** The packages of production alone, where npm would have put them. */
const installForRunning = async (folder: string): Promise<void> => {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const { packages } = lockSchema.parse(JSON.parse(lock.toString('utf8')));
  const names = Object.entries(packages).flatMap(([path, { dev, devOptional }]) =>
    path === '' || dev === true || devOptional === true || !existsSync(join(root, path)) ? [] : [path],
  );
  for (const path of names) {
    for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
      if (entry.name === 'node_modules') continue;
      await mkdir(join(folder, path), { recursive: true });
      await cp(join(root, path, entry.name), join(folder, path, entry.name), { recursive: true, verbatimSymlinks: true });
    }
  }
  await mkdir(join(folder, 'node_modules', '.bin'), { recursive: true });
  await link(join(folder, 'node_modules', 'node', 'bin', 'node'), join(folder, 'node_modules', '.bin', 'node'));
  await writeFile(join(folder, 'node_modules', '.prepared'), `${createHash('sha256').update(lock).digest('hex')} run`);
};

let clone: Awaited<ReturnType<typeof cloneProject>>;
beforeAll(async () => {
  clone = await cloneProject();
});
afterAll(() => clone.remove());

test('a fresh clone with the packages of production starts, shows the demo, and starts again', async () => {
  await installForRunning(clone.folder);
  expect(existsSync(join(clone.folder, 'node_modules', 'vitest'))).toBe(false);

  const first = await npmStart({ folder: clone.folder });
  await first.stop();
  const second = await npmStart({ folder: clone.folder });
  await second.stop();

  expect({ first: first.courseCount, second: second.courseCount }).toEqual({ first: 9, second: 9 });
  expect(first.output()).not.toContain('Installing');
  console.log(
    `first start ${first.readySeconds.toFixed(1)} s, starting again ${second.readySeconds.toFixed(1)} s (npm run fresh-start for the whole)`,
  );
  expect(existsSync(join(clone.folder, 'node_modules', 'vitest'))).toBe(false);
  expect(dirname(clone.folder)).not.toBe(root);
});
