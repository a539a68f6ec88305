/**
 * npm start               the whole product on this machine; data stay in DATA_DIR (.data)
 * npm start -- --reset    the same, with the data thrown away first
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '#shared/clock.ts';
import { crashPoints } from '#shared/crashPoint.ts';
import { EnvironmentError, parseEnvironment, processVariables } from '#shared/environment.ts';
import { endWithSignals } from '#shared/hosting/processLife.ts';
import { createLogger } from '#shared/log.ts';
import { startAcademy } from './academy.ts';
import { mailboxRoute } from './mailbox/mailboxRoute.ts';
import { startMailbox } from './mailbox/startMailbox.ts';
import { DataDirInUseError, DataDirUnusableError, lockDataDir } from './dataDirLock.ts';
import { freePort, listenFault } from './freePort.ts';
import { givenServiceProblems } from './givenServices.ts';
import { MongodUnobtainableError, obtainMongod } from './mongod/obtainMongod.ts';
import { keepMongod } from './mongod/keepMongod.ts';
import { MongodStartError } from './mongod/startMongod.ts';
import { startObjectStore } from './objectStore/startObjectStore.ts';
import { announceStart } from './runningStart.ts';
import { localSecrets } from './secrets.ts';
import { startStripeProcess } from './stripeProcess.ts';

/** Its message is all that the person at the keyboard needs. */
class StartError extends Error {
  override readonly name = 'StartError';
}
const explained = [StartError, EnvironmentError, DataDirInUseError, DataDirUnusableError, MongodUnobtainableError, MongodStartError];

const cacheDir = resolve(import.meta.dirname, '..', '.cache');
const bucket = 'har-academy';
const stopGraceMs = 10_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

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

