import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Fastify from 'fastify';
import { mountRoutes } from '#shared/hosting/routes.ts';
import { createLogger } from '#shared/log.ts';
import { freePort } from '../../../local/freePort.ts';
import { mailboxRoute } from '../../../local/mailbox/mailboxRoute.ts';
import { startMailbox } from '../../../local/mailbox/startMailbox.ts';
import { obtainRedisServer } from '../../../local/redis/obtainRedisServer.ts';
import { startRedis } from '../../../local/redis/startRedis.ts';
import { startStripeStandIn } from '../../../local/stripe/server.ts';
import { startProcess } from '../processes/serviceProcess.ts';
import type { createStack, ServiceProcess } from '../processes/serviceProcess.ts';
import { eventually } from '../story/graphClient.ts';
import { subgraphNames, urlVariableOf } from '../../../subgraphs/manifest.ts';

const quiet = (): void => undefined;

export type Deployment = {
  /** In the order of `ports`. */
  processes: readonly ServiceProcess[];
  processOf: (name: string) => ServiceProcess;
  ports: Readonly<Record<string, number>>;
  urlOf: (name: string) => string;
  mailboxUrl: string;
  environment: Readonly<Record<string, string>>;
  /** Another process of a service, on the port of the first unless told. */
  serve: (name: string, changes?: Readonly<Record<string, string>>) => ServiceProcess;
};

/** The distributed form as real processes: five subgraphs and two routers, on a real redis-server. Everything ends with the stack. */
export const startDeployment = async ({
  stack,
  mongoUri,
  variables = {},
}: {
  stack: ReturnType<typeof createStack>;
  mongoUri: string;
  variables?: Readonly<Record<string, string>>;
}): Promise<Deployment> => {
  const folder = await mkdtemp(join(tmpdir(), 'har-distributed-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const { path: binary } = await obtainRedisServer({ cacheDir: resolve(import.meta.dirname, '../../../.cache'), log: quiet });
  const redis = stack.use(await startRedis({ binary, dataDir: join(folder, 'redis'), log: quiet }));
  const mailbox = stack.use(await startMailbox({ port: 0, dataDir: join(folder, 'mailbox'), log: quiet }));
  const mailboxServer = Fastify();
  mountRoutes({
    app: mailboxServer,
    routes: [mailboxRoute(mailbox)],
    log: createLogger({ service: 'mailbox', level: 'silent' }),
    serviceCheck: null,
  });
  stack.defer(() => mailboxServer.close());
  const mailboxUrl = `${await mailboxServer.listen({ port: 0, host: '127.0.0.1' })}/local/mailbox`;
  const ports: Record<string, number> = {};
  for (const name of [...subgraphNames, 'router1', 'router2']) ports[name] = await freePort();
  const urlOf = (name: string): string => `http://127.0.0.1:${String(ports[name])}`;
  const secretKey = 'sk_test_0123456789abcdef';
  const webhookSecret = 'whsec_0123456789abcdef0123';
  const stripe = stack.use(
    await startStripeStandIn({
      port: 0,
      dataDir: join(folder, 'stripe'),
      secretKey,
      webhook: { url: `${urlOf('payment')}/webhooks/stripe`, secrets: [webhookSecret] },
    }),
  );
  const environment = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    SERVICE_SECRET: 'qZ7w1Vt9Yk3Rb5Nf8Hs2Jd6Lg4Mc0XpAuEoTi',
    AUTH_SECRET: 'Kd83hVnQ0wz5RtYp7LmB2xJc9FsG4aTeUoXi1',
    MONGODB_URI: mongoUri,
    REDIS_URL: redis.url,
    SMTP_URL: mailbox.smtpUrl,
    PUBLIC_URL: urlOf('router1'),
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_0123456789abcdef',
    STRIPE_WEBHOOK_SECRETS: webhookSecret,
    STRIPE_API_BASE: stripe.url,
    ...Object.fromEntries(subgraphNames.map((name) => [urlVariableOf(name), urlOf(name)])),
    ...variables,
  };
  const serve = (name: string, changes: Readonly<Record<string, string>> = {}): ServiceProcess =>
    stack.use(
      startProcess({
        script: 'bin/serve.ts',
        args: [name.startsWith('router') ? 'router' : name],
        env: { ...environment, PORT: String(ports[name]), ...changes },
      }),
    );
  const byName = new Map(Object.keys(ports).map((name) => [name, serve(name)]));
  const processes = [...byName.values()];
  await Promise.all(processes.map((child) => child.says(/"message":"ready"/)));
  const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/health/ready`)).ok;
  for (const name of byName.keys()) {
    const hasBecomeReady = await eventually(
      () => isReady(urlOf(name)),
      (ready) => ready,
    );
    if (!hasBecomeReady) throw new Error(`${name} did not become ready`);
  }
  const processOf = (name: string): ServiceProcess => {
    const found = byName.get(name);
    if (!found) throw new Error(`no process is called ${name}`);
    return found;
  };
  return { processes, processOf, ports, urlOf, mailboxUrl, environment, serve };
};
