import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';
import { DataDirInUseError, lockDataDir } from '../dataDirLock.ts';
import { startStripeStandIn } from './server.ts';

const usage = `usage: node local/stripe/main.ts --data-dir DIR [--port N] [--host HOST] [--webhook-url URL] [--parent-pid PID]
STRIPE_SECRET_KEY and, with --webhook-url, STRIPE_WEBHOOK_SECRETS (separated by commas) come from the environment: everybody can read a command line.`;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));
const options = z
  .strictObject({
    port: port.default(0),
    host: z.string().min(1).default('127.0.0.1'),
    'data-dir': z.string().min(1),
    'webhook-url': z.url().optional(),
    'parent-pid': z.string().regex(/^\d+$/).transform(Number).optional(),
    STRIPE_SECRET_KEY: z.string().min(1),
    // Two secrets during a rotation: each event then carries both signatures.
    STRIPE_WEBHOOK_SECRETS: z
      .string()
      .transform((list) => list.split(',').filter((secret) => secret !== ''))
      .default([]),
  })
  .refine(
    (given) => given['webhook-url'] === undefined || given.STRIPE_WEBHOOK_SECRETS.length > 0,
    '--webhook-url needs STRIPE_WEBHOOK_SECRETS',
  );

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const readOptions = (): z.output<typeof options> => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'data-dir': { type: 'string' },
        'webhook-url': { type: 'string' },
        'parent-pid': { type: 'string' },
      },
    });
    const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRETS } = processVariables();
    const parsed = options.safeParse({ ...values, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRETS });
    return parsed.success ? parsed.data : fail(`${z.prettifyError(parsed.error)}\n${usage}`);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const given = readOptions();
const parentCheckMs = 1_000;

// A stand-in whose parent was killed notices within a second. Its successor waits for the account instead of writing beside it.
const accountWaitMs = 5_000;
const lockAccount = async (deadline = performance.now() + accountWaitMs): Promise<() => Promise<void>> => {
  try {
    return await lockDataDir(given['data-dir']);
  } catch (error) {
    if (!(error instanceof DataDirInUseError) || performance.now() > deadline) throw error;
    await sleep(100);
    return lockAccount(deadline);
  }
};
const unlockAccount = await lockAccount().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

const standIn = await startStripeStandIn({
  port: given.port,
  host: given.host,
  dataDir: given['data-dir'],
  secretKey: given.STRIPE_SECRET_KEY,
  webhook: given['webhook-url'] === undefined ? null : { url: given['webhook-url'], secrets: given.STRIPE_WEBHOOK_SECRETS },
  log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
}).catch((error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? fail(`The Stripe stand-in cannot listen on port ${given.port}: another program uses this port.`)
    : fail(error instanceof Error ? error.message : String(error)),
);

let leaving = false;
const shutDown = (): void => {
  if (leaving) return;
  leaving = true;
  standIn
    .stop()
    .then(unlockAccount)
    .then(
      () => process.exit(0),
      (error: unknown) => fail(`The Stripe stand-in did not stop cleanly: ${String(error)}`),
    );
};
process.on('SIGTERM', shutDown);
process.on('SIGINT', shutDown);

const parent = given['parent-pid'];
if (parent !== undefined)
  setInterval(() => {
    if (!isAlive(parent)) shutDown();
  }, parentCheckMs);

process.stdout.write(`${JSON.stringify({ ready: true, port: standIn.port })}\n`);
