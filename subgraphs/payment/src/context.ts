import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { CheckoutLoaders } from './modules/checkout/checkout.loaders.ts';
import type { CheckoutService } from './modules/checkout/checkout.service.ts';
import type { EntitlementLoaders } from './modules/entitlement/entitlement.loaders.ts';
import type { EntitlementService } from './modules/entitlement/entitlement.service.ts';
import type { OfferLoaders } from './modules/offer/offer.loaders.ts';
import type { TransactionLoaders } from './modules/transaction/transaction.loaders.ts';
import type { TransactionService } from './modules/transaction/transaction.service.ts';

export type Services = { checkouts: CheckoutService; transactions: TransactionService; entitlements: EntitlementService };
export type Loaders = CheckoutLoaders & TransactionLoaders & EntitlementLoaders & OfferLoaders;
export type Context = SubgraphContext & { services: Services; loaders: Loaders };
