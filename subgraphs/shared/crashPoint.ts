/** Ends the process as kill -9 does, when this is the point a test asked for. Nothing outside test builds. */
export type ReachPoint = (name: string) => void;

export const neverCrash: ReachPoint = () => undefined;

/** `crashAt` comes from CRASH_AT, which the environment accepts in test builds only. */
export const crashPoints = ({ crashAt }: { crashAt: string | null }): ReachPoint =>
  crashAt === null
    ? neverCrash
    : (name) => {
        if (name !== crashAt) return;
        // SIGKILL: no handler, no flush, no finally block runs. It is not delivered within this tick, so the tick must not go on.
        process.kill(process.pid, 'SIGKILL');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
      };
