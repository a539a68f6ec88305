import { badUserInput } from '#shared/graphql/faults.ts';
import type { Position } from '#shared/graphql/pagination.ts';
import type { Locale } from '#shared/viewer.ts';
import { messages } from './messages.ts';

export type KeyKind = 'number' | 'string';

/** A cursor comes from a client: one whose values are not of the list's kinds was made by hand. @throws BAD_USER_INPUT */
export const checkCursor = ({ after, kinds, locale }: { after: Position | null; kinds: readonly KeyKind[]; locale: Locale }): void => {
  if (after === null) return;
  if (!kinds.every((kind, index) => after[index] === null || typeof after[index] === kind))
    throw badUserInput({ message: messages.cursor(), field: 'after', locale });
};
