import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DataDirInUseError, lockDataDir } from '../dataDirLock.ts';
import { startStripeStandIn } from './server.ts';

const usage =
  'usage: node local/stripe/main.ts --data-dir DIR --secret-key KEY [--port N] [--host HOST] [--webhook-url URL --webhook-secret SECRET ...] [--parent-pid PID]';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));
const commandLine = z
  .strictObject({
    port: port.default(0),
    host: z.string().min(1).default('127.0.0.1'),
    'data-dir': z.string().min(1),
    'secret-key': z.string().min(1),
    'webhook-url': z.url().optional(),
    // Given twice while a secret is rolled: each event then carries both signatures.
    'webhook-secret': z.array(z.string().min(1)).default([]),
    'parent-pid': z.string().regex(/^\d+$/).transform(Number).optional(),
  })
  .refine(
    (given) => (given['webhook-url'] === undefined) === (given['webhook-secret'].length === 0),
    '--webhook-url and --webhook-secret belong together',
  );

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const readCommandLine = (): z.output<typeof commandLine> => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'data-dir': { type: 'string' },
        'secret-key': { type: 'string' },
        'webhook-url': { type: 'string' },
        'webhook-secret': { type: 'string', multiple: true },
        'parent-pid': { type: 'string' },
      },
    });
    const parsed = commandLine.safeParse({ ...values });
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

const given = readCommandLine();
const parentCheckMs = 1_000;

// A stand-in whose parent was killed notices within a second: its successor waits for the account instead of writing beside it.
const accountWaitMs = 5_000;
const lockAccount = async (deadline = Date.now() + accountWaitMs): Promise<() => Promise<void>> => {
  try {
    return await lockDataDir(given['data-dir']);
  } catch (error) {
    if (!(error instanceof DataDirInUseError) || Date.now() > deadline) throw error;
    await sleep(100);
    return lockAccount(deadline);
  }
};
const unlockAccount = await lockAccount().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

const standIn = await startStripeStandIn({
  port: given.port,
  host: given.host,
  dataDir: given['data-dir'],
  secretKey: given['secret-key'],
  webhook: given['webhook-url'] === undefined ? null : { url: given['webhook-url'], secrets: given['webhook-secret'] },
  log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
}).catch((error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? fail(`Port ${given.port} is taken: the Stripe stand-in cannot listen there.`)
    : fail(error instanceof Error ? error.message : String(error)),
);

let leaving = false;
const leave = (): void => {
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
process.on('SIGTERM', leave);
process.on('SIGINT', leave);

const parent = given['parent-pid'];
if (parent !== undefined)
  setInterval(() => {
    if (!isAlive(parent)) leave();
  }, parentCheckMs);

process.stdout.write(`${JSON.stringify({ ready: true, port: standIn.port })}\n`);
