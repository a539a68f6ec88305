import type { EventConsumer } from '../events/inbox.ts';
import type { Outbox } from '../events/outbox.ts';
import type { SubgraphDependencies } from '../hosting/dependencies.ts';
import type { CollectionIndexes } from '../mongo/connection.ts';
import type { ErasedPeople } from './erasedPeople.ts';
import { createEraser, eraserIndexes } from './eraser.ts';
import type { OwnErasure } from './eraser.ts';
import { takePartInErasure } from './erasure.ts';
import type { BlockersOf, ErasureContracts } from './erasure.ts';
import { createExporter } from './exporter.ts';
import type { ExportContracts } from './exporter.ts';
import type { PersonalData } from './personalData.ts';

/** The events by which a subgraph takes part, and the fields that name a person in the events it publishes. */
export type PrivacyContracts = ExportContracts & ErasureContracts & { personFields: readonly string[] };

export type PrivacyParticipation = Pick<ErasedPeople, 'isErased' | 'runDue'> & {
  consumers: readonly EventConsumer[];
  /** Beside those of the collections. Created before `start`. */
  indexes: readonly CollectionIndexes[];
  /** When events can be told. */
  start: () => void;
  /** While they still can. */
  stop: () => Promise<void>;
};

/** One subgraph's part in what a person may ask for: a copy of everything that is theirs, and its end. */
export const takePartInPrivacy = ({
  subgraph,
  contracts: { personFields, ...contracts },
  personalData,
  dependencies,
  outbox,
  blockersOf,
  ownErasure,
}: {
  subgraph: string;
  contracts: PrivacyContracts;
  personalData: PersonalData;
  dependencies: Pick<SubgraphDependencies, 'connection' | 'clock' | 'log' | 'reachPoint'>;
  outbox: Outbox;
  /** What stands against an erasure; nothing unless it is said. */
  blockersOf?: BlockersOf;
  ownErasure?: OwnErasure;
}): PrivacyParticipation => {
  const { connection, clock, log, reachPoint } = dependencies;
  const exporter = createExporter({ contracts, personalData, connection, outbox, clock, log });
  const erasure = takePartInErasure({
    subgraph,
    contracts,
    dependencies,
    outbox,
    blockersOf,
    erase: createEraser({ subgraph, connection, personalData, personFields, ownErasure, reachPoint }),
  });
  return {
    isErased: erasure.isErased,
    runDue: erasure.runDue,
    consumers: [...erasure.consumers, exporter.consumer],
    indexes: eraserIndexes(personFields),
    start: () => {
      erasure.start();
      exporter.start();
    },
    stop: async () => {
      await exporter.stop();
      await erasure.stop();
    },
  };
};
