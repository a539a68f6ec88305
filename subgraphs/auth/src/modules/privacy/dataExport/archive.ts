import { Zip, ZipDeflate } from 'fflate';
import type { ExportSection } from './exportPart.collection.ts';

export type ArchiveFile = { name: string; text: AsyncIterable<string> };

/** One JSON object with a list of rows for each collection. A collection may come in several consecutive sections. */
export async function* jsonOf(sections: AsyncIterable<ExportSection>): AsyncGenerator<string> {
  let current: string | null = null;
  let isFirstRow = true;
  yield '{';
  for await (const { collection, rows } of sections) {
    if (collection !== current) {
      yield `${current === null ? '' : '\n  ],'}\n  ${JSON.stringify(collection)}: [`;
      current = collection;
      isFirstRow = true;
    }
    for (const row of rows) {
      yield `${isFirstRow ? '' : ','}\n    ${JSON.stringify(row)}`;
      isFirstRow = false;
    }
  }
  yield current === null ? '}\n' : '\n  ]\n}\n';
}

/** A zip as a stream: a few kilobytes are in memory, however long the files are. */
export async function* zip({ files, at }: { files: readonly ArchiveFile[]; at: Date }): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const archive = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { name, text } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    archive.add(file);
    for await (const piece of text) {
      file.push(encoder.encode(piece));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  archive.end();
  yield* ready.splice(0);
}
