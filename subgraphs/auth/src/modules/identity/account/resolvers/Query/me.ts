import type { QueryResolvers } from '../../../../types.generated.ts';
import { userEntity } from '../../account.entity.ts';

export const me: NonNullable<QueryResolvers['me']> = (_parent, _args, context) =>
  context.viewer.kind === 'anonymous' ? null : userEntity.read(context.viewer.userId, context);
