import { z } from 'zod';
import { defineEvent, otherSubgraphs } from './envelope.ts';
import { erasureAsked, erasureConfirmed } from './erasure.ts';

export const accountStatuses = ['ACTIVE', 'SUSPENDED', 'DELETED'] as const;
export type AccountStatus = (typeof accountStatuses)[number];
export const verificationStatuses = ['UNVERIFIED', 'VERIFIED', 'REJECTED'] as const;
export type VerificationStatus = (typeof verificationStatuses)[number];

/** The state of an account after its registration and after each change of these fields. The newest revision wins. */
export const userChanged = defineEvent({
  type: 'auth.user.changed',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({
    userId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    displayName: z.string(),
    // Courses of an owner who is not ACTIVE are not for sale and accept no enrollment.
    status: z.enum(accountStatuses),
    roles: z.array(z.enum(['LEARNER', 'INSTRUCTOR', 'ADMIN'])),
    instructorVerification: z.enum(verificationStatuses).nullable(),
    locale: z.enum(['fr', 'en']),
    // IANA name.
    timeZone: z.string().nullable(),
    interests: z.array(z.string()),
    registeredAt: z.iso.datetime(),
  }),
  consumers: otherSubgraphs,
  subjectFields: ['userId'],
});

/** The owner of the account has proven their email address: purchases and receipts may rely on it. */
export const emailVerified = defineEvent({
  type: 'auth.email.verified',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({ userId: z.string(), email: z.string(), verifiedAt: z.iso.datetime() }),
  consumers: ['payment'],
  subjectFields: ['userId'],
});

/** A person requests a copy of their data. Each subgraph answers with its share, by <name>.export.part. */
export const exportRequested = defineEvent({
  type: 'auth.export.requested',
  version: 1,
  publisher: 'auth',
  aggregateType: 'DataExport',
  payload: z.object({ exportId: z.string(), userId: z.string(), requestedAt: z.iso.datetime() }),
  consumers: otherSubgraphs,
  subjectFields: ['userId'],
});

export const authEvents = [userChanged, emailVerified, exportRequested, erasureAsked, erasureConfirmed] as const;
