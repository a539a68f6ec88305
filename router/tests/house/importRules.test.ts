import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

/** Each fixture is linted as if it stood at `at`, where its one import goes against an arrow of the house. */
const arrows = [
  { name: 'a subgraph that imports another subgraph', code: 'subgraphImportsSubgraph.ts.txt', at: 'subgraphs/course/src/messages.ts' },
  { name: 'a subgraph that imports the router', code: 'subgraphImportsRouter.ts.txt', at: 'subgraphs/course/src/messages.ts' },
  { name: 'a subgraph that imports what assembles them', code: 'subgraphImportsAssembly.ts.txt', at: 'subgraphs/course/subgraph.ts' },
  { name: 'a subgraph that imports a stand-in', code: 'subgraphImportsLocal.ts.txt', at: 'subgraphs/payment/src/messages.ts' },
  { name: 'shared that imports a subgraph', code: 'sharedImportsSubgraph.ts.txt', at: 'subgraphs/shared/ids.ts' },
  { name: 'shared that imports an event contract', code: 'sharedImportsContract.ts.txt', at: 'subgraphs/shared/ids.ts' },
  { name: 'an event contract that imports shared', code: 'eventsImportShared.ts.txt', at: 'subgraphs/events/auth.ts' },
  { name: 'the router that imports a subgraph', code: 'routerImportsSubgraph.ts.txt', at: 'router/src/locale.ts' },
  { name: 'the router that imports a stand-in', code: 'routerImportsLocal.ts.txt', at: 'router/src/locale.ts' },
  { name: 'a host that imports a stand-in', code: 'hostImportsLocal.ts.txt', at: 'hosts/academy.ts' },
  { name: 'a host that imports a command', code: 'localImportsBin.ts.txt', at: 'hosts/academy.ts' },
  { name: 'the manifest that imports a subgraph', code: 'manifestImportsSubgraph.ts.txt', at: 'subgraphs/manifest.ts' },
  { name: 'a command that imports a stand-in', code: 'binImportsLocal.ts.txt', at: 'bin/serve.ts' },
  { name: 'a module that imports a command', code: 'localImportsBin.ts.txt', at: 'local/standIns.ts' },
  {
    name: 'a resolver that imports a collection',
    code: 'resolverImportsCollection.ts.txt',
    at: 'subgraphs/course/src/modules/course/resolvers/Course.ts',
    rule: 'no-restricted-imports',
  },
  {
    name: 'a service that imports GraphQL machinery',
    code: 'serviceImportsGraphql.ts.txt',
    at: 'subgraphs/course/src/modules/course/course.service.ts',
  },
] as const;

// Who imports whom needs no types, and a text that is not in its file has none that could be trusted.
const lint = new ESLint({ cwd: root, cache: false, overrideConfig: [tseslint.configs.disableTypeChecked] });
const rulesBroken = async ({ code, at }: { code: string; at: string }): Promise<(string | null)[]> => {
  const [result] = await lint.lintText(code, { filePath: `${root}${at}` });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
};

test.each(arrows)('lint refuses $name', async ({ code, at, ...expected }) => {
  expect(await rulesBroken({ code: fixture(code), at })).toContain('rule' in expected ? expected.rule : 'import-x/no-restricted-paths');
});

test('lint accepts the imports that follow the arrows', async () => {
  expect(await rulesBroken({ code: fixture('followsTheArrows.ts.txt'), at: 'subgraphs/course/src/messages.ts' })).toEqual([]);
});

test('lint refuses to read the environment outside its one reader', async () => {
  expect(await rulesBroken({ code: 'export const home = process.env.HOME;\n', at: 'subgraphs/course/src/messages.ts' })).toContain(
    'no-restricted-properties',
  );
});

const castsAndTimes = [
  'export const id: string = (1 as never);\n',
  'export const id: string = <never>1;\n',
  'export const now = new Date();\n',
  'export const now = Date.now();\n',
  'export const now = globalThis.Date.now();\n',
  'export const now = Date();\n',
  'export const read = Date.now;\n',
  'export const now = new globalThis.Date();\n',
  'const Moment = Date;\nexport const now = new Moment();\n',
  "export const now = Date['now']();\n",
  'export const now = performance.timeOrigin + performance.now();\n',
];
const places = ['subgraphs/course/src/messages.ts', 'router/src/locale.ts', 'local/academy.ts', 'bin/serve.ts', 'subgraphs/shared/ids.ts'];
test.each(places)('lint refuses casts to never and the machine’s time in %s', async (at) => {
  for (const code of castsAndTimes)
    expect({ code, rules: await rulesBroken({ code, at }) }).toEqual({ code, rules: expect.arrayContaining(['no-restricted-syntax']) });
});

test('lint accepts the machine’s time in the clock and in tests, and a cast to never in neither', async () => {
  for (const at of ['subgraphs/shared/clock.ts', 'subgraphs/shared/tests/sweep.test.ts']) {
    expect(await rulesBroken({ code: 'export const now = new Date(Date.now());\n', at })).toEqual([]);
    expect(await rulesBroken({ code: 'export const id: string = (1 as never);\n', at })).toContain('no-restricted-syntax');
  }
});

test('lint accepts a time that is given', async () => {
  const code = 'export const later = (now: Date): Date => new Date(now.getTime() + 1);\n';
  expect(await rulesBroken({ code, at: 'subgraphs/course/src/messages.ts' })).toEqual([]);
});
