import type { QueryResolvers } from '../../../../types.generated.ts';

export const auditLog: NonNullable<QueryResolvers['auditLog']> = (_parent, listing, { locale, services }) =>
  services.auditLog.list({ locale, ...listing });
