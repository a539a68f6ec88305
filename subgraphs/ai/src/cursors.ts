import { badUserInput } from '#shared/faults.ts';
import { parsePage } from '#shared/graphql/pagination.ts';
import type { PageRequest } from '#shared/graphql/pagination.ts';
import type { Locale } from '#shared/viewer.ts';
import { notACursor } from './messages.ts';

export type KeyKind = 'instant' | 'number' | 'string';

const isOf = (kind: KeyKind, value: string | number | null | undefined): boolean => {
  if (kind === 'string') return typeof value === 'string';
  if (typeof value !== 'number') return false;
  return kind === 'number' || Number.isFinite(new Date(value).getTime());
};

/** A page of a list whose order has keys of these kinds, none of them ever null. @throws BAD_USER_INPUT */
export const pageOf = ({
  first,
  after,
  kinds,
  locale,
}: {
  first?: number | null | undefined;
  after?: string | null | undefined;
  kinds: readonly KeyKind[];
  locale: Locale;
}): PageRequest => {
  const page = parsePage({ first, after, keyCount: kinds.length, locale });
  const position = page.after;
  // It comes from a client: one whose values are not of the list's kinds was made by hand.
  if (position !== null && !kinds.every((kind, index) => isOf(kind, position[index])))
    throw badUserInput({ message: notACursor(), field: 'after' });
  return page;
};
