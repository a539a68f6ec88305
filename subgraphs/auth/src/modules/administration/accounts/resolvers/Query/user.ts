import { userEntity } from '../../../../identity/account/account.entity.ts';
import type { QueryResolvers } from '../../../../types.generated.ts';

export const user: NonNullable<QueryResolvers['user']> = (_parent, { id }, context) => userEntity.read(id, context);
