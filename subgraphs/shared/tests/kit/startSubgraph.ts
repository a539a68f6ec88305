import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { subgraphNames } from '#events/envelope.ts';
import type { AnyEnvelope, Envelope, EventContract, EventDraft, SubgraphName } from '#events/envelope.ts';
import { manualClock } from '../../clock.ts';
import type { Clock } from '../../clock.ts';
import { deadlineIn } from '../../concurrency/deadline.ts';
import { neverCrash } from '../../crashPoint.ts';
import type { ReachPoint } from '../../crashPoint.ts';
import { createInProcessTransport } from '../../events/inProcessTransport.ts';
import { createInProcessHost, formattedErrors } from '../../hosting/inProcessHost.ts';
import type { SubgraphDependencies } from '../../hosting/dependencies.ts';
import type { Subgraph } from '../../hosting/subgraph.ts';
import { newId } from '../../ids.ts';
import { createMemoryLimitStore } from '../../limits/memoryLimitStore.ts';
import type { LimitStore } from '../../limits/limitStore.ts';
import { createLogger } from '../../log.ts';
import { connectMongo } from '../../mongo/connection.ts';
import type { ResponseMetadata } from '../../responseMetadata.ts';
import type { Caller, Locale, Viewer } from '../../viewer.ts';
import { callers, testNow } from './callers.ts';
import type { CallerKind } from './callers.ts';

/** Collections that every database has beside its own: housekeeping, left out where commands are counted. */
const mechanisms: ReadonlySet<string> = new Set(['outbox', 'inbox', 'migrations', 'erasedPeople', 'exportJobs']);

/** The value of an answer or a row at a path; undefined where there is none. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined), value);
export const textAt = (value: unknown, path: string): string => {
  const found = at(value, path);
  if (typeof found !== 'string') throw new Error(`expected a string at ${path}, got ${JSON.stringify(found)}`);
  return found;
};

export type Asking = { locale?: Locale; ip?: string | null; userAgent?: string | null } & Pick<
  Partial<Caller>,
  'refreshCookie' | 'deviceCookie'
>;
export type Answer = {
  data: unknown;
  errors: readonly { code: unknown; message: string; path: readonly (string | number)[] | undefined; field: unknown }[];
  codes: readonly unknown[];
  metadata: ResponseMetadata;
};

/** What a test changes of the parts that a subgraph is made of. */
export type StartOptions<TestClock extends Clock> = {
  /** An existing one is taken over: that of an earlier version, or of a process that was killed. */
  database?: string;
  clock?: TestClock;
  /** Several tests share it, and the caller stops it: `afterAll(() => started.stop())`. */
  isShared?: boolean;
  reachPoint?: ReachPoint;
  limitStore?: LimitStore;
  /** The run's mongod, or a proxy to it. */
  mongoUri?: string;
  /** Receives each line of the log as JSON text. The log is silent without it. */
  writeLog?: (line: string) => void;
  logLevel?: 'debug' | 'info';
};

/**
 * A subgraph, started on a new database of the run's mongod and stopped when the test is over. It is asked through its schema, and it
 * receives and publishes real events over the in-process transport. The clock stands still until the test moves it.
 */
