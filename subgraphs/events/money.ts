import { z } from 'zod';

/** An amount in the minor unit of its ISO 4217 currency. */
export const moneySchema = z.object({ amountMinor: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) });

export const planTierSchema = z.enum(['BASIC', 'PRO', 'ENTERPRISE']);
