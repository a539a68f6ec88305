import { expect, test } from 'vitest';
import { z } from 'zod';
import { readProjectFile } from './composeFile.ts';

const packages = z.record(z.string(), z.string());
const { dependencies, devDependencies, license } = z
  .object({ dependencies: packages, devDependencies: packages, license: z.string() })
  .parse(JSON.parse(readProjectFile('package.json')));

const licenceOf = (name: string): string =>
  z.object({ license: z.string() }).parse(JSON.parse(readProjectFile(`node_modules/${name}/package.json`))).license;

const [, runs = '', builds = ''] = readProjectFile('LICENCES.md').split(/^## (?:What runs|What builds and tests)$/m);
const tableOf = (section: string): Record<string, string> =>
  Object.fromEntries([...section.matchAll(/^\| `(\S+)`\s+\| (\S+)\s+\|$/gm)].map(([, name = '', licence = '']) => [name, licence]));
const licencesOf = (named: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(named).map((name) => [name, licenceOf(name)]));

test('every package that runs stands in LICENCES.md under the licence it names itself, and no other does', () => {
  expect(tableOf(runs)).toEqual(licencesOf(dependencies));
});

test('so does every package that builds and tests', () => {
  expect(tableOf(builds)).toEqual(licencesOf(devDependencies));
});

test('what is not under a free licence is named in the notes, those included that come with another', () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) })
    .parse(JSON.parse(readProjectFile('package-lock.json')));
  const restricted = Object.entries(lock.packages).flatMap(([path, { license: own }]) =>
    /elastic|sspl|busl|commons-clause|agpl|^gpl/i.test(own ?? '') ? [path.replace(/^.*node_modules\//, '')] : [],
  );

  expect([...new Set(restricted)].sort()).toEqual([
    '@apollo/composition',
    '@apollo/federation-internals',
    '@apollo/gateway',
    '@apollo/query-graphs',
    '@apollo/query-planner',
  ]);
  const notes = readProjectFile('LICENCES.md').split('## What runs')[0] ?? '';
  for (const name of restricted) expect(notes).toContain(`\`${name}\``);
});

test('the project itself is under the licence it says', () => {
  expect(license).toBe('MIT');
  expect(readProjectFile('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) 2026 HAR Academy contributors\n/);
});
