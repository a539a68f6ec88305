import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { SubgraphName } from '#events/envelope.ts';
import type { Logger } from '../log.ts';
import { isDatabaseOutage } from '../outages.ts';
import { outboxCollection } from './outbox.collection.ts';

const reopenAfterMs = 1_000;
// How long the server holds an answer back when there is none: stopping waits for it.
const longestLookMs = 250;

/** Notices rows that other processes committed. It is only a hint: a broken stream is opened again, and the sweep finds what it missed. */
export const startWakeUpStream = ({
  connection,
  publisher,
  wake,
  log,
}: {
  connection: Connection;
  publisher: SubgraphName;
  wake: () => void;
  log: Logger;
}) => {
  const stopping = new AbortController();
  let closeCurrent: () => Promise<void> = () => Promise.resolve();

  const watchOnce = async (): Promise<void> => {
    const inserts = [{ $match: { operationType: 'insert', 'fullDocument.publisher': publisher } }, { $project: { _id: 1 } }];
    const stream = outboxCollection.open(connection).watch(inserts, { maxAwaitTimeMS: longestLookMs });
    closeCurrent = () => stream.close();
    try {
      while (!stopping.signal.aborted && (await stream.hasNext())) {
        await stream.next();
        wake();
      }
    } finally {
      await stream.close().catch(() => undefined);
    }
  };
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await watchOnce().catch((error: unknown) => {
        if (!stopping.signal.aborted && !isDatabaseOutage({ log, error }))
          log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'outbox stream broke, the sweep goes on');
      });
      await sleep(reopenAfterMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    stop: async (): Promise<void> => {
      stopping.abort();
      await closeCurrent().catch(() => undefined);
      await watching;
    },
  };
};
