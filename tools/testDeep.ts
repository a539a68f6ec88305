/**
 * npm run test:deep                                the areas there are, and how often each has been through
 * npm run test:deep -- <area> [--minutes 9]        runs the area's *.deep.ts files with one seed after the other until the time is up
 * npm run test:deep -- <area> --seed 123           runs them once with that seed, to see a failure again; counts nowhere
 *
 * A deep test draws from inject('deepSeed'), begins nothing new after inject('deepEndsAt'), and says in task.meta.deepCases how many cases it was.
 */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { z } from 'zod';
import { systemClock } from '#shared/clock.ts';

// The machine's time: the tests in other processes compare it with theirs.
const nowMs = (): number => systemClock().now().getTime();

declare module 'vitest' {
  interface ProvidedContext {
    deepSeed: number;
    /** Milliseconds since the epoch. */
    deepEndsAt: number;
  }
  interface TaskMeta {
    /** One by default. */
    deepCases?: number;
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));
const tallyPath = `${root}bench/deep-tally.json`;
const highestSeed = 2 ** 31;
// For what a test has begun when its time is up, and for its end.
const graceMs = 60_000;

const tallySchema = z.record(z.string(), z.object({ runs: z.int(), cases: z.int(), failures: z.int(), lastSeed: z.int().nullable() }));
type Tally = z.output<typeof tallySchema>;
type Slice = { seed: number; cases: number; failures: number };

const readTally = (): Tally => (existsSync(tallyPath) ? tallySchema.parse(JSON.parse(readFileSync(tallyPath, 'utf8'))) : {});

/** After each run, whole or not at all: a slice that is cut off loses what was under way and no more. */
const count = ({ area, seed, cases, failures }: Slice & { area: string }): void => {
  const tally = readTally();
  const before = tally[area] ?? { runs: 0, cases: 0, failures: 0, lastSeed: null };
  tally[area] = { runs: before.runs + 1, cases: before.cases + cases, failures: before.failures + failures, lastSeed: seed };
  mkdirSync(`${root}bench`, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(tally).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(`${tallyPath}.${String(process.pid)}`, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(`${tallyPath}.${String(process.pid)}`, tallyPath);
};

/** subgraphs/payment/tests/... is the area "payment", router/tests/limits/... is "limits", a file in router/tests itself is "router". */
const areaOf = (file: string): string => {
  const [part = '', name = '', folder = ''] = file.split('/');
  if (part === 'subgraphs') return name;
  return folder.endsWith('.deep.ts') ? 'router' : folder;
};
const filesByArea = Object.groupBy(globSync(['subgraphs/*/tests/**/*.deep.ts', 'router/tests/**/*.deep.ts'], { cwd: root }).sort(), areaOf);

const run = async ({ files, seed, endsAt }: { files: string[]; seed: number; endsAt: number }): Promise<Slice> => {
  const timeoutMs = Math.max(endsAt - nowMs(), 0) + graceMs;
  const vitest = await startVitest([], {
    root,
    watch: false,
    include: files,
    provide: { deepSeed: seed, deepEndsAt: endsAt },
    testTimeout: timeoutMs,
    // One after the other: what is measured here shares two cores with nobody.
    fileParallelism: false,
  });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const unloadable = modules.filter((module) => module.children.size === 0 || module.errors().length > 0).length;
  const failures = tests.filter((test) => test.result().state === 'failed').length + unloadable + vitest.state.getUnhandledErrors().length;
  const passed = tests.filter((test) => test.result().state === 'passed');
  await vitest.close();
  return { seed, failures, cases: passed.reduce((sum, test) => sum + (test.meta().deepCases ?? 1), 0) };
};

const listAreas = (): void => {
  const tally = readTally();
  for (const area of Object.keys(filesByArea).sort()) {
    const { runs, cases, failures, lastSeed } = tally[area] ?? { runs: 0, cases: 0, failures: 0, lastSeed: null };
    console.log(
      `${area.padEnd(16)} ${String(cases)} cases in ${String(runs)} runs, ${String(failures)} failed, last seed ${String(lastSeed ?? 'none')}`,
    );
  }
  if (Object.keys(filesByArea).length === 0) console.log('There is no *.deep.ts file yet.');
};

const optionsSchema = z.object({
  minutes: z.coerce
    .number()
    .positive()
    .max(24 * 60)
    .default(9),
  seed: z.coerce.number().int().nonnegative().max(highestSeed).optional(),
});

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  });
  const [area] = positionals;
  if (area === undefined) {
    listAreas();
    return 0;
  }
  const files = filesByArea[area];
  const options = optionsSchema.safeParse(values);
  if (files === undefined || !options.success) {
    console.error(options.success ? `There is no area ${area}.` : z.prettifyError(options.error));
    console.error('usage: npm run test:deep -- <area> [--minutes 9] [--seed 123]');
    listAreas();
    return 2;
  }
  const endsAt = nowMs() + options.data.minutes * 60_000;
  let seed = options.data.seed ?? ((readTally()[area]?.lastSeed ?? Math.floor(Math.random() * highestSeed)) + 1) % highestSeed;
  let failures = 0;
  do {
    console.log(`${area}: seed ${String(seed)}`);
    const slice = await run({ files, seed, endsAt });
    if (options.data.seed === undefined) count({ area, ...slice });
    failures += slice.failures;
    console.log(`${area}: seed ${String(seed)}, ${String(slice.cases)} cases, ${String(slice.failures)} failed`);
    if (slice.failures > 0) console.error(`again: npm run test:deep -- ${area} --seed ${String(seed)}`);
    seed = (seed + 1) % highestSeed;
    // A failure ends the slice: the next seeds would only hide it in the output.
  } while (options.data.seed === undefined && failures === 0 && nowMs() < endsAt);
  return failures === 0 ? 0 : 1;
};

process.exitCode = await main();
