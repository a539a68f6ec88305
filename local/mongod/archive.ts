import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild, runDownload } from './childProcess.ts';
import type { Log, Outcome } from './childProcess.ts';
import { openWorkDirectory, installProgram } from './wheel.ts';

export type Archive = {
  /** The address of a .tgz. */
  url: string;
  /** The hash of the one tested file. Any other file is rejected before it is opened. */
  sha256: string;
  /** Name and version, for messages. */
  title: string;
  /** The name of the program, which is in the archive's folder `bin`. */
  program: string;
};

const IDLE_MS = 9_000;
const DOWNLOAD_MAX_MS = 20 * 60_000;

/** Extracts one program from a vendor's archive to `to`. */
export const installFromArchive = async ({
  archive,
  cacheDir,
  to,
  log,
}: {
  archive: Archive;
  cacheDir: string;
  to: string;
  log: Log;
}): Promise<Outcome> => {
  const directory = await openWorkDirectory(cacheDir);
  try {
    const title = `downloading ${archive.title}`;
    log(title);
    const file = join(directory, 'archive.tgz');
    const script = join(import.meta.dirname, 'downloadFile.ts');
    const args = ['NODE_USE_ENV_PROXY=1', process.execPath, '--no-warnings', script, archive.url, file, archive.sha256];
    // Unreachable means that no byte arrives. A slow connection continues to deliver.
    const limits = { idleMs: IDLE_MS, timeoutMs: DOWNLOAD_MAX_MS };
    const downloaded = await runDownload({ command: 'env', args, directory, title, log, ...limits });
    if (!downloaded.ok) {
      log(`${archive.title} cannot be downloaded: ${downloaded.reason}`);
      return downloaded;
    }
    const content = join(directory, 'content');
    await mkdir(content);
    const extracted = await runChild({ command: 'tar', args: ['-xzf', file, '-C', content], timeoutMs: 120_000 });
    if (!extracted.ok) return extracted;
    const name = (await readdir(content, { recursive: true })).find((path) => path.endsWith(join('bin', archive.program)));
    if (name === undefined) return { ok: false, reason: `${archive.title} contains no ${archive.program}` };
    return await installProgram({ from: join(content, name), to });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
