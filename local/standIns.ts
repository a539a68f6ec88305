import { join, resolve } from 'node:path';
import type { Environment } from '../hosts/environment.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import type { Logger } from '#shared/log.ts';
import { DataDirUnusableError } from './dataDirLock.ts';
import { mailboxRoute } from './mailbox/mailboxRoute.ts';
import { startMailbox } from './mailbox/startMailbox.ts';
import { makeFolder } from './makeFolder.ts';
import { superviseMongod } from './mongod/superviseMongod.ts';
import { obtainMongod } from './mongod/obtainMongod.ts';
import { startObjectStore } from './objectStore/startObjectStore.ts';
import { localSecrets } from './secrets.ts';
import { startStripeProcess } from './stripeProcess.ts';

export type StandIns = {
  /** The stand-ins' values, under the names of the variables that they replace. */
  variables: Readonly<Record<string, string>>;
  routes: readonly Route[];
  /** The Stripe stand-in's; null with Stripe's own keys. */
  stripeUrl: string | null;
};

export const noStandIns: StandIns = { variables: {}, routes: [], stripeUrl: null };

export type StandInOptions = {
  /** Variables of the operator have no stand-in. */
  given: Environment;
  dataDir: string;
  /** The router's. */
  endpoint: string;
  log: Logger;
  print: (line: string) => void;
  /** Called after the start of each part, in order. */
  onStarted: (part: { stop(): Promise<void> }) => void;
  /** Called when the private database can no longer start. */
  onLost: (reason: unknown) => void;
};

const cacheDir = resolve(import.meta.dirname, '..', '.cache');
const bucket = 'har-academy';

/** Starts the stand-ins of cloud services on a developer's machine. None runs in production, where the environment names the services. */
export const startStandIns = async ({ given, dataDir, endpoint, log, print, onStarted, onLost }: StandInOptions): Promise<StandIns> => {
  const secrets = await localSecrets(dataDir);
  const folder = async (name: string): Promise<string> => {
    const path = join(dataDir, name);
    await makeFolder(path).catch((cause: unknown) => {
      throw new DataDirUnusableError({ dataDir: path, cause });
    });
    return path;
  };
  const logOf = (part: string) => (line: string) => log.info({ part }, line);

  const started = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    onStarted(part);
    return part;
  };

  const startPrivateMongod = async (): Promise<Readonly<Record<string, string>>> => {
    if (given.MONGODB_URI !== undefined) return {};
    const { path: binary, source } = await obtainMongod({ cacheDir, log: print });
    print(`starting mongod (${source})`);
    const mongod = started(await superviseMongod({ binary, dataDir: await folder('mongod'), log: print, onLost }));
    return { MONGODB_URI: mongod.uri };
  };
  const startPrivateMailbox = async () =>
    given.SMTP_URL === undefined ? started(await startMailbox({ port: 0, dataDir: await folder('mailbox'), log: logOf('mailbox') })) : null;
  const startPrivateObjectStore = async () =>
    started(
      await startObjectStore({
        port: 0,
        dataDir: await folder('objects'),
        accessKeyId: secrets.objectStoreKeyId,
        secretAccessKey: secrets.objectStoreSecret,
        bucket,
        log: logOf('objectStore'),
      }),
    );
  const startPrivateStripe = async () =>
    given.STRIPE_SECRET_KEY === undefined
      ? started(
          await startStripeProcess({
            dataDir: await folder('stripe'),
            port: 0,
            secretKey: secrets.stripeSecretKey,
            webhookUrl: `${endpoint}/webhooks/stripe`,
            webhookSecret: secrets.stripeWebhookSecret,
            log: logOf('stripe'),
          }),
        )
      : null;

  const starting = [startPrivateMongod(), startPrivateMailbox(), startPrivateStripe(), startPrivateObjectStore()] as const;
  // When one fails, the caller stops the others, so all starts must have ended.
  await Promise.allSettled(starting);
  const [mongo, mailbox, stripe] = await Promise.all(starting);

  return {
    variables: {
      SERVICE_SECRET: secrets.serviceSecret,
      AUTH_SECRET: secrets.authSecret,
      PUBLIC_URL: endpoint,
      ...mongo,
      ...(mailbox ? { SMTP_URL: mailbox.smtpUrl } : {}),
      ...(stripe
        ? {
            STRIPE_SECRET_KEY: secrets.stripeSecretKey,
            STRIPE_PUBLISHABLE_KEY: secrets.stripePublishableKey,
            STRIPE_WEBHOOK_SECRETS: secrets.stripeWebhookSecret,
            STRIPE_API_BASE: stripe.url,
          }
        : {}),
    },
    routes: mailbox ? [mailboxRoute(mailbox)] : [],
    stripeUrl: stripe?.url ?? null,
  };
};
