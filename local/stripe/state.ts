import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import { openJournal } from './journal.ts';
import type { Change } from './journal.ts';
import type { JsonObject } from './json.ts';
import {
  balanceTransactionRow,
  chargeRow,
  customerRow,
  deliveryRow,
  eventRow,
  paymentIntentRow,
  paymentMethodRow,
  refundRow,
  storedAnswerRow,
} from './rows.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const newToken = (length: number): string => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
export const newId = (prefix: string): string => `${prefix}_${newToken(24)}`;

/** Rows are replaced, never changed in place. The Map preserves the order of their creation. */
export type Table<Row extends { id: string }> = { name: string; rows: Map<string, Row>; load(stored: unknown): void };

const table = <Row extends { id: string }>(name: string, schema: z.ZodType<Row>): Table<Row> => {
  const rows = new Map<string, Row>();
  return {
    name,
    rows,
    load(stored) {
      const row = schema.parse(stored);
      rows.set(row.id, row);
    },
  };
};

const emptyTables = () => ({
  paymentIntents: table('payment_intent', paymentIntentRow),
  paymentMethods: table('payment_method', paymentMethodRow),
  charges: table('charge', chargeRow),
  balanceTransactions: table('balance_transaction', balanceTransactionRow),
  refunds: table('refund', refundRow),
  customers: table('customer', customerRow),
  events: table('event', eventRow),
  deliveries: table('delivery', deliveryRow),
  storedAnswers: table('stored_answer', storedAnswerRow),
});

/** The cause of the changes: a request, or the stand-in itself (both null). */
export type Cause = { requestId: string | null; idempotencyKey: string | null };

/** One request's changes. They are visible at once (nothing runs in between) and become durable together, or are undone together. */
export type Work = {
  state: State;
  nowSeconds: number;
  put<Row extends { id: string }>(table: Table<Row>, row: Row): Row;
  remove<Row extends { id: string }>(table: Table<Row>, id: string): void;
  emit(event: { type: string; object: JsonObject }): void;
};

export type State = ReturnType<typeof emptyTables> & {
  /** This server's address, for the pages that buyers open. */
  origin: () => string;
  now: () => Date;
  /**
   * Runs `act` as one unit: all of its changes are written before this returns, or none.
   * Synchronous, so that no other request can come between a check and its write.
   */
  transact<Answer>(cause: Cause, act: (work: Work) => Answer): Answer;
  /** Notifies the webhook sender of each commit's events, after they are durable. */
  onEvents(listener: (eventIds: string[]) => void): void;
  close(): void;
};

export type OpenState = { dataDir: string; now: () => Date; hasWebhook: boolean; origin: () => string };

/** The lifetime of the answer to an idempotency key. */
export const idempotencyMs = 24 * 3_600_000;
const slack = 1_000;

/** The state of the account, replayed from its folder. */
export const openState = ({ dataDir, now, hasWebhook, origin }: OpenState): State => {
  const tables = emptyTables();
  const all = Object.values(tables);
  const byName = new Map<string, { load(stored: unknown): void; rows: { delete(id: string): boolean } }>(
    all.map((each) => [each.name, each]),
  );
  const replay = (change: Change): void => {
    const target = byName.get(change.table);
    if (!target) throw new Error(`The journal contains an unknown table: ${change.table}`);
    if ('row' in change) target.load(change.row);
    else target.rows.delete(change.removed);
  };
  const { journal, commitCount } = openJournal({ dataDir, replay });

  for (const [key, answer] of tables.storedAnswers.rows)
    if (now().getTime() - answer.createdMs > idempotencyMs) tables.storedAnswers.rows.delete(key);
  const rowCount = all.reduce((sum, each) => sum + each.rows.size, 0);
  if (commitCount > 2 * rowCount + slack)
    journal.compact(all.flatMap((each) => Array.from(each.rows.values(), (row): Change => ({ table: each.name, row }))));

  let announce: (eventIds: string[]) => void = () => {};

  const transact = <Answer>(cause: Cause, act: (work: Work) => Answer): Answer => {
    const changes: Change[] = [];
    const undo: (() => void)[] = [];
    const eventIds: string[] = [];
    const remember = <Row extends { id: string }>(target: Table<Row>, id: string): void => {
      const before = target.rows.get(id);
      undo.push(() => (before ? target.rows.set(id, before) : target.rows.delete(id)));
    };
    const work: Work = {
      state,
      nowSeconds: Math.floor(now().getTime() / 1_000),
      put(target, row) {
        remember(target, row.id);
        target.rows.set(row.id, row);
        changes.push({ table: target.name, row });
        return row;
      },
      remove(target, id) {
        remember(target, id);
        target.rows.delete(id);
        changes.push({ table: target.name, removed: id });
      },
      emit({ type, object }) {
        const id = newId('evt');
        work.put(tables.events, { id, type, created: work.nowSeconds, object, ...cause });
        if (!hasWebhook) return;
        work.put(tables.deliveries, { id });
        eventIds.push(id);
      },
    };
    let answer: Answer;
    try {
      answer = act(work);
      journal.append(changes);
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    if (eventIds.length > 0) announce(eventIds);
    return answer;
  };

  const state: State = {
    ...tables,
    origin,
    now,
    transact,
    onEvents(listener) {
      announce = listener;
    },
    close: () => journal.close(),
  };
  return state;
};
