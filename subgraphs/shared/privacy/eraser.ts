import type { Connection, mongo } from 'mongoose';
import type { ReachPoint } from '../crashPoint.ts';
import { outboxCollection } from '../events/outbox.collection.ts';
import type { CollectionIndexes } from '../mongo/connection.ts';
import { eraseRows } from './eraseRows.ts';
import type { PersonalData } from './personalData.ts';

export type ErasePerson = (person: { userId: string }) => Promise<void>;
/** What a subgraph does beside deleting rows: before those go, and when they are gone. */
export type OwnErasure = { before?: ErasePerson; after?: ErasePerson };

/**
 * The events of an outbox that concern a person, delivered or not. A consumer that lacks one receives the erasure instead. An event that the person only caused is
 * delivered first.
 */
export const toldOf = ({ userId, personFields }: { userId: string; personFields: readonly string[] }): mongo.Document => ({
  'envelope.type': { $not: /\.erasure\./ },
  $or: [...personFields.map((field) => ({ [`envelope.payload.${field}`]: userId })), { 'envelope.actor.userId': userId, state: 'done' }],
});

/** For each way in which the outbox is asked: it holds a week of what everybody did. */
export const eraserIndexes = (personFields: readonly string[]): readonly CollectionIndexes[] => [
  {
    collection: outboxCollection.name,
    indexes: [
      ...personFields.map((field) => ({ name: `person_${field}`, key: { [`envelope.payload.${field}`]: 1 } as const, sparse: true })),
      {
        name: 'actor',
        key: { 'envelope.actor.userId': 1, state: 1 },
        partialFilterExpression: { 'envelope.actor.userId': { $exists: true } },
      },
    ],
  },
];

/** Takes away what there is of a person: what the declaration says goes, in its order, then what the outbox says. Safe to repeat at any time. */
export const createEraser =
  ({
    subgraph,
    connection,
    personalData: { personal },
    personFields,
    ownErasure: { before, after } = {},
    reachPoint,
  }: {
    subgraph: string;
    connection: Connection;
    personalData: PersonalData;
    personFields: readonly string[];
    ownErasure?: OwnErasure | undefined;
    reachPoint: ReachPoint;
  }): ErasePerson =>
  async (person) => {
    await before?.(person);
    for (const { collection, of, onErasure } of personal) {
      if (onErasure !== 'delete') continue;
      await eraseRows({ connection, collection, filter: await of({ ...person, connection }) });
      reachPoint(`${subgraph}.erasure.collectionErased`);
    }
    await eraseRows({ connection, collection: outboxCollection.name, filter: toldOf({ ...person, personFields }) });
    await after?.(person);
  };
