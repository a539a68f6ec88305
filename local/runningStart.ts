import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'running.json';

/**
 * The stand-ins' values of the operator's variables while this process runs, for the commands of `bin/`. Readable by the owner only,
 * and without any value that the operator has set.
 */
export const announceStart = async ({
  dataDir,
  variables,
}: {
  dataDir: string;
  variables: Readonly<Record<string, string>>;
}): Promise<{ stop(): Promise<void> }> => {
  const path = join(dataDir, fileName);
  await writeFile(`${path}.new`, JSON.stringify({ pid: process.pid, variables }, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return { stop: () => rm(path, { force: true }) };
};
