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

/** The message is complete: the terminal shows nothing else. */
class StartError extends Error {
  override readonly name = 'StartError';
}
const explained = [StartError, EnvironmentError, DataDirInUseError, DataDirUnusableError, MongodUnobtainableError, MongodStartError];

const stopGraceMs = 10_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const deleteLocalData = async (dataDir: string): Promise<void> => {
  // Deletes only the files that a start creates: a DATA_DIR that points at the wrong folder must not lose other files.
  const own = new Set(['mongod', 'stripe', 'mailbox', 'objects', 'secrets.json', 'running.json']);
  for (const name of await readdir(dataDir)) if (own.has(name)) await rm(join(dataDir, name), { recursive: true, force: true });
};

const isReset = (words: readonly string[]): boolean => {
  const unknown = words.filter((word) => word !== '--reset');
  if (unknown.length > 0) throw new StartError(`npm start has no option ${unknown.join(' ')}. Usage: npm start [-- --reset]`);
  return words.length > 0;
};

const checkAddress = async ({ host, port }: { host: string; port: number }): Promise<void> => {
  const fault = await listenFault({ host, port });
  if (fault === null) return;
  throw new StartError(
    fault === 'EADDRINUSE'
      ? `Port ${String(port)} of ${host} is in use. Stop the program that uses it, or choose another port: PORT=4100 npm start`
      : `This process cannot listen on port ${String(port)} of ${host} (${fault}). Choose another PORT or HOST.`,
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

/** Loads the database clients only when a database is configured: they take a second, in which mongod can start. */
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
  if (withReset && isProduction) throw new StartError('--reset deletes local data, which production does not have. Nothing was changed.');
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
    // Chosen here and not by the listener: the Stripe stand-in needs the address of the webhooks before that listener exists.
    const port = given.PORT === 0 ? await freePort() : given.PORT;
    await checkAddress({ host: given.HOST, port });
    const problems = await problemsOf(given);
    if (problems.length > 0) throw new EnvironmentError(problems);
    if (withReset) {
      await deleteLocalData(dataDir);
      print(`Data in ${given.DATA_DIR} thrown away.`);
    }
    const endpoint = `http://127.0.0.1:${String(port)}`;
    const onStarted = (part: { stop(): Promise<void> }): void => void parts.push(part);
    // Loaded while the stand-ins start: reading its own code is most of this process's start time.
    const [standIns, { startAcademy }] = await Promise.all([
      isProduction ? noStandIns : startStandIns({ given, dataDir, endpoint, log, print, onStarted, onLost }),
      import('../hosts/academy.ts'),
    ]);
    // The operator's values replace the stand-ins' values. Parsed again as a whole, so that missing variables are reported now.
    const present = Object.fromEntries(Object.entries(processVariables()).filter(([, value]) => value !== undefined && value !== ''));
    const environment = parseEnvironment({ service: 'all', source: { ...standIns.variables, ...present, PORT: String(port) } });
    const { MONGODB_URI: mongoUri } = environment;
    if (mongoUri === undefined) throw new Error('no database: neither the operator nor a stand-in has set MONGODB_URI');
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
    // Measured from the start of the process, so that it includes the loading of the code.
    const seconds = (performance.now() / 1000).toFixed(1);
    // Written in one piece, so that no log line appears in between.
    print(
      [
        `ready in ${seconds} s`,
        `  graph     ${academy.router.url}/graphql${isProduction ? '' : '   (open it in a browser for Sandbox)'}`,
        ...(standIns.routes.length > 0 ? [`  mailbox   ${academy.router.url}/local/mailbox`] : []),
        ...(standIns.stripeUrl === null ? [] : [`  stripe    ${standIns.stripeUrl}   (a stand-in; nothing is charged)`]),
        ...(isProduction
          ? // The operator's own database is not printed: its address may contain a password.
            ['  admin     MONGODB_URI=... npm run admin -- create you@example.org']
          : ['  accounts  learner@har.example, instructor@har.example, admin@har.example   password academie-demo-2026']),
      ].join('\n'),
    );
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};

/** Ends the process with a complete message when the product cannot start. */
export const start = async (): Promise<void> => {
  try {
    await run();
  } catch (error) {
    const isExplained = explained.some((kind) => error instanceof kind);
    console.error(isExplained && error instanceof Error ? error.message : error);
    process.exit(1);
  }
};
