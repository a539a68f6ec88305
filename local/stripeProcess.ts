import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';

const readySchema = z.object({ ready: z.literal(true), port: z.number() });
const startTimeoutMs = 15_000;

export type StripeProcess = { url: string; pid: number; stop(): Promise<void> };

/** Stripe's stand-in in a separate process: it survives a crash of the product and delivers its webhooks afterwards. */
export const startStripeProcess = async ({
  dataDir,
  port,
  secretKey,
  webhookUrl,
  webhookSecret,
  log,
}: {
  dataDir: string;
  port: number;
  secretKey: string;
  webhookUrl: string;
  webhookSecret: string;
  log: (line: string) => void;
}): Promise<StripeProcess> => {
  const main = fileURLToPath(new URL('./stripe/main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [main, ...['--data-dir', dataDir, '--port', String(port)], ...['--webhook-url', webhookUrl, '--parent-pid', String(process.pid)]],
    {
      // Not as arguments: those are in the process list, for everybody on the machine.
      env: { ...processVariables(), STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRETS: webhookSecret },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  createInterface({ input: child.stderr }).on('line', log);
  const exited = once(child, 'exit');
  const ready = once(createInterface({ input: child.stdout }), 'line', { signal: AbortSignal.timeout(startTimeoutMs) });
  const first: unknown[] = await Promise.race([ready, exited]);
  if (child.exitCode !== null || child.pid === undefined) throw new Error('The Stripe stand-in did not start. Its own message is above.');
  const { port: actualPort } = readySchema.parse(JSON.parse(z.string().parse(first[0])));
  return {
    url: `http://127.0.0.1:${String(actualPort)}`,
    pid: child.pid,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await exited;
    },
  };
};
