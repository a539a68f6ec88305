import type { EventDraft } from '#events/envelope.ts';
import { entitlementGranted } from '#events/payment.ts';
import type { Entitlement } from './entitlement.collection.ts';

export const grantedDraft = ({ id, revision: sequence, grantedAt, expiresAt, revokedAt, ...fields }: Entitlement): EventDraft =>
  entitlementGranted.draft({
    aggregateId: id,
    sequence,
    occurredAt: grantedAt,
    payload: {
      ...fields,
      entitlementId: id,
      planTier: null,
      grantedAt: grantedAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    },
  });
