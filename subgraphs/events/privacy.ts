import { z } from 'zod';
import { defineEvent, forEachOther } from './envelope.ts';
import type { OtherSubgraph } from './envelope.ts';

/** Part of what a subgraph holds of a person, in answer to auth.export.requested: `index` counts from 0 to the one that is the last. */
const exportPartOf = (publisher: OtherSubgraph) =>
  defineEvent({
    type: `${publisher}.export.part`,
    version: 1,
    publisher,
    aggregateType: 'DataExport',
    payload: z.object({
      exportId: z.string(),
      userId: z.string(),
      index: z.int().nonnegative(),
      isLast: z.boolean(),
      // JSON of { collection, rows }[]. Text, for a document's field names have rules that a person's data need not follow.
      text: z.string(),
    }),
    consumers: ['auth'],
    goesWith: ['userId'],
  });

export const exportParts = forEachOther(exportPartOf);

export const privacyEvents = Object.values(exportParts);
