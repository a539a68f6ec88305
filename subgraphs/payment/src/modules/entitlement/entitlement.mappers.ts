import type { Page } from '#shared/graphql/pagination.ts';
import type { EntitlementRow } from './entitlement.model.ts';

export type EntitlementMapper = EntitlementRow;
export type EntitlementConnectionMapper = Page<EntitlementRow>;
