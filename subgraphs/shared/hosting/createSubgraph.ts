import type { SubgraphName } from '#events/envelope.ts';
import { inboxCollection } from '../events/inbox.ts';
import type { EventConsumer } from '../events/inbox.ts';
import { createOutbox } from '../events/outbox.ts';
import type { Outbox } from '../events/outbox.ts';
import { outboxCollection } from '../events/outbox.collection.ts';
import type { Replays } from '../events/replay.ts';
import type { SubgraphContext } from '../graphql/context.ts';
import { createSubgraphSchema } from '../graphql/schema.ts';
import { prepareCollections } from '../mongo/collection.ts';
import type { AnyCollection, Collection } from '../mongo/collection.ts';
import { ensureIndexes, isConnected } from '../mongo/connection.ts';
import type { Connection } from '../mongo/connection.ts';
import { prepareDatabase } from '../mongo/prepareDatabase.ts';
import { migrationCollection, runMigrations } from '../mongo/migrations.ts';
import type { Migration } from '../mongo/migrations.ts';
import { erasedPeopleCollection, isErasedIn } from '../privacy/erasedPeople.ts';
import type { IsErased } from '../privacy/erasedPeople.ts';
import type { OwnErasure } from '../privacy/eraser.ts';
import type { BlockersOf } from '../privacy/erasure.ts';
import { exportJobCollection } from '../privacy/exportJobs.ts';
import { takePartInPrivacy } from '../privacy/participation.ts';
import type { PrivacyContracts, PrivacyParticipation } from '../privacy/participation.ts';
import { personalDataOf } from '../privacy/personalData.ts';
import type { PersonalData } from '../privacy/personalData.ts';
import type { SubgraphDependencies } from './dependencies.ts';
import { createEventPipeline } from './eventPipeline.ts';
import type { Route, Subgraph } from './subgraph.ts';

/** The collections that every database has beside its own. */
export const mechanismCollections: readonly AnyCollection[] = [
  exportJobCollection,
  outboxCollection,
  inboxCollection,
  erasedPeopleCollection,
  migrationCollection,
];

/** Work that runs beside requests. */
export type Worker = { start(): void | Promise<void>; stop(): Promise<void> };

type Definitions = Readonly<Record<string, AnyCollection & { open(connection: Connection): unknown }>>;
/** The collections of a subgraph on its connection, by the names of its list. */
export type Stores<Collections extends Definitions> = {
  [Name in keyof Collections]: Collections[Name] extends { open(connection: Connection): Collection<infer Row> } ? Collection<Row> : never;
};

/** What the modules of a subgraph are built from. */
export type Tools<Collections extends Definitions> = Omit<SubgraphDependencies, 'openTransport'> & {
  stores: Stores<Collections>;
  outbox: Outbox;
  isErased: IsErased;
  /** What the collections state about people. */
  personalData: PersonalData;
};

/** What the modules of a subgraph hand out together. */
export type Wiring = {
  services: object;
  /** Loaders of one operation. They cache, so none outlives it. */
  loaders: (base: SubgraphContext) => object;
  consumers?: readonly EventConsumer[];
  routes?: readonly Route[];
  /** Steps of a start between collections and events, which must be safe to repeat: a busy database makes them run again. */
  prepare?: readonly (() => Promise<unknown>)[];
  /** Started in this order, stopped in the reverse order. */
  workers?: readonly Worker[];
  /** The publisher's current state, for a projection that is rebuilt. */
  replays?: Replays;
  erasure?: OwnErasure & { blockersOf?: BlockersOf };
  /** Of auth alone, which collects the shares of the others and takes part without events. */
  privacy?: PrivacyParticipation;
};

/** The collections of a list on one connection, also for commands beside a running subgraph. */
export const openAll = <Collections extends Definitions>({
  collections,
  connection,
}: {
  collections: Collections;
  connection: Connection;
}): Stores<Collections> =>
  // The mapped type states for each name what `open` returns; Object.fromEntries forgets which value belongs to which name.
  Object.fromEntries(Object.entries(collections).map(([name, collection]) => [name, collection.open(connection)])) as Stores<Collections>;

/**
 * A subgraph from its collections and its modules. The order of start and stop is written here only: migrations, collections, own steps, events,
 * workers, privacy; and back. The order of `collections` is the order of export and erasure.
 */
export const createSubgraph = <const Collections extends Definitions, Wired extends Wiring>({
  name,
  collections,
  migrations,
  schema: { modules, resolvers },
  privacyContracts,
  dependencies,
  wire,
}: {
  name: SubgraphName;
  collections: Collections;
  migrations: readonly Migration[];
  schema: { modules: URL; resolvers: object };
  /** The events by which a subgraph takes part in exports and erasures; absent where the wiring hands out `privacy`. */
  privacyContracts?: PrivacyContracts;
  dependencies: SubgraphDependencies;
  wire: (tools: Tools<Collections>) => Wired;
}): Subgraph & { wiring: Wired; stores: Stores<Collections>; outbox: Outbox; eraseDue: PrivacyParticipation['runDue'] } => {
  const { openTransport, ...own } = dependencies;
  const { connection, clock, log } = own;
  const stores = openAll({ collections, connection });
  const outbox = createOutbox({ connection, publisher: name, clock });
  const owned = [...Object.values(collections), ...mechanismCollections];
  const personalData = personalDataOf(owned);
  const wiring = wire({ ...own, stores, outbox, isErased: isErasedIn(connection), personalData });
  const { services, loaders, consumers = [], routes = [], prepare = [], workers = [], replays = {}, erasure = {} } = wiring;
  const takePart = (): PrivacyParticipation => {
    if (!privacyContracts) throw new Error(`${name} takes no part in exports and erasures`);
    return takePartInPrivacy({
      subgraph: name,
      contracts: privacyContracts,
      personalData,
      dependencies: own,
      outbox,
      ...(erasure.blockersOf ? { blockersOf: erasure.blockersOf } : {}),
      ownErasure: erasure,
    });
  };
  const privacy = wiring.privacy ?? takePart();
  const events = createEventPipeline({
    subgraph: name,
    consumers: [...consumers, ...privacy.consumers],
    replays,
    outbox,
    connection,
    openTransport,
    clock,
    log,
  });
  let isStarted = false;

  return {
    name,
    schema: createSubgraphSchema({ modules, resolvers }),
    context: (base) => ({ ...base, services, loaders: loaders(base) }),
    routes,
    start: async () => {
      await prepareDatabase({
        log,
        steps: [
          () => runMigrations({ connection, migrations, clock, log }),
          () => prepareCollections({ connection, collections: owned }),
          () => ensureIndexes({ connection, indexes: privacy.indexes }),
          ...prepare,
        ],
      });
      await events.start();
      for (const worker of workers) await worker.start();
      privacy.start();
      isStarted = true;
    },
    stop: async () => {
      isStarted = false;
      await privacy.stop();
      for (const worker of workers.toReversed()) await worker.stop();
      await events.stop();
    },
    isReady: () => isStarted && isConnected(connection),
    replay: events.replay,
    wiring,
    stores,
    outbox,
    eraseDue: privacy.runDue,
  };
};
