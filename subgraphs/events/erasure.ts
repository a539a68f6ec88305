import { z } from 'zod';
import { defineEvent, forEachOther, otherSubgraphs } from './envelope.ts';
import type { OtherSubgraph } from './envelope.ts';

/** Somebody wants their account erased: may it be? Everybody answers, and changes nothing yet. */
export const erasureAsked = defineEvent({
  type: 'auth.erasure.asked',
  version: 1,
  publisher: 'auth',
  aggregateType: 'Erasure',
  payload: z.object({ erasureId: z.string(), userId: z.string(), askedAt: z.iso.datetime() }),
  consumers: otherSubgraphs,
  goesWith: [],
});

/** It is decided. The aggregate is the account and the sequence its last one: whatever else is told of it is older. Also for a tombstone told again. */
export const erasureConfirmed = defineEvent({
  type: 'auth.erasure.confirmed',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({ erasureId: z.string(), userId: z.string(), confirmedAt: z.iso.datetime() }),
  consumers: otherSubgraphs,
  goesWith: [],
});

/** A reason against it. The code is worded by auth, in the language of whoever asked. */
const blockerSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type ErasureBlocker = z.output<typeof blockerSchema>;

const answersOf = (publisher: OtherSubgraph) => ({
  /** Ready when there is no blocker. */
  answered: defineEvent({
    type: `${publisher}.erasure.answered`,
    version: 1,
    publisher,
    aggregateType: 'Erasure',
    payload: z.object({ erasureId: z.string(), userId: z.string(), blockers: z.array(blockerSchema) }),
    consumers: ['auth'],
    goesWith: [],
  }),
  /** Nothing personal is left there. */
  completed: defineEvent({
    type: `${publisher}.erasure.completed`,
    version: 1,
    publisher,
    aggregateType: 'Erasure',
    payload: z.object({ erasureId: z.string(), userId: z.string(), completedAt: z.iso.datetime() }),
    consumers: ['auth'],
    goesWith: [],
  }),
});

/** What each of the others says of an erasure, to auth alone. */
export const erasureAnswers = forEachOther(answersOf);
