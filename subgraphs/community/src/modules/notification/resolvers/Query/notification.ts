import { ownNotification } from '../../notification.entity.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const notification: NonNullable<QueryResolvers['notification']> = (_, { id }, context) => ownNotification.read(id, context);
