/** Where every process takes its time from, so that tests move it instead of waiting. */
export type Clock = { now(): Date };

/** The machine's time, shifted by a fixed offset: test builds give each process its own to show that skew is harmless. */
export const systemClock = ({ offsetMs = 0 }: { offsetMs?: number } = {}): Clock => ({
  now: () => new Date(Date.now() + offsetMs),
});

export type ManualClock = Clock & { advance(ms: number): void; set(instant: Date): void };

/** Stands still until it is moved. */
export const manualClock = (start: Date): ManualClock => {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
    set: (instant) => {
      nowMs = instant.getTime();
    },
  };
};
