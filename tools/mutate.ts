/**
 * npm run mutate                          the areas there are, with their scores
 * npm run mutate -- <area> [--minutes 9]  goes on where the last run stopped: small faults in the area's files, one at a time, and whether a test notices
 * npm run mutate -- <area> --file <part>  only files whose path has this in it; several such runs may go side by side
 * npm run mutate -- <area> --fresh        begins anew
 *
 * A result is kept while the file it is about, and for a survivor its tests too, are the same. Ends with 1 while it is incomplete, or under 90 %.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { areasOf, equivalents } from './mutation/areas.ts';
import type { Area } from './mutation/areas.ts';
import { startMutantRunner } from './mutation/mutantRunner.ts';
import type { MutantRunner } from './mutation/mutantRunner.ts';
import { mutantsOf, mutate } from './mutation/mutants.ts';
import type { Mutant } from './mutation/mutants.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tallyPath = `${root}bench/mutation-tally.json`;
const requiredPercent = 90;

const resultSchema = z.object({ outcome: z.enum(['killed', 'timeout', 'survived']), by: z.string().nullable(), tests: z.string() });
const resultsSchema = z.record(z.string(), resultSchema);
type Results = z.output<typeof resultsSchema>;
const countsSchema = z.object({
  mutants: z.int(),
  killed: z.int(),
  timeout: z.int(),
  survived: z.int(),
  equivalent: z.int(),
  score: z.number(),
});
type Counts = z.output<typeof countsSchema>;
const tallySchema = z.record(z.string(), z.object({ total: countsSchema, files: z.record(z.string(), countsSchema) }));

const areas = areasOf(root);
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const digest = (...texts: string[]): string => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
const writeWhole = (path: string, value: unknown): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${String(process.pid)}`, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(`${path}.${String(process.pid)}`, path);
};
const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 90 ? line : `${line.slice(0, 89)}…`;
};

type Work = { file: string; source: string; mutant: Mutant; key: string; tests: readonly string[]; testsDigest: string };

/** Each file's results by themselves, so that runs on different files do not meet. */
const resultsPath = (file: string): string => `${root}.data/mutation/${file.replaceAll('/', '-')}.json`;
const readResults = (file: string): Results => {
  const path = resultsPath(file);
  return existsSync(path) ? resultsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
};
const keep = (file: string, results: Results): void =>
  writeWhole(resultsPath(file), Object.fromEntries(Object.entries(results).filter(([key]) => key.startsWith(`${file} `))));

const isEquivalent = ({ file, source, mutant }: Work): boolean => {
  const line = source.split('\n')[mutant.line - 1] ?? '';
  return equivalents.some(
    (known) =>
      known.file === file && known.original === mutant.original && known.replacement === mutant.replacement && line.includes(known.line),
  );
};

const workOf = (area: Area): Work[] =>
  [...area].flatMap(([file, tests]) => {
    const source = read(file);
    const present = tests.filter((test) => existsSync(`${root}${test}`));
    const testsDigest = digest(...present.map(read));
    const sourceDigest = digest(source);
    return mutantsOf(source).map((mutant) => ({
      file,
      source,
      mutant,
      tests: present,
      testsDigest,
      key: `${file} ${sourceDigest} ${String(mutant.start)}-${String(mutant.end)} ${mutant.replacement}`,
    }));
  });

const isSettled = (work: Work, results: Results): boolean => {
  const result = results[work.key];
  return isEquivalent(work) || (result !== undefined && (result.outcome !== 'survived' || result.tests === work.testsDigest));
};

const countsOf = (work: readonly Work[], results: Results): Counts => {
  const equivalent = work.filter(isEquivalent).length;
  const count = (outcome: string) => work.filter((one) => !isEquivalent(one) && results[one.key]?.outcome === outcome).length;
  const [killed, timeout, survived] = [count('killed'), count('timeout'), count('survived')];
  const tried = killed + timeout + survived;
  const score = tried === 0 ? 0 : Math.floor(((killed + timeout) / tried) * 1000) / 10;
  return { mutants: work.length, killed, timeout, survived, equivalent, score };
};
const describe = ({ mutants, killed, timeout, survived, equivalent, score }: Counts): string =>
  `${score.toFixed(1).padStart(5)} %  ${String(mutants)} mutants: ${String(killed)} killed, ${String(timeout)} timed out, ${String(survived)} survived, ${String(equivalent)} equivalent`;

