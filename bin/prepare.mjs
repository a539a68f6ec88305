// Runs before start and test, with whatever Node the machine has (from 20), before anything is installed: plain JavaScript, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeModules = join(project, 'node_modules');
// `npm ci` empties node_modules, so the stamp inside it goes with an installation that was cut short; the lock must outlive that.
const stampFile = join(nodeModules, '.prepared');
const lockDirectory = join(project, '.cache', 'prepare.lock');
const lockOwnerFile = join(lockDirectory, 'pid');
const lockWithoutOwnerMaxMs = 5_000;

const fingerprint = () => {
  const lockfile = join(project, 'package-lock.json');
  const described = existsSync(lockfile) ? lockfile : join(project, 'package.json');
  return createHash('sha256').update(readFileSync(described)).digest('hex');
};
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
const isReady = () =>
  read(stampFile) === fingerprint() && existsSync(join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'));

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const lockIsAbandoned = () => {
  const owner = Number(read(lockOwnerFile));
  if (Number.isInteger(owner) && owner > 0) return !isAlive(owner);
  const made = statSync(lockDirectory, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > lockWithoutOwnerMaxMs;
};

/** False when another run was waited for and has done the work. */
const lock = () => {
  mkdirSync(dirname(lockDirectory), { recursive: true });
  for (let hasSaidSo = false; ; hasSaidSo = true) {
    try {
      mkdirSync(lockDirectory);
      writeFileSync(lockOwnerFile, String(process.pid));
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (lockIsAbandoned()) {
      // A rename succeeds for one of several waiters only.
      const aside = `${lockDirectory}.${process.pid}`;
      try {
        renameSync(lockDirectory, aside);
        rmSync(aside, { recursive: true, force: true });
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      continue;
    }
    if (!hasSaidSo) console.log('Another run is installing the dependencies; waiting for it.');
    pause(250);
    if (!existsSync(lockDirectory) && isReady()) return false;
  }
};

const install = () => {
  const hasLockfile = existsSync(join(project, 'package-lock.json'));
  const command = [hasLockfile ? 'ci' : 'install', '--loglevel=error'];
  console.log(`Installing the dependencies (npm ${command[0]}, about a minute) ...`);
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /\.[cm]?js$/.test(npm);
  // npm's own Node where it is known: ours may be the one in node_modules, which npm is about to replace.
  const [program, args] = isScript ? [process.env.npm_node_execpath ?? process.execPath, [npm, ...command]] : ['npm', command];
  const { status, signal, error } = spawnSync(program, args, {
    cwd: project,
    stdio: 'inherit',
    shell: !isScript && process.platform === 'win32',
  });
  if (status !== 0) {
    const reason = error?.message ?? `npm ${command[0]} ended with ${status ?? signal}`;
    console.error(
      `The dependencies could not be installed: ${reason}. Check the connection to the npm registry and the messages above, then run the command again.`,
    );
    return 1;
  }
  if (!existsSync(join(nodeModules, 'node', 'bin'))) {
    console.error(
      'The dependencies are installed, but not Node itself: allow the install script of the npm package "node" (npm config ignore-scripts must be false), then run the command again.',
    );
    return 1;
  }
  writeFileSync(`${stampFile}.${process.pid}`, fingerprint());
  renameSync(`${stampFile}.${process.pid}`, stampFile);
  return 0;
};

const prepare = () => {
  if (isReady() || !lock()) return 0;
  try {
    return isReady() ? 0 : install();
  } finally {
    rmSync(lockDirectory, { recursive: true, force: true });
  }
};

try {
  process.exitCode = prepare();
} catch (error) {
  console.error(`The dependencies could not be installed: ${error.message}.`);
  process.exitCode = 1;
}
