import type { Connection } from 'mongoose';
import { collectionOf } from '../mongo/connection.ts';
import type { ExportedCollection, StoredRow } from './personalData.ts';

/** How far a copy has come: rows after this one of this source, and all later sources. */
export type Position = { source: number; afterId: string | null };
/** `text` is the JSON of `{ collection, rows }[]`; `next` is null in the last part. */
export type CollectedPart = { text: string; next: Position | null };

type Section = { collection: string; rows: string[] };

const rowsAtATime = 500;

const textOf = (sections: readonly Section[]): string =>
  `[${sections.map(({ collection, rows }) => `{"collection":${JSON.stringify(collection)},"rows":[${rows.join(',')}]}`).join(',')}]`;

/**
 * What a person is given of these collections, from a position on, in parts of `maximumBytes` of JSON at most; a row that is longer is a
 * part by itself. One part is in memory at a time. A collection without a row of theirs is named all the same.
 */
export async function* collectParts({
  connection,
  userId,
  sources,
  from,
  maximumBytes,
}: {
  connection: Connection;
  userId: string;
  sources: readonly ExportedCollection[];
  from: Position;
  maximumBytes: number;
}): AsyncGenerator<CollectedPart> {
  let sections: Section[] = [];
  let bytes = 0;
  for (const [source, { collection, of, toExport }] of sources.entries()) {
    if (source < from.source) continue;
    const own = await of({ userId, connection });
    let lastId = source === from.source ? from.afterId : null;
    const rest = lastId === null ? own : { $and: [own, { _id: { $gt: lastId } }] };
    let rows: string[] = [];
    sections.push({ collection, rows });
    const found = collectionOf<StoredRow>({ connection, name: collection }).find(rest).sort({ _id: 1 }).batchSize(rowsAtATime);
    for await (const row of found) {
      const text = JSON.stringify(toExport(row, userId));
      const rowBytes = Buffer.byteLength(text) + 1;
      if (bytes > 0 && bytes + rowBytes > maximumBytes) {
        yield { text: textOf(sections), next: { source, afterId: lastId } };
        rows = [];
        sections = [{ collection, rows }];
        bytes = 0;
      }
      rows.push(text);
      bytes += rowBytes;
      lastId = row._id;
    }
  }
  yield { text: textOf(sections), next: null };
}
