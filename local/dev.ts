/** npm run dev: npm start, restarted when a source or the composed schema changes. The data stay. `--reset` applies to the first start. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const watched = ['local', 'router/src', 'schema', 'subgraphs'];
const isSource = (name: string): boolean => /\.(?:ts|graphql|json)$/.test(name) && !/(?:^|[/\\])(?:tests|operations)[/\\]/.test(name);
/** Editors and tools write several files at once. */
const settleMs = 200;

let changed = Promise.withResolvers<string>();
for (const folder of watched)
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (name !== null && isSource(name)) changed.resolve(join(folder, name));
  });

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'local', 'start.ts'), ...args], { cwd: root, stdio: 'inherit' });
const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

let child = start(process.argv.slice(2));
const exitWithChild = (): void => void endOf(child).then(() => process.exit(0));
const graceMs = 5_000;
// A terminal sends Ctrl-C to the product too, which a second signal would kill at once.
process.on('SIGINT', () => {
  exitWithChild();
  setTimeout(() => child.kill('SIGTERM'), graceMs).unref();
});
process.on('SIGTERM', () => {
  exitWithChild();
  child.kill('SIGTERM');
});

for (;;) {
  const name = await changed.promise;
  await sleep(settleMs);
  changed = Promise.withResolvers<string>();
  console.log(`${name} changed, restarting`);
  child.kill('SIGTERM');
  await endOf(child);
  child = start([]);
}
