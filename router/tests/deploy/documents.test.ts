import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { faultCodes } from '#shared/faults.ts';
import { readProjectFile } from './composeFile.ts';

const scripts = Object.keys(
  z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readProjectFile('package.json'))).scripts,
);
const documents = ['CONTRIBUTING.md', 'LICENCES.md', 'schema/README.md', 'client/README.md', 'deploy/README.md'];

test('schema/README.md explains every code that a top-level error may have, and no other', () => {
  const explained = [...readProjectFile('schema/README.md').matchAll(/^\| `([A-Z_]+)`\s+\|/gm)].map(([, code]) => code);

  expect(explained).toEqual([...faultCodes]);
});

test.each(documents)('%s names only commands that exist and files that are there', (document) => {
  const text = readProjectFile(document);
  const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
  // Whole paths of this repository; patterns, and places to be made, have a <, a * or an ellipsis in them.
  const paths = [...text.matchAll(/`((?:subgraphs|router|hosts|bin|tools|deploy|client|schema|local)\/[\w./-]+\.\w+)`/g)].map(
    ([, path]) => path ?? '',
  );

  expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
  expect(paths.filter((path) => !existsSync(new URL(`../../../${path}`, import.meta.url)))).toEqual([]);
});
