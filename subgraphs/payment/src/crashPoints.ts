import type { ReachPoint } from '#shared/crashPoint.ts';

/** Every await of a purchase, of its settling and of a webhook: a process may end right after each, and nothing is charged without being owned, or owned without being charged. */
export const purchaseCrashPoints = [
  'purchase.keyRead',
  'purchase.projectionsRead',
  'purchase.ownershipRead',
  'begin.keyClaimed',
  'begin.held',
  'begin.transactionWritten',
  'begin.checkoutWritten',
  'purchase.begun',
  'purchase.otherSettled',
  'purchase.keyRemembered',
  'settle.rowRead',
  'settle.created',
  'settle.referenceStored',
  'settle.readBack',
  'settle.confirmed',
  'settle.refusalNoted',
  'settle.canceled',
  'settle.attemptCounted',
  'settle.statusNoted',
  'finish.transactionWritten',
  'finish.ledgerPosted',
  'finish.entitlementWritten',
  'finish.holdingWritten',
  'finish.checkoutClosed',
  'finish.eventsAppended',
  'finish.committed',
  'purchase.settled',
  'purchase.answerRead',
  'sweep.claimed',
  'webhook.stored',
  'webhook.claimed',
  'webhook.transactionFound',
  'webhook.settled',
  'webhook.done',
] as const;
export type PurchaseCrashPoint = (typeof purchaseCrashPoints)[number];

/** The points under their names only, so that the list cannot fall behind the code. */
export type ReachPurchasePoint = (name: PurchaseCrashPoint) => void;

export const reachPurchasePoint =
  (reachPoint: ReachPoint): ReachPurchasePoint =>
  (name) =>
    reachPoint(name);
