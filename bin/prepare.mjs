// Runs before every npm script, with whatever Node the machine has (from 20), before anything is installed: plain JavaScript, no dependencies.
//   node bin/prepare.mjs          what the product runs on
//   node bin/prepare.mjs --dev    also what tests, types, lint and code generation need
// Neither takes away what the other has installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeModules = join(project, 'node_modules');
// `npm ci` empties node_modules, so the stamp inside it goes with an installation that was cut short; the lock must outlive that.
const stampFile = join(nodeModules, '.prepared');
const lockDirectory = join(project, '.cache', 'prepare.lock');
const lockOwnerFile = join(lockDirectory, 'pid');
const lockWithoutOwnerMaxMs = 5_000;

/** What npm records of the platform's package that the install script of "node" fetches. A new version of "node" needs new values. */
const pinnedNode = {
  version: '24.21.0',
  'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'win32-x64': 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
};
const withDev = process.argv.includes('--dev');

const fingerprint = () => {
  const lockfile = join(project, 'package-lock.json');
  const described = existsSync(lockfile) ? lockfile : join(project, 'package.json');
  return createHash('sha256').update(readFileSync(described)).digest('hex');
};
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
const nodeProgram = join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
/** Of the last complete installation. A stamp of the fingerprint alone is from a time when everything was installed at once. */
const installed = () => {
  const [hash, scope = 'dev'] = (read(stampFile) ?? '').split(' ');
  return { isCurrent: hash === fingerprint() && existsSync(nodeProgram), hasDev: hash !== '' && scope === 'dev' };
};
const isReady = () => {
  const { isCurrent, hasDev } = installed();
  return isCurrent && (hasDev || !withDev);
};

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

/** The Node in node_modules goes while npm works there: npm needs another one, that of the machine. */
const nodeOutside = () =>
  [
    process.env.npm_node_execpath,
    process.execPath,
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node')),
  ].find((program) => program && existsSync(program) && !realpathSync(program).startsWith(`${realpathSync(project)}/`)) ?? process.execPath;

const npm = (args) => {
  const path = process.env.npm_execpath;
  const isScript = path !== undefined && /npm-cli\.[cm]?js$/.test(path);
  const [program, before] = isScript ? [nodeOutside(), [path]] : ['npm', []];
  const { status, signal, error } = spawnSync(program, [...before, ...args, '--loglevel=error'], {
    cwd: project,
    stdio: 'inherit',
    shell: !isScript && process.platform === 'win32',
  });
  if (status !== 0) throw new Error(error?.message ?? `npm ${args[0]} ended with ${status ?? signal}`);
};

/** The record that npm leaves beside what the install script of "node" has fetched. */
const checkNode = () => {
  const platform = `${process.platform}-${process.arch}`;
  const record = JSON.parse(read(join(nodeModules, 'node', 'node_modules', '.package-lock.json')) ?? '{"packages":{}}');
  const [, found] = Object.entries(record.packages).find(([path]) => /\/node-(bin-)?(linux|darwin|win)-/.test(path)) ?? [];
  const pinned = pinnedNode[platform];
  if (pinned === undefined) {
    console.log(`The Node of ${platform} has no pinned checksum here; npm has compared it with the registry's.`);
    return;
  }
  if (found?.version === pinnedNode.version && found.integrity === pinned) return;
  rmSync(join(nodeModules, 'node'), { recursive: true, force: true });
  throw new Error(
    `the Node that the registry delivers is not the one that is pinned (${found?.integrity ?? 'nothing'} instead of ${pinned})`,
  );
};

const install = () => {
  const { isCurrent, hasDev } = installed();
  const scope = withDev || hasDev ? 'dev' : 'run';
  console.log(scope === 'dev' ? 'Installing what the tests and tools need ...' : 'Installing what the product runs on ...');
  const hasLockfile = existsSync(join(project, 'package-lock.json'));
  const wanted = scope === 'dev' ? '--include=dev' : '--omit=dev';
  // Adding the rest to what is there, also under a product that is running; "ci" empties node_modules first.
  const command = isCurrent || !hasLockfile ? ['install', '--no-save'] : ['ci'];
  // No package's install script runs but the one that fetches Node: versions of npm differ in which they would allow.
  npm([...command, wanted, '--ignore-scripts']);
  if (!existsSync(nodeProgram)) {
    npm(['rebuild', 'node', '--ignore-scripts=false']);
    checkNode();
  }
  if (!existsSync(nodeProgram)) throw new Error('the install script of the npm package "node" has left no Node behind');
  writeFileSync(`${stampFile}.${process.pid}`, `${fingerprint()} ${scope}`);
  renameSync(`${stampFile}.${process.pid}`, stampFile);
};

const prepare = () => {
  if (isReady() || !lock()) return;
  try {
    if (!isReady()) install();
  } finally {
    rmSync(lockDirectory, { recursive: true, force: true });
  }
};

try {
  prepare();
} catch (error) {
  console.error(
    `The dependencies could not be installed: ${error.message}. Check the connection to the npm registry and the messages above, then run the command again.`,
  );
  process.exitCode = 1;
}
