import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import { duplicateKey } from '#shared/mongo/mongoErrors.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import type { PaymentProviderPort, WebhookEvent } from '../checkout/provider/paymentProvider.ts';
import type { Sealing } from './sealing.ts';
import { webhooksOf } from './webhook.model.ts';
import type { WebhookRow } from './webhook.model.ts';
import { isActedOn } from './webhook.worker.ts';

const maximumBytes = 256 * 1024;

/**
 * Takes what the provider sends: proved, then kept, then answered. What it means is found out afterwards. A fault of ours is thrown, which is a 5xx, and
 * the provider sends again.
 */
export const createWebhookRoute = ({
  connection,
  clock,
  provider,
  sealing,
  reach,
  wake,
}: {
  connection: Connection;
  clock: Clock;
  provider: PaymentProviderPort;
  sealing: Sealing;
  reach: ReachPurchasePoint;
  wake: () => void;
}): Route => {
  const toRow = (event: WebhookEvent, rawBody: Buffer): WebhookRow => {
    const now = clock.now();
    const hasEffect = event.isLive === provider.isLive && isActedOn(event.type);
    return {
      _id: `${provider.name}:${event.eventId}`,
      provider: provider.name,
      ...event,
      sealedBody: sealing.seal(rawBody),
      state: hasEffect ? 'open' : 'ignored',
      attempts: 0,
      nextAttemptAt: now,
      lastErrorCode: null,
      receivedAt: now,
      doneAt: hasEffect ? null : now,
    };
  };

  return {
    method: 'POST',
    path: '/webhooks/stripe',
    access: 'public',
    maximumBytes,
    handle: async ({ headers, rawBody, log }) => {
      if (rawBody.length > maximumBytes) return { status: 413, body: { error: 'TOO_LARGE' } };
      const verified = provider.verifyWebhook({ rawBody, signature: headers['stripe-signature'], now: clock.now() });
      if (!verified.ok) {
        recordSecurityEvent(log, 'webhook_refused', { reason: verified.reason });
        return { status: 400, body: { error: 'BAD_SIGNATURE' } };
      }
      const row = toRow(verified.event, rawBody);
      const known = { eventId: row.eventId, eventType: row.type };
      try {
        await webhooksOf(connection).insertOne(row);
      } catch (error) {
        if (!duplicateKey(error)) throw error;
        log.debug(known, 'a webhook came again');
        return { status: 200, body: { received: true } };
      }
      reach('webhook.stored');
      if (row.state === 'ignored') log.info({ ...known, isLive: row.isLive }, 'a webhook without effect was kept');
      else wake();
      return { status: 200, body: { received: true } };
    },
  };
};