/** The test that noticed the last mutant runs first: one test tends to notice the mutants of one place. */
const inLuckyOrder = (tests: readonly string[], lucky: string | undefined): readonly string[] =>
  lucky === undefined || !tests.includes(lucky) ? tests : [lucky, ...tests.filter((test) => test !== lucky)];

const check = async (runner: MutantRunner, { file, source, tests }: Work): Promise<boolean> => {
  const { outcome, by } = await runner.judge({ path: `${root}${file}`, text: source, tests });
  if (outcome !== 'survived') console.error(`${file}: without any fault, ${by ?? 'a test'} fails already.`);
  return outcome === 'survived';
};

/** False when the tests fail by themselves, so that nothing can be said. */
const runSlice = async ({ work, results, endsAt }: { work: readonly Work[]; results: Results; endsAt: number }): Promise<boolean> => {
  const runner = await startMutantRunner({ root });
  const lucky = new Map<string, string>();
  const checked = new Set<string>();
  try {
    for (const one of work) {
      if (performance.now() >= endsAt) break;
      if (isSettled(one, results)) continue;
      if (!checked.has(one.file) && !(await check(runner, one))) return false;
      checked.add(one.file);
      const { file, source, mutant, key } = one;
      const verdict = await runner.judge({
        path: `${root}${file}`,
        text: mutate(source, mutant),
        tests: inLuckyOrder(one.tests, lucky.get(file)),
      });
      const [test] = verdict.by?.split(': ') ?? [];
      if (test !== undefined) lucky.set(file, test);
      results[key] = { ...verdict, tests: one.testsDigest };
      keep(file, results);
      console.log(
        `${verdict.outcome.padEnd(8)} ${file}:${String(mutant.line)}:${String(mutant.column)}  ${oneLine(mutant.original)} → ${mutant.replacement}`,
      );
    }
    return true;
  } finally {
    await runner.close();
  }
};

const report = ({ area, work, results }: { area: string; work: readonly Work[]; results: Results }): boolean => {
  const survivors = work.filter((one) => !isEquivalent(one) && results[one.key]?.outcome === 'survived');
  if (survivors.length > 0) console.log('\nSurvived');
  for (const { file, mutant } of survivors)
    console.log(`  ${file}:${String(mutant.line)}:${String(mutant.column)}  ${oneLine(mutant.original)} → ${mutant.replacement}`);
  const files = Object.fromEntries(
    [...(areas.get(area)?.keys() ?? [])].map((file) => [
      file,
      countsOf(
        work.filter((one) => one.file === file),
        results,
      ),
    ]),
  );
  const total = countsOf(work, results);
  console.log('');
  for (const [file, counts] of Object.entries(files)) console.log(`${describe(counts)}  ${file}`);
  console.log(`${describe(total)}  ${area}`);
  const open = work.filter((one) => !isSettled(one, results)).length;
  if (open > 0) {
    console.error(`${String(open)} are still to be tried: npm run mutate -- ${area}`);
    return false;
  }
  const tally = existsSync(tallyPath) ? tallySchema.parse(JSON.parse(readFileSync(tallyPath, 'utf8'))) : {};
  writeWhole(tallyPath, { ...tally, [area]: { total, files } });
  if (total.score < requiredPercent) console.error(`${area} is under ${String(requiredPercent)} %`);
  return total.score >= requiredPercent;
};

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '9' },
      file: { type: 'string', default: '' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const [area] = positionals;
  const minutes = z.coerce.number().positive().safeParse(values.minutes);
  const files = areas.get(area ?? '');
  if (area === undefined || files === undefined || !minutes.success) {
    console.log(`usage: npm run mutate -- <${[...areas.keys()].join('|')}> [--minutes 9] [--fresh]`);
    const tally = existsSync(tallyPath) ? tallySchema.parse(JSON.parse(readFileSync(tallyPath, 'utf8'))) : {};
    for (const [name, { total }] of Object.entries(tally)) console.log(`${describe(total)}  ${name}`);
    return area === undefined ? 0 : 2;
  }
  if (values.fresh) for (const file of files.keys()) rmSync(resultsPath(file), { force: true });
  const work = workOf(files);
  const keys = new Set(work.map(({ key }) => key));
  const chosen = work.filter(({ file }) => file.includes(values.file));
  const kept = () =>
    Object.fromEntries([...files.keys()].flatMap((file) => Object.entries(readResults(file))).filter(([key]) => keys.has(key)));
  if (!(await runSlice({ work: chosen, results: kept(), endsAt: performance.now() + minutes.data * 60_000 }))) return 1;
  return report({ area, work, results: kept() }) ? 0 : 1;
};

process.exitCode = await main();
