import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { envelopeSchema, subgraphNames } from '#events/envelope.ts';
import type { SubgraphName } from '#events/envelope.ts';
import type { Logger } from '../log.ts';
import { createOutage, isDatabaseOutage } from '../outages.ts';
import { PoisonEventError, TransportUnavailableError, toDeliveryFailure } from './eventErrors.ts';
import { boundedRedisOptions, workerRedisOptions } from './redisOptions.ts';
import type { Receipt, ReceiptHandler, Receive, Transport } from './transport.ts';

const address = { eventId: z.string(), consumer: z.enum(subgraphNames) };
const receiptSchema = z.discriminatedUnion('ok', [
  z.object({ ...address, ok: z.literal(true) }),
  z.object({ ...address, ok: z.literal(false), errorCode: z.string(), isCounted: z.boolean() }),
]);

const eventQueue = (consumer: SubgraphName): string => `har-events-${consumer}`;
const receiptQueue = (publisher: SubgraphName): string => `har-receipts-${publisher}`;

// The outbox is what tries again and what remembers: a job is one attempt and leaves no trace.
const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };
const sendLimitMs = 2_000;
const closeLimitMs = 3_000;
const workerRetryMs = 1_000;

/**
 * Between processes, over Redis, which is free to forget everything at any time. One instance for each subgraph process: it sends this subgraph's
 * events, receives their receipts, and passes the events of others to `receive`.
 */
export const createBullmqTransport = ({
  redisUrl,
  subgraph,
  receive,
  log,
  concurrency = 8,
  prefix = 'har',
}: {
  redisUrl: string;
  subgraph: SubgraphName;
  /** Null in a process that only publishes. */
  receive: Receive | null;
  log: Logger;
  concurrency?: number;
  /** Key space in Redis, for several deployments on one server. */
  prefix?: string;
}): Transport => {
  const queues = new Map<string, Queue>();
  const workers = new Set<Worker>();
  let commands: Redis | null = null;
  let blocking: Redis | null = null;
  let handleReceipt: ReceiptHandler = () => Promise.resolve();
  let isStopped = false;

  // Of both connections: a line when Redis goes and one when it is back.
  const outage = createOutage({ log, failure: 'redis not reachable', recovery: 'redis reachable again', withStack: false });

  const connect = (kind: 'commands' | 'workers'): Redis => {
    const redis = new Redis(redisUrl, kind === 'commands' ? boundedRedisOptions : workerRedisOptions);
    redis.on('error', (error: Error) => outage.failed(error));
    redis.on('ready', () => outage.begin().succeeded());
    return redis;
  };

  const queueOf = (name: string): Queue => {
    const existing = queues.get(name);
    if (existing) return existing;
    if (!commands || isStopped) throw new TransportUnavailableError('transport not started');
    const queue = new Queue(name, { connection: commands, prefix });
    queue.on('error', () => undefined);
    // A queue whose first words to Redis got lost never recovers by itself: the next send makes a new one.
    queue.waitUntilReady().catch(() => {
      if (queues.get(name) === queue) queues.delete(name);
    });
    queues.set(name, queue);
    return queue;
  };

  const add = async ({ queue, jobId, job }: { queue: string; jobId?: string; job: object }): Promise<void> => {
    // Asked first: BullMQ itself would wait for the connection for as long as it takes.
    if (commands?.status !== 'ready') throw new TransportUnavailableError('redis not reachable');
    const adding = queueOf(queue).add('deliver', job, { ...jobOptions, ...(jobId ? { jobId } : {}) });
    const outcome = await within({ work: adding, limitMs: sendLimitMs });
    if (outcome !== 'done') throw new TransportUnavailableError(`redis did not take the job: ${outcome}`);
  };

  const receiptFor = async (candidate: unknown): Promise<{ publisher: SubgraphName; receipt: Receipt } | null> => {
    const envelope = envelopeSchema.safeParse(candidate);
    if (!envelope.success || !receive) return null;
    const { id: eventId, publisher } = envelope.data;
    try {
      await receive(envelope.data);
      return { publisher, receipt: { eventId, consumer: subgraph, ok: true } };
    } catch (error) {
      if (!(error instanceof PoisonEventError) && !isDatabaseOutage({ log, error }))
        log.warn({ eventId, reason: error instanceof Error ? error.name : 'unknown' }, 'event refused');
      return { publisher, receipt: { eventId, consumer: subgraph, ok: false, ...toDeliveryFailure(error) } };
    }
  };

  const onEvent = async (candidate: unknown): Promise<void> => {
    const answer = await receiptFor(candidate);
    if (!answer) {
      log.error({ consumer: subgraph }, 'dropped a job that does not hold an event');
      return;
    }
    // A lost receipt makes the publisher send the event again. The consumer answers 'duplicate', which is a receipt.
    await add({ queue: receiptQueue(answer.publisher), job: answer.receipt });
  };
  const onReceiptJob = async (candidate: unknown): Promise<void> => {
    const receipt = receiptSchema.safeParse(candidate);
    if (receipt.success) await handleReceipt(receipt.data);
    else log.error({ publisher: subgraph }, 'a receipt that is none was dropped');
  };

  const work = (name: string, process: (candidate: unknown) => Promise<void>): void => {
    if (!blocking || isStopped) return;
    const worker = new Worker(name, (job) => process(job.data), {
      connection: blocking,
      prefix,
      concurrency,
      // A process killed in the middle of a job gives it back within seconds.
      lockDuration: 10_000,
      stalledInterval: 5_000,
      drainDelay: 2,
      runRetryDelay: workerRetryMs,
    });
    worker.on('error', (error) => log.debug({ queue: name, reason: error.name }, 'worker stumbled'));
    workers.add(worker);
    worker.waitUntilReady().catch(async () => {
      workers.delete(worker);
      await within({ work: worker.close(true), limitMs: closeLimitMs });
      await sleep(workerRetryMs);
      work(name, process);
    });
  };

  return {
    // Does not wait for Redis: with it away events stay in the outbox until it is back.
    start: () => {
      commands ??= connect('commands');
      blocking ??= connect('workers');
      if (workers.size === 0) {
        if (receive) work(eventQueue(subgraph), onEvent);
        work(receiptQueue(subgraph), onReceiptJob);
      }
      return Promise.resolve();
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...workers].map((worker) => within({ work: worker.close(), limitMs: closeLimitMs })));
      await Promise.all([...queues.values()].map((queue) => within({ work: queue.close(), limitMs: closeLimitMs })));
      commands?.disconnect();
      blocking?.disconnect();
    },
    send: async ({ consumer, envelope }) => {
      await add({ queue: eventQueue(consumer), jobId: envelope.id, job: envelope });
      return 'queued';
    },
    onReceipt: (handler) => {
      handleReceipt = handler;
    },
  };
};

const within = async ({ work, limitMs }: { work: Promise<unknown>; limitMs: number }): Promise<'done' | 'failed' | 'late'> => {
  const timer = new AbortController();
  const late = sleep(limitMs, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
  const settled = work.then(
    () => 'done' as const,
    () => 'failed' as const,
  );
  const outcome = await Promise.race([settled, late]);
  timer.abort();
  return outcome;
};
