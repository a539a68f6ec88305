import { z } from 'zod';
import { defineEvent, forEachOther, otherSubgraphs } from './envelope.ts';
import type { OtherSubgraph } from './envelope.ts';

/** A person requests the erasure of their account. Each subgraph answers with its blockers and changes nothing yet. */
export const erasureAsked = defineEvent({
  type: 'auth.erasure.asked',
  version: 1,
  publisher: 'auth',
  aggregateType: 'Erasure',
  payload: z.object({ erasureId: z.string(), userId: z.string(), askedAt: z.iso.datetime() }),
  consumers: otherSubgraphs,
  subjectFields: [],
});

/**
 * The erasure is final. The aggregate is the account and the sequence its last one, so every other event of the account is older. Replays
 * of a tombstone too.
 */
export const erasureConfirmed = defineEvent({
  type: 'auth.erasure.confirmed',
  version: 1,
  publisher: 'auth',
  aggregateType: 'User',
  payload: z.object({ erasureId: z.string(), userId: z.string(), confirmedAt: z.iso.datetime() }),
  consumers: otherSubgraphs,
  subjectFields: [],
});

/** A reason against an erasure. Auth words the code in the language of the person. */
const blockerSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type ErasureBlocker = z.output<typeof blockerSchema>;

const answersOf = (publisher: OtherSubgraph) => ({
  /** Without blockers the subgraph is ready. */
  answered: defineEvent({
    type: `${publisher}.erasure.answered`,
    version: 1,
    publisher,
    aggregateType: 'Erasure',
    payload: z.object({ erasureId: z.string(), userId: z.string(), blockers: z.array(blockerSchema) }),
    consumers: ['auth'],
    subjectFields: [],
  }),
  /** The subgraph holds no personal data of the person. */
  completed: defineEvent({
    type: `${publisher}.erasure.completed`,
    version: 1,
    publisher,
    aggregateType: 'Erasure',
    payload: z.object({ erasureId: z.string(), userId: z.string(), completedAt: z.iso.datetime() }),
    consumers: ['auth'],
    subjectFields: [],
  }),
});

/** The answers of each other subgraph to auth. */
export const erasureAnswers = forEachOther(answersOf);
