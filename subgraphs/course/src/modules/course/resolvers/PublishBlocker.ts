import { textIn } from '#shared/messages.ts';
import type { PublishBlockerResolvers } from '../../types.generated.ts';

export const PublishBlocker: PublishBlockerResolvers = {
  message: ({ message }, _args, { locale }) => textIn(message, locale),
};
