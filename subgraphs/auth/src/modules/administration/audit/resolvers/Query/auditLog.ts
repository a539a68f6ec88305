import type { QueryResolvers } from '../../../../types.generated.ts';

export const auditLog: NonNullable<QueryResolvers['auditLog']> = (_parent, listing, { services }) => services.auditLog.list(listing);
