import { z } from 'zod';
import type { EnvironmentPart } from '#shared/environment.ts';
import { list, providerSecret, url } from '#shared/environmentValues.ts';

export const paymentEnvironment = {
  shape: {
    STRIPE_SECRET_KEY: providerSecret
      .regex(/^(sk|rk)_(test|live)_\w{8,}$/, 'must be a secret or restricted key of Stripe (sk_..., rk_...)')
      .optional(),
    STRIPE_PUBLISHABLE_KEY: z
      .string()
      .regex(/^pk_(test|live)_\w{8,}$/, 'must be a publishable key of Stripe (pk_...)')
      .optional(),
    STRIPE_WEBHOOK_SECRETS: providerSecret
      .pipe(list)
      .refine(
        (secrets) => secrets.length > 0 && secrets.every((value) => /^whsec_\w{16,}$/.test(value)),
        'must be one or more endpoint secrets of Stripe (whsec_...), the newest first',
      )
      .optional(),
    STRIPE_API_BASE: url('http:', 'https:').optional(),
  },
  needs: ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRETS'],
} as const satisfies EnvironmentPart;
