import { textIn } from '#shared/messages.ts';
import type { WeakPasswordErrorResolvers } from '../../../types.generated.ts';

export const WeakPasswordError: WeakPasswordErrorResolvers = {
  suggestions: ({ suggestions }, _args, { locale }) => suggestions.map((suggestion) => textIn(suggestion, locale)),
};
