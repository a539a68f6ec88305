import { z } from 'zod';
import { defineEvent, forEachOther } from './envelope.ts';
import type { OtherSubgraph } from './envelope.ts';

/** A part of a subgraph's data of a person, in answer to auth.export.requested. `index` counts from 0; `isLast` marks the last part. */
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
      // JSON of { collection, rows }[]. Text, because the field names of documents have rules that a person's data may break.
      text: z.string(),
    }),
    consumers: ['auth'],
    subjectFields: ['userId'],
  });

export const exportParts = forEachOther(exportPartOf);

export const privacyEvents = Object.values(exportParts);
