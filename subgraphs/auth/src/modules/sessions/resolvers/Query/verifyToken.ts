import type { QueryResolvers } from '../../../types.generated.ts';

export const verifyToken: NonNullable<QueryResolvers['verifyToken']> = (_parent, { token }, { services }) => services.verifyToken(token);
