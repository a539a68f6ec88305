import type { SessionResolvers } from '../../types.generated.ts';
import { sessionOfRequest } from '../signedInRequest.ts';

export const Session: SessionResolvers = {
  isCurrent: ({ id }, _args, context) => id === sessionOfRequest(context),
};
