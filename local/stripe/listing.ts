import type { z } from 'zod';
import { done, missing } from './failure.ts';
import type { Outcome } from './failure.ts';
import type { JsonObject } from './json.ts';
import type { created } from './parameters.ts';
import type { Table } from './state.ts';

type Paging = {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: z.output<typeof created> | undefined;
};

type Listing<Row extends { id: string; created: number }> = {
  table: Table<Row>;
  url: string;
  kind: string;
  paging: Paging;
  matches: (row: Row) => boolean;
  resource: (row: Row) => JsonObject;
};

const defaultLimit = 10;

const inRange = (at: number, range: Paging['created']): boolean =>
  range === undefined ||
  (!('gt' in range && range.gt !== undefined && at <= range.gt) &&
    !(range.gte !== undefined && at < range.gte) &&
    !('lt' in range && range.lt !== undefined && at >= range.lt) &&
    !(range.lte !== undefined && at > range.lte));

/** Newest first, as in every list of Stripe. */
export const listOf = <Row extends { id: string; created: number }>({
  table,
  url,
  kind,
  paging,
  matches,
  resource,
}: Listing<Row>): Outcome<JsonObject> => {
  const { limit = defaultLimit, starting_after: after, ending_before: before } = paging;
  for (const [param, id] of [
    ['starting_after', after],
    ['ending_before', before],
  ] as const)
    if (id !== undefined && !table.rows.has(id)) return missing({ kind, id, param });

  const all = Array.from(table.rows.values()).reverse();
  const positionOf = (id: string): number => all.findIndex((row) => row.id === id);
  const candidates = all
    .slice(after === undefined ? 0 : positionOf(after) + 1, before === undefined ? all.length : positionOf(before))
    .filter((row) => inRange(row.created, paging.created) && matches(row));
  // With ending_before the page is the one directly before it, not the newest one.
  const page = before === undefined ? candidates.slice(0, limit) : candidates.slice(-limit);
  return done({ object: 'list', url, has_more: candidates.length > page.length, data: page.map(resource) });
};
