import { z } from 'zod';

/** An amount in the minor unit of its ISO 4217 currency. */
export const moneySchema = z.object({ amountMinor: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) });

/** Lowest first. */
export const planTiers = ['BASIC', 'PRO', 'ENTERPRISE'] as const;
export type PlanTier = (typeof planTiers)[number];
export const planTierSchema = z.enum(planTiers);
