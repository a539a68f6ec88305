import { badUserInput } from '#shared/faults.ts';
import type { Position } from '#shared/graphql/pagination.ts';
import { messages } from './messages.ts';

export type KeyKind = 'number' | 'string';

/** A cursor comes from a client: one whose values are not of the list's kinds was made by hand. @throws BAD_USER_INPUT */
export const checkCursor = ({ after, kinds }: { after: Position | null; kinds: readonly KeyKind[] }): void => {
  if (after === null) return;
  if (!kinds.every((kind, index) => after[index] === null || typeof after[index] === kind))
    throw badUserInput({ message: messages.cursor(), field: 'after' });
};
