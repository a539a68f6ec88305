import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '#shared/clock.ts';
import { crashPoints } from '#shared/crashPoint.ts';
import { EnvironmentError, processVariables } from '#shared/environment.ts';
import { parseEnvironment } from '../hosts/environment.ts';
import type { EnvironmentProblem } from '#shared/environment.ts';
import type { Environment } from '../hosts/environment.ts';
import { endWithSignals } from '#shared/hosting/processLife.ts';
import { createLogger } from '#shared/log.ts';
import { DataDirInUseError, DataDirUnusableError, lockDataDir } from './dataDirLock.ts';
import { freePort, listenFault } from './freePort.ts';
import { MongodUnobtainableError } from './mongod/obtainMongod.ts';
import { MongodStartError } from './mongod/startMongod.ts';
import { announceStart } from './runningStart.ts';
import { noStandIns, startStandIns } from './standIns.ts';

/** Its message is all that the person at the keyboard needs. */
class StartError extends Error {
  override readonly name = 'StartError';
}
const explained = [StartError, EnvironmentError, DataDirInUseError, DataDirUnusableError, MongodUnobtainableError, MongodStartError];

const stopGraceMs = 10_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const throwDataAway = async (dataDir: string): Promise<void> => {
  // Only what a start of ours makes: a DATA_DIR that points at the wrong folder must not cost its owner anything.
  const own = new Set(['mongod', 'stripe', 'mailbox', 'objects', 'secrets.json', 'running.json']);
  for (const name of await readdir(dataDir)) if (own.has(name)) await rm(join(dataDir, name), { recursive: true, force: true });
};

const isReset = (words: readonly string[]): boolean => {
  const unknown = words.filter((word) => word !== '--reset');
  if (unknown.length > 0) throw new StartError(`npm start knows no ${unknown.join(' ')}. usage: npm start [-- --reset]`);
  return words.length > 0;
};

const checkAddress = async ({ host, port }: { host: string; port: number }): Promise<void> => {
  const fault = await listenFault({ host, port });
  if (fault === null) return;
  throw new StartError(
    fault === 'EADDRINUSE'
      ? `Port ${String(port)} of ${host} is taken. Stop what listens there, or choose another one: PORT=4100 npm start`
      : `Listening on port ${String(port)} of ${host} is not possible here (${fault}). Choose another PORT or HOST.`,
  );
};

const givenServices = [
  'MONGODB_URI',
  'REDIS_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_WEBHOOK_SECRETS',
  'STRIPE_API_BASE',
] as const;

/** The clients of databases are loaded here only where a database is given: they take a second, and mongod can start meanwhile. */
const problemsOf = async (given: Environment): Promise<EnvironmentProblem[]> => {
  if (givenServices.every((variable) => given[variable] === undefined)) return [];
  const { givenServiceProblems } = await import('./givenServices.ts');
  return givenServiceProblems(given);
};

const run = async (): Promise<void> => {
  const parts: { stop(): Promise<void> }[] = [];
  const withReset = isReset(process.argv.slice(2));
  const given = parseEnvironment({ service: 'all', source: processVariables() });
  const isProduction = given.NODE_ENV === 'production';
  if (withReset && isProduction) throw new StartError('--reset throws local data away. There are none in production: nothing was done.');
  const log = createLogger({ service: 'academy', level: given.LOG_LEVEL });
  const dataDir = resolve(given.DATA_DIR);
  const unlock = isProduction ? null : await lockDataDir(dataDir);
  const stop = async (): Promise<void> => {
    for (const part of parts.reverse()) await part.stop();
    await unlock?.();
  };
  const onLost = (reason: unknown): void => {
    console.error(reason instanceof Error ? reason.message : reason);
    setTimeout(() => process.exit(1), stopGraceMs).unref();
    void stop().finally(() => process.exit(1));
  };
  try {
    // Chosen here and not by the listener: the Stripe stand-in is told where to send its webhooks before that one listens.
    const port = given.PORT === 0 ? await freePort() : given.PORT;
    await checkAddress({ host: given.HOST, port });
    const problems = await problemsOf(given);
    if (problems.length > 0) throw new EnvironmentError(problems);
    if (withReset) {
      await throwDataAway(dataDir);
      print(`Data in ${given.DATA_DIR} thrown away.`);
    }
    const endpoint = `http://127.0.0.1:${String(port)}`;
    const onStarted = (part: { stop(): Promise<void> }): void => void parts.push(part);
    // Loaded while the stand-ins start: most of what a start costs this process is reading its own code.
    const [standIns, { startAcademy }] = await Promise.all([
      isProduction ? noStandIns : startStandIns({ given, dataDir, endpoint, log, print, onStarted, onLost }),
      import('../hosts/academy.ts'),
    ]);
    // What the operator sets replaces its stand-in; parsed again as a whole, so that what is missing beside it is said now.
    const present = Object.fromEntries(Object.entries(processVariables()).filter(([, value]) => value !== undefined && value !== ''));
    const environment = parseEnvironment({ service: 'all', source: { ...standIns.variables, ...present, PORT: String(port) } });
    const { MONGODB_URI: mongoUri } = environment;
    if (mongoUri === undefined) throw new Error('neither an operator nor a stand-in has named a database');
    const academy = await startAcademy({
      environment,
      mongoUri,
      databasePrefix: 'har',
      clock: systemClock({ offsetMs: environment.CLOCK_OFFSET_MS }),
      logOf: (service) => createLogger({ service, level: environment.LOG_LEVEL }),
      reachPoint: crashPoints({ crashAt: environment.CRASH_AT ?? null }),
      localRoutes: standIns.routes,
      isSeeded: !isProduction,
    });
    parts.push(academy);
    const own = Object.fromEntries(Object.entries(standIns.variables).filter(([name]) => present[name] === undefined));
    if (!isProduction) parts.push(await announceStart({ dataDir, variables: own }));
    endWithSignals({ stop, log });
    // Since the process began, with the time that its code took to load.
    const seconds = (performance.now() / 1000).toFixed(1);
    // In one piece, so that no line of the log comes in between.
    print(
      [
        `ready in ${seconds} s`,
        `  graph     ${academy.router.url}/graphql${isProduction ? '' : '   (open it in a browser for Sandbox)'}`,
        ...(standIns.routes.length > 0 ? [`  mailbox   ${academy.router.url}/local/mailbox`] : []),
        ...(standIns.stripeUrl === null ? [] : [`  stripe    ${standIns.stripeUrl}   (a stand-in; nothing is charged)`]),
        ...(isProduction
          ? // A database of the operator's own is not named: its address may hold a password.
            ['  admin     MONGODB_URI=... npm run admin -- create you@example.org']
          : ['  accounts  learner@har.example, instructor@har.example, admin@har.example   password academie-demo-2026']),
      ].join('\n'),
    );
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};

/** Ends the process when the product cannot start, with all that the person at the keyboard needs to know. */
export const start = async (): Promise<void> => {
  try {
    await run();
  } catch (error) {
    const isExplained = explained.some((kind) => error instanceof kind);
    console.error(isExplained && error instanceof Error ? error.message : error);
    process.exit(1);
  }
};
