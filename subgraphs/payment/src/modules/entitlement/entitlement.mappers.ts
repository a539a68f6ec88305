import type { Page } from '#shared/lists/list.ts';
import type { Entitlement } from './entitlement.collection.ts';

export type EntitlementMapper = Entitlement;
export type EntitlementConnectionMapper = Page<Entitlement>;
