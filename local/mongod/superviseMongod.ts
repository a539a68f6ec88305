import { setTimeout as sleep } from 'node:timers/promises';
import { startMongod } from './startMongod.ts';
import type { RunningMongod, StartMongod } from './startMongod.ts';

const pauseMs = 500;

export type KeptMongod = {
  uri: string;
  /** The pid of the current process. */
  pid: () => number;
  stop: () => Promise<void>;
};

/**
 * A private mongod that restarts on the same port after an unexpected end (killed, out of memory), so that clients
 * reconnect by themselves. Calls `onLost` with the reason when it can no longer start.
 */
export const superviseMongod = async ({
  onLost,
  ...wanted
}: Omit<StartMongod, 'throwaway'> & { onLost: (reason: unknown) => void }): Promise<KeptMongod> => {
  let mongod: RunningMongod = await startMongod(wanted);
  const { uri, port } = mongod;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;

  const restartUntilStopped = async (): Promise<void> => {
    for (;;) {
      await mongod.exited;
      if (isStopping()) return;
      wanted.log('mongod has ended by itself; it is started again');
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      mongod = await startMongod({ ...wanted, port });
      if (isStopping()) await mongod.stop();
    }
  };
  const restarts = restartUntilStopped().catch((reason: unknown) => {
    if (!isStopping()) onLost(reason);
  });

  return {
    uri,
    pid: () => mongod.pid,
    stop: async () => {
      stopping.abort();
      await mongod.stop();
      await restarts;
    },
  };
};
