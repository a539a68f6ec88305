import type { Log } from './api.ts';
import type { Faults } from './faults.ts';
import { shuffled } from './faults.ts';
import { eventResource } from './resources.ts';
import { signatureHeader } from './signature.ts';
import type { State } from './state.ts';

export type Webhook = { url: string; secrets: readonly string[] };

const answerWithinMs = 10_000;
const firstRetryMs = 500;
const longestRetryMs = 30_000;
const giveUpAfterSeconds = 3 * 24 * 3_600;
const sendingAtOnce = 8;

/** Half a second, then twice as long each time, up to half a minute. */
export const retryDelayMs = (attempt: number): number => Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempt, 16));

type Dependencies = { state: State; webhook: Webhook; faults: Faults; log: Log };

/**
 * Sends the rows of the deliveries table at least once, in any order, until the webhook answers 2xx.
 * A row is deleted only after that answer, so a kill at any moment leads to another attempt.
 */
export const createWebhookSender = ({ state, webhook, faults, log }: Dependencies) => {
  const stopping = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const sending = new Set<Promise<void>>();
  const queue: string[] = [];
  const attempts = new Map<string, number>();
  let held: string[] = [];
  let window: string[] = [];

  const later = (delayMs: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  };

  const settle = (id: string): void => {
    attempts.delete(id);
    state.transact({ requestId: null, idempotencyKey: null }, (work) => work.remove(state.deliveries, id));
  };

  const post = async (body: string): Promise<{ accepted: boolean; reason: string }> => {
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (local stand-in)',
          'stripe-signature': signatureHeader({ body, secrets: webhook.secrets, atSeconds: Math.floor(state.now().getTime() / 1_000) }),
        },
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(answerWithinMs)]),
      });
      await response.body?.cancel();
      return { accepted: response.ok, reason: `status ${response.status}` };
    } catch (error) {
      return { accepted: false, reason: error instanceof Error ? error.name : 'no answer' };
    }
  };

  /** One attempt. A failed delivery is queued again after its delay. */
  const attempt = async (id: string): Promise<void> => {
    const event = state.events.rows.get(id);
    if (!event || !state.deliveries.rows.has(id)) return;
    if (state.now().getTime() / 1_000 - event.created > giveUpAfterSeconds) {
      log({ level: 'error', message: 'a webhook was given up after three days', event: id, type: event.type });
      settle(id);
      return;
    }
    const body = JSON.stringify(eventResource(event));
    const copies = faults.takeDuplicate() ? [post(body), post(body)] : [post(body)];
    const answers = await Promise.all(copies);
    if (stopping.signal.aborted) return;
    if (answers.some(({ accepted }) => accepted)) {
      settle(id);
      return;
    }
    const attempted = attempts.get(id) ?? 0;
    attempts.set(id, attempted + 1);
    log({
      level: 'info',
      message: 'a webhook was not accepted',
      event: id,
      type: event.type,
      attempt: attempted + 1,
      reason: answers[0]?.reason,
    });
    later(retryDelayMs(attempted), () => enqueue([id]));
  };

  const track = (work: Promise<void>): Promise<void> => {
    const tracked = work.catch((error: unknown) =>
      log({ level: 'error', message: 'a webhook could not be handled', error: String(error) }),
    );
    sending.add(tracked);
    return tracked.finally(() => sending.delete(tracked));
  };

  const pump = (): void => {
    while (!stopping.signal.aborted && sending.size < sendingAtOnce) {
      const id = queue.shift();
      if (id === undefined) return;
      void track(attempt(id)).then(pump);
    }
  };

  const sendWindow = async (random: () => number): Promise<void> => {
    const ids = shuffled(window, random);
    window = [];
    // One after the other, so that the events arrive in the drawn order.
    for (const id of ids) if (!stopping.signal.aborted) await attempt(id);
  };

  const enqueue = (ids: readonly string[]): void => {
    if (stopping.signal.aborted) return;
    if (faults.isHeld()) {
      held.push(...ids);
      return;
    }
    const shuffling = faults.shuffling();
    if (shuffling) {
      if (window.length === 0) later(shuffling.windowMs, () => void track(sendWindow(shuffling.random)));
      window.push(...ids);
      return;
    }
    queue.push(...ids);
    // Outside of the request that caused it: its answer must not wait for the webhook.
    setImmediate(pump);
  };

  return {
    /** Sends the leftovers of an earlier process, and from now on every committed event. */
    start(): void {
      state.onEvents(enqueue);
      enqueue(Array.from(state.deliveries.rows.keys()));
    },
    /** Sends the held events in the order of their creation. */
    release(): void {
      const ids = held;
      held = [];
      enqueue(ids);
    },
    async stop(): Promise<void> {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(sending);
    },
  };
};

export type WebhookSender = ReturnType<typeof createWebhookSender>;
