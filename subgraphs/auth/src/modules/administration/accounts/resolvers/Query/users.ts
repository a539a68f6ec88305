import type { QueryResolvers } from '../../../../types.generated.ts';

export const users: NonNullable<QueryResolvers['users']> = (_parent, listing, { locale, services }) =>
  services.directory.list({ locale, ...listing });