export const startSubgraph = async <Started extends Subgraph, TestClock extends Clock = ReturnType<typeof manualClock>>(
  name: SubgraphName,
  create: (dependencies: SubgraphDependencies) => Started,
  {
    database = `${name}_${randomBytes(6).toString('hex')}`,
    // The default of a type parameter is its default value here.
    clock = manualClock(testNow) as Clock as TestClock,
    isShared = false,
    reachPoint = neverCrash,
    limitStore = createMemoryLimitStore({ clock }),
    mongoUri = inject('mongoUri'),
    writeLog,
    logLevel = 'info',
  }: StartOptions<TestClock> = {},
) => {
  const log = createLogger({
    service: name,
    level: writeLog ? logLevel : 'silent',
    ...(writeLog ? { destination: { write: writeLog } } : {}),
  });
  const uri = new URL(mongoUri);
  uri.searchParams.set('monitorCommands', 'true');
  const mongo = connectMongo({ uri: uri.href, database, log });
  await mongo.untilReady();
  const { connection } = mongo;
  let stopSubgraph = () => Promise.resolve();
  const stop = async (): Promise<void> => {
    await stopSubgraph();
    await connection.dropDatabase();
    await mongo.close();
  };
  // Before the subgraph is created: one that refuses its configuration leaves no connection behind.
  if (!isShared) onTestFinished(stop);
  const transport = createInProcessTransport();
  const sent: AnyEnvelope[] = [];
  for (const subgraph of subgraphNames.filter((other) => other !== name)) {
    const receive = (envelope: AnyEnvelope) => {
      if (!sent.some(({ id }) => id === envelope.id)) sent.push(envelope);
      return Promise.resolve('processed' as const);
    };
    transport.register({ subgraph, receive });
  }
  const subgraph = create({
    connection,
    openTransport: (end) => {
      transport.register(end);
      return transport;
    },
    limitStore,
    clock,
    log,
    reachPoint,
  });
  stopSubgraph = () => subgraph.stop();
  await subgraph.start();
  const host = createInProcessHost({ subgraph, log });

  const ask = async (
    as: CallerKind | Viewer,
    query: string,
    variables: Record<string, unknown> = {},
    { locale = 'en', ip = null, userAgent = null, refreshCookie = null, deviceCookie = null }: Asking = {},
  ): Promise<Answer> => {
    const caller: Caller = {
      viewer: typeof as === 'string' ? callers[as] : as,
      locale,
      requestId: newId('req'),
      deadline: deadlineIn(280_000),
      client: { ip, userAgent },
      refreshCookie,
      deviceCookie,
    };
    const { result, metadata } = await host.execute({ query, variables, operationName: null }, caller);
    const errors = (formattedErrors({ result, log, locale }) ?? []).map(({ message, path, extensions }) => ({
      code: extensions?.['code'],
      message,
      path,
      field: extensions?.['field'],
    }));
    const data: unknown = JSON.parse(JSON.stringify(result.data ?? null));
    return { data, errors, codes: errors.map(({ code }) => code), metadata };
  };

  /** Puts an event of another subgraph into the inbox, under a new event id unless one is given. */
  const deliver = async (draft: EventDraft, { eventId = newId('evt'), recordedAt = draft.occurredAt } = {}): Promise<void> => {
    const envelope: AnyEnvelope = {
      id: eventId,
      type: draft.type,
      version: draft.version,
      publisher: draft.publisher,
      aggregate: draft.aggregate,
      occurredAt: draft.occurredAt,
      recordedAt,
      actor: { kind: 'system', name: 'test' },
      organizationId: null,
      traceparent: null,
      requestId: null,
      payload: draft.payload,
    };
    await transport.send({ consumer: name, envelope });
  };

  /** The events of one type in the outbox, in the order of their sequence. */
  const published = async <Type extends string, Payload>({ type }: EventContract<Type, Payload>): Promise<Envelope<Type, Payload>[]> => {
    const rows = await connection
      .collection<{ envelope: Envelope<Type, Payload> }>('outbox')
      .find({ 'envelope.type': type })
      .sort({ 'envelope.aggregate.sequence': 1, _id: 1 })
      .toArray();
    return rows.map(({ envelope }) => envelope);
  };

  /** The database commands that `work` costs, as `<command> <collection>`, without those of relay, inbox and sessions. */
  const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const commands: string[] = [];
    const client = connection.getClient();
    const record = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }): void => {
      const collection = command[commandName];
      if (typeof collection === 'string' && !mechanisms.has(collection) && commandName !== 'getMore')
        commands.push(`${commandName} ${collection}`);
    };
    client.on('commandStarted', record);
    try {
      await work();
    } finally {
      client.off('commandStarted', record);
    }
    return commands.sort();
  };

  const rowsOf = (collection: string, filter: Record<string, unknown> = {}) =>
    connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();

  return { subgraph, stop, connection, mongo, clock, log, transport, sent, ask, deliver, published, commandsOf, rowsOf };
};
