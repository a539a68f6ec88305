/** npm test: every test with line coverage by area, then one closing line counted from the run's own report. Arguments go to vitest. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { subgraphNames } from '../subgraphs/manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const resultsPath = `${root}.data/test/results.json`;
const coveragePath = `${root}.data/coverage/coverage-summary.json`;
const minimumLinePercent = 80;
const slowestShown = 20;
const areas = [...subgraphNames.map((name) => `subgraphs/${name}`), 'subgraphs/shared', 'router'];

const resultsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), startTime: z.number(), endTime: z.number(), assertionResults: z.array(z.unknown()) }),
  ),
});
const lineCounts = z.object({ lines: z.object({ total: z.number(), covered: z.number() }) });
const coverageSchema = z.record(z.string(), lineCounts);

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const selection = process.argv.slice(2);
mkdirSync(`${root}.data/test`, { recursive: true });
rmSync(resultsPath, { force: true });
rmSync(coveragePath, { force: true });

const run = spawnSync(
  process.execPath,
  [
    `${root}node_modules/vitest/vitest.mjs`,
    'run',
    '--coverage',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${resultsPath}`,
    ...selection,
  ],
  { cwd: root, stdio: 'inherit' },
);

/** A part of the tests says nothing about the coverage of the whole. */
const uncovered = (): number => {
  if (selection.length > 0 || !existsSync(coveragePath)) return 0;
  const files = Object.entries(coverageSchema.parse(readJson(coveragePath)));
  const percents = areas.map((area) => {
    const own = files.filter(([path]) => path.startsWith(`${root}${area}/`));
    const total = own.reduce((sum, [, { lines }]) => sum + lines.total, 0);
    const covered = own.reduce((sum, [, { lines }]) => sum + lines.covered, 0);
    return { area, percent: total === 0 ? 100 : (covered / total) * 100 };
  });
  console.log('\nLine coverage');
  for (const { area, percent } of percents) console.log(`  ${area.padEnd(22)} ${percent.toFixed(1).padStart(5)} %`);
  const low = percents.filter(({ percent }) => percent < minimumLinePercent);
  for (const { area } of low) console.error(`${area} is under ${String(minimumLinePercent)} %`);
  return low.length;
};

if (!existsSync(resultsPath)) {
  console.error('The tests did not run to their end.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const results = resultsSchema.parse(readJson(resultsPath));
const secondsOf = ({ startTime, endTime }: { startTime: number; endTime: number }): number => (endTime - startTime) / 1_000;
if (selection.length === 0) {
  console.log(`the ${String(slowestShown)} slowest files, in seconds`);
  for (const result of results.testResults.toSorted((left, right) => secondsOf(right) - secondsOf(left)).slice(0, slowestShown))
    console.log(`${secondsOf(result).toFixed(1).padStart(8)}  ${result.name.replace(root, '')}`);
}
// A file that cannot be loaded has no test that could fail: it counts as one failure itself.
const unloadable = results.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
const failed = results.numFailedTests + unloadable + uncovered();
const skipped = results.numPendingTests + results.numTodoTests;
const hasOtherFault = failed === 0 && run.status !== 0;
if (hasOtherFault) console.error(`The test runner ended with ${String(run.status)} although no test failed.`);
const failures = failed + (hasOtherFault ? 1 : 0);
console.log(`${String(results.numPassedTests)} passed, ${String(failures)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`);
process.exit(failures === 0 && results.numPassedTests > 0 ? 0 : 1);
