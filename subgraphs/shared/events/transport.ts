import type { AnyEnvelope, SubgraphName } from '#events/envelope.ts';
import type { DeliveryFailure } from './eventErrors.ts';

/** What a consumer tells the publisher about one event, some time after a 'queued'. */
export type Receipt = { eventId: string; consumer: SubgraphName } & ({ ok: true } | ({ ok: false } & DeliveryFailure));
export type ReceiptHandler = (receipt: Receipt) => Promise<void>;

/** The consumer's end: resolves once the effect is kept, or was already. */
export type Receive = (envelope: AnyEnvelope) => Promise<'processed' | 'duplicate'>;

/**
 * Carries an event to one consumer. It may lose, delay, repeat and reorder: outbox and inbox make good for all of it. `received` means that the
 * effect is kept; `queued` that a receipt will follow, if nothing is lost. send rejects within seconds, never hangs.
 */
export type Transport = {
  start(): Promise<void>;
  stop(): Promise<void>;
  send(delivery: { consumer: SubgraphName; envelope: AnyEnvelope }): Promise<'received' | 'queued'>;
  onReceipt(handler: ReceiptHandler): void;
};
