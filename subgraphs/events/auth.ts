import { z } from 'zod';
import { defineEvent } from './envelope.ts';
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
});

/** The account's address is proven to be its owner's: purchases and receipts may rely on it. */
export const emailVerified = defineEvent({
  type: 'auth.email.verified',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({ userId: z.string(), email: z.string(), verifiedAt: z.iso.datetime() }),
  consumers: ['payment'],
});

export const authEvents = [userRegistered, emailVerified, erasureAsked, erasureConfirmed] as const;
