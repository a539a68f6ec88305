import { setImmediate } from 'node:timers/promises';
import { timeLeftMs } from '#shared/concurrency/deadline.ts';

const maximumWaits = 20;
const placesPerClient = 100;
const placesInAll = 1_000;

type Client = { beingJudged: number; waiting: Set<() => void> };
type Judged = (outcome: { isForgiven: boolean }) => void;
export type Admission<Answer> = { answer: Answer; judged: Judged };

/**
 * Attempts are counted before they are judged, and successful ones are refunded. Many concurrent successful attempts, such as a school's
 * in the morning, would be refused for minutes over places that are free in a moment. Refused attempts therefore wait a little, while
 * others of the same client are being judged in this process, and attempt again. Every attempt that passes is counted.
 */
export const createWaitingRoom = ({ maximumWaitMs = 2_900 }: { maximumWaitMs?: number } = {}) => {
  const clients = new Map<string, Client>();
  let waitingInAll = 0;

  const nextJudged = (client: Client, withinMs: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        client.waiting.delete(wake);
        waitingInAll -= 1;
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      client.waiting.add(wake);
      waitingInAll += 1;
    });

  const admit = (name: string): Judged => {
    const client = clients.get(name) ?? { beingJudged: 0, waiting: new Set() };
    clients.set(name, client);
    client.beingJudged += 1;
    return ({ isForgiven }) => {
      client.beingJudged -= 1;
      if (client.beingJudged === 0) clients.delete(name);
      const [first] = client.waiting;
      // One refund frees one place. When no attempt is being judged, all waiting ones attempt for the last time.
      if (client.beingJudged === 0) for (const wake of client.waiting) wake();
      else if (isForgiven) first?.();
    };
  };

  return {
    /**
     * `ask` counts the attempt, or refuses it and counts nothing. An admitted caller calls `judged` after the judgement, and after the
     * refund of a forgiven attempt.
     */
    enter: async <Answer extends { ok: boolean }>(name: string, ask: () => Promise<Answer>): Promise<Admission<Answer>> => {
      // The machine's time: the injected clock may stand still or be set back.
      const endsAtMs = performance.now() + timeLeftMs({ longestMs: maximumWaitMs });
      for (let waits = 0; ; waits += 1) {
        const answer = await ask();
        if (answer.ok) return { answer, judged: admit(name) };
        // Attempts that were admitted at the same instant may resume after this refusal.
        await setImmediate();
        const client = clients.get(name);
        const withinMs = endsAtMs - performance.now();
        const isFull = waitingInAll >= placesInAll || (client?.waiting.size ?? 0) >= placesPerClient;
        if (!client || isFull || waits === maximumWaits || withinMs <= 0) return { answer, judged: () => undefined };
        await nextJudged(client, withinMs);
      }
    },
  };
};
