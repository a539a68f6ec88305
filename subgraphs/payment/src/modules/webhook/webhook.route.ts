import type { Clock } from '#shared/clock.ts';
import type { Route } from '#shared/hosting/subgraph.ts';
import { duplicateKey } from '#shared/mongo/mongoErrors.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { PaymentProviderPort, WebhookEvent } from '../checkout/provider/paymentProvider.ts';
import type { Sealing } from './sealing.ts';
import type { WebhookRow, Webhooks } from './webhook.collection.ts';
import { hasEffect } from './webhook.worker.ts';

const maximumBytes = 256 * 1024;

/**
 * Receives the provider's webhooks: verifies, stores and answers. The worker treats them afterwards. A fault of ours is thrown, which is a 5xx, and the
 * provider sends again.
 */
export const createWebhookRoute = ({
  webhooks,
  clock,
  provider,
  sealing,
  wake,
}: {
  webhooks: Webhooks;
  clock: Clock;
  provider: PaymentProviderPort;
  sealing: Sealing;
  wake: () => void;
}): Route => {
  const toRow = (event: WebhookEvent, rawBody: Buffer): WebhookRow => {
    const now = clock.now();
    const isOpen = event.isLive === provider.isLive && hasEffect(event.type);
    return {
      _id: `${provider.name}:${event.eventId}`,
      provider: provider.name,
      ...event,
      sealedBody: sealing.seal(rawBody),
      state: isOpen ? 'open' : 'ignored',
      attempts: 0,
      nextAttemptAt: now,
      lastErrorCode: null,
      receivedAt: now,
      doneAt: isOpen ? null : now,
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
      const details = { eventId: row.eventId, eventType: row.type };
      try {
        await webhooks.insertMany([row]);
      } catch (error) {
        if (!duplicateKey(error)) throw error;
        log.debug(details, 'a webhook was delivered again');
        return { status: 200, body: { received: true } };
      }
      if (row.state === 'ignored') log.info({ ...details, isLive: row.isLive }, 'a webhook without effect was stored');
      else wake();
      return { status: 200, body: { received: true } };
    },
  };
};
