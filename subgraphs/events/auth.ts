import { z } from 'zod';
import { defineEvent, otherSubgraphs } from './envelope.ts';
import { erasureAsked, erasureConfirmed } from './erasure.ts';

/** A new account. Also the way a projection learns of a changed name or role: the newest revision wins. */
export const userRegistered = defineEvent({
  type: 'auth.user.registered',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({
    userId: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(['LEARNER', 'INSTRUCTOR', 'ADMIN'])),
    locale: z.enum(['fr', 'en']),
    registeredAt: z.iso.datetime(),
  }),
  consumers: ['course', 'community'],
  goesWith: ['userId'],
});

/** The account's address is proven to be its owner's: purchases and receipts may rely on it. */
export const emailVerified = defineEvent({
  type: 'auth.email.verified',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({ userId: z.string(), email: z.string(), verifiedAt: z.iso.datetime() }),
  consumers: ['payment'],
  goesWith: ['userId'],
});

/** A person wants a copy of everything: each subgraph answers with what it holds of them, by its own <name>.export.part. */
export const exportRequested = defineEvent({
  type: 'auth.export.requested',
  version: 1,
  publisher: 'auth',
  aggregateType: 'DataExport',
  payload: z.object({ exportId: z.string(), userId: z.string(), requestedAt: z.iso.datetime() }),
  consumers: otherSubgraphs,
  goesWith: ['userId'],
});

export const authEvents = [userRegistered, emailVerified, exportRequested, erasureAsked, erasureConfirmed] as const;
