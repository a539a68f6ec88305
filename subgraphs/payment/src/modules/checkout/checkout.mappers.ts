import type { CheckoutRow } from './checkout.model.ts';

export type CheckoutSessionMapper = CheckoutRow;
