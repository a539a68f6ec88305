import type { ClientSession } from 'mongoose';
import type { EventContract } from '#events/envelope.ts';
import { consumer } from '../events/inbox.ts';
import type { EventConsumer } from '../events/inbox.ts';
import type { Outbox } from '../events/outbox.ts';
import type { SubgraphDependencies } from '../hosting/dependencies.ts';
import { createErasedPeople } from './erasedPeople.ts';
import type { ErasedPeople } from './erasedPeople.ts';
import type { ErasePerson } from './eraser.ts';

type Person = { userId: string; erasureId: string };
type Blocker = { code: string; params: Record<string, string | number> };
export type ErasureContracts = {
  asked: EventContract<string, Person & { askedAt: string }>;
  confirmed: EventContract<string, Person & { confirmedAt: string }>;
  answered: EventContract<string, Person & { blockers: Blocker[] }>;
  completed: EventContract<string, Person & { completedAt: string }>;
};

type ErasureParticipation = Pick<ErasedPeople, 'isErased' | 'runDue' | 'start' | 'stop'> & { consumers: readonly EventConsumer[] };
export type BlockersOf = (person: { userId: string; session: ClientSession }) => Promise<Blocker[]>;

const actor = { kind: 'system', name: 'erasure' } as const;

/**
 * One subgraph's part in the erasure of an account. Asked, it says what stands against it and changes nothing. Once it is confirmed, the tombstone is
 * kept with the event's receipt; the work begins at its commit and ends with the news that it is done.
 */
export const takePartInErasure = ({
  subgraph,
  contracts: { asked, confirmed, answered, completed },
  dependencies: { connection, clock, log, reachPoint },
  outbox,
  blockersOf = () => Promise.resolve([]),
  erase,
}: {
  subgraph: string;
  contracts: ErasureContracts;
  dependencies: Pick<SubgraphDependencies, 'connection' | 'clock' | 'log' | 'reachPoint'>;
  /** Asked for when there is something to say: it is made after this. */
  outbox: Outbox;
  blockersOf?: BlockersOf | undefined;
  erase: ErasePerson;
}): ErasureParticipation => {
  const { remember, ...erasedPeople } = createErasedPeople({
    connection,
    clock,
    log,
    reachPoint,
    name: subgraph,
    erase,
    onErased: async ({ userId, erasureId, session }) => {
      const now = clock.now();
      const payload = { erasureId, userId, completedAt: now.toISOString() };
      const draft = completed.draft({ aggregateId: erasureId, sequence: 2, occurredAt: now, payload });
      await outbox.append([draft], { session, actor, requestId: null });
    },
  });
  return {
    ...erasedPeople,
    consumers: [
      consumer(asked, async ({ event, session }) => {
        const { erasureId, userId } = event.payload;
        const payload = { erasureId, userId, blockers: await blockersOf({ userId, session }) };
        const draft = answered.draft({ aggregateId: erasureId, sequence: 1, occurredAt: clock.now(), payload });
        await outbox.append([draft], { session, actor, requestId: event.requestId });
        reachPoint(`${subgraph}.erasure.answered`);
      }),
      consumer(confirmed, async ({ event, session }) => {
        const { erasureId, userId, confirmedAt } = event.payload;
        await remember({ userId, erasureId, confirmedAt: new Date(confirmedAt), session });
        reachPoint(`${subgraph}.erasure.remembered`);
      }),
    ],
  };
};
