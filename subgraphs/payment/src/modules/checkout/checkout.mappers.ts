import type { Checkout } from './checkout.collection.ts';

export type CheckoutSessionMapper = Checkout;
