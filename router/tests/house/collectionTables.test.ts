import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mechanismCollections } from '#shared/hosting/createSubgraph.ts';
import { subgraphNames } from '../../../subgraphs/manifest.ts';

/** The names in the first column of the table of collections. */
const namesIn = (text: string): string[] => {
  const [, table = ''] = /^\| collection [^\n]*\n\|[ -|]*\n((?:\|[^\n]*\n)+)/m.exec(text) ?? [];
  return table
    .split('\n')
    .flatMap((line) => line.split('|')[1]?.split(',') ?? [])
    .map((name) => name.replaceAll('`', '').trim())
    .filter((name) => name !== '');
};

test.each(subgraphNames)('CONTEXT.md of %s lists each of its collections once', async (name) => {
  const { collections } = (await import(`../../../subgraphs/${name}/subgraph.ts`)) as { collections: Record<string, { name: string }> };
  const text = readFileSync(new URL(`../../../subgraphs/${name}/CONTEXT.md`, import.meta.url), 'utf8');

  expect(namesIn(text).sort()).toEqual(
    [...Object.values(collections), ...mechanismCollections].map((collection) => collection.name).sort(),
  );
});
