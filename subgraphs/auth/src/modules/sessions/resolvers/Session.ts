import type { SessionResolvers } from '../../types.generated.ts';

export const Session: SessionResolvers = {
  isCurrent: ({ id }, _args, { current }) => id === current.sessionId,
};