const start = async (): Promise<void> => {
  const startedAt = performance.now();
  const parts: { stop(): Promise<void> }[] = [];
  const withReset = isReset(process.argv.slice(2));
  const given = parseEnvironment({ service: 'all', source: processVariables() });
  const log = createLogger({ service: 'academy', level: given.LOG_LEVEL });
  const dataDir = resolve(given.DATA_DIR);
  const unlock = await lockDataDir(dataDir);
  const stop = async (): Promise<void> => {
    for (const part of parts.reverse()) await part.stop();
    await unlock();
  };
  try {
    // Chosen here and not by the listener: the Stripe stand-in is told where to send its webhooks before that one listens.
    const port = given.PORT === 0 ? await freePort() : given.PORT;
    await checkAddress({ host: given.HOST, port });
    const problems = await givenServiceProblems(given);
    if (problems.length > 0) throw new EnvironmentError(problems);
    if (withReset) {
      await throwDataAway(dataDir);
      say(`Data in ${given.DATA_DIR} thrown away.`);
    }
    const secrets = await localSecrets(dataDir);
    const folder = async (name: string): Promise<string> => {
      await mkdir(join(dataDir, name), { recursive: true });
      return join(dataDir, name);
    };

    const mongoUri = given.MONGODB_URI ?? (await startPrivateMongod({ dataDir: await folder('mongod'), parts, stop }));
    const smtpUrl = given.SMTP_URL;
    const mailbox =
      smtpUrl === undefined
        ? await startMailbox({ port: 0, dataDir: await folder('mailbox'), log: (line) => log.info({ part: 'mailbox' }, line) })
        : null;
    if (mailbox) parts.push(mailbox);
    const objectStore = await startObjectStore({
      port: 0,
      dataDir: await folder('objects'),
      accessKeyId: secrets.objectStoreKeyId,
      secretAccessKey: secrets.objectStoreSecret,
      bucket,
      log: (line) => log.info({ part: 'objectStore' }, line),
    });
    parts.push(objectStore);
    const endpoint = `http://127.0.0.1:${String(port)}`;
    const stripe =
      given.STRIPE_SECRET_KEY === undefined
        ? await startStripeProcess({
            dataDir: await folder('stripe'),
            port: 0,
            secretKey: secrets.stripeSecretKey,
            webhookUrl: `${endpoint}/webhooks/stripe`,
            webhookSecret: secrets.stripeWebhookSecret,
            log: (line) => log.info({ part: 'stripe' }, line),
          })
        : null;
    if (stripe) parts.push(stripe);

    const standIns = {
      SERVICE_SECRET: secrets.serviceSecret,
      AUTH_SECRET: secrets.authSecret,
      PUBLIC_URL: endpoint,
      ...(mailbox ? { SMTP_URL: mailbox.smtpUrl } : {}),
      ...(stripe
        ? {
            STRIPE_SECRET_KEY: secrets.stripeSecretKey,
            STRIPE_PUBLISHABLE_KEY: secrets.stripePublishableKey,
            STRIPE_WEBHOOK_SECRETS: secrets.stripeWebhookSecret,
            STRIPE_API_BASE: stripe.url,
          }
        : {}),
    };
    // What the operator sets replaces its stand-in; parsed again as a whole, so that what is missing beside it is said now.
    const present = Object.fromEntries(Object.entries(processVariables()).filter(([, value]) => value !== undefined && value !== ''));
    const environment = parseEnvironment({ service: 'all', source: { ...standIns, ...present, PORT: String(port) } });
    const academy = await startAcademy({
      environment,
      mongoUri,
      databasePrefix: 'har',
      clock: systemClock({ offsetMs: environment.CLOCK_OFFSET_MS }),
      logOf: (service) => createLogger({ service, level: environment.LOG_LEVEL }),
      reachPoint: crashPoints({ crashAt: environment.CRASH_AT ?? null }),
      localRoutes: mailbox ? [mailboxRoute(mailbox)] : [],
      isSeeded: environment.NODE_ENV !== 'production',
    });
    parts.push(academy);
    const own = Object.fromEntries(Object.entries(standIns).filter(([name]) => present[name] === undefined));
    const variables = { ...own, ...(given.MONGODB_URI === undefined ? { MONGODB_URI: mongoUri } : {}) };
    parts.push(await announceStart({ dataDir, variables }));
    endWithSignals({ stop, log });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    // In one piece, so that no line of the log comes in between.
    say(
      [
        `ready in ${seconds} s`,
        `  graph     ${academy.router.url}/graphql   (open it in a browser for Sandbox)`,
        ...(mailbox ? [`  mailbox   ${academy.router.url}/local/mailbox`] : []),
        ...(stripe ? [`  stripe    ${stripe.url}   (a stand-in; nothing is charged)`] : []),
        ...(environment.NODE_ENV === 'production'
          ? // A database of the operator's own is not named: its address may hold a password.
            [`  admin     ${given.MONGODB_URI === undefined ? '' : 'MONGODB_URI=... '}npm run admin -- create you@example.org`]
          : ['  accounts  learner@har.example, instructor@har.example, admin@har.example   password academie-demo-2026']),
      ].join('\n'),
    );
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};

const startPrivateMongod = async ({
  dataDir,
  parts,
  stop,
}: {
  dataDir: string;
  parts: { stop(): Promise<void> }[];
  stop: () => Promise<void>;
}): Promise<string> => {
  const { path: binary, source } = await obtainMongod({ cacheDir, log: say });
  say(`starting mongod (${source})`);
  const onLost = (reason: unknown): void => {
    console.error(reason instanceof Error ? reason.message : reason);
    setTimeout(() => process.exit(1), stopGraceMs).unref();
    void stop().finally(() => process.exit(1));
  };
  const mongod = await keepMongod({ binary, dataDir, log: say, onLost });
  parts.push(mongod);
  return mongod.uri;
};

try {
  await start();
} catch (error) {
  const isExplained = explained.some((kind) => error instanceof kind);
  console.error(isExplained && error instanceof Error ? error.message : error);
  process.exit(1);
}
