import { expect, inject } from 'vitest';

/** `cpuMs`: smallest CPU time of one run, of this thread alone. `steps`: what `stepsOf` counts in the result, null without one. */
export type Work = { size: number; cpuMs: number; steps: number | null };

export type Measured<Input, Result> = {
  /** A pure function of its input. A cache inside it hides its work: clear it in `run`. */
  run: (input: Input) => Result;
  make: (size: number) => Input;
  /** A count of the work that no machine changes, such as the number of pieces or their total length. */
  stepsOf?: (result: Result) => number;
  /** Samples of each size; 1 unless told. */
  rounds?: number;
};

export type LinearWork = { name: string; input: string; work: readonly Work[] };

const cpuMicroseconds = (): number => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};

// The clock of a thread may advance in steps of a millisecond or more: short runs are repeated within one sample.
const sampleMicroseconds = 2_000;
const mostRepetitions = 128;

type Case<Input> = { size: number; input: Input; repetitions: number; best: number; steps: number | null };

/**
 * Work of `run` at each size. The sizes take turns and the smallest sample of each counts, so that another program, the garbage
 * collector or the compiler disturbs all sizes alike or none.
 */
export const workAt = <Input, Result>({
  run,
  make,
  stepsOf,
  sizes,
  rounds = 1,
}: Measured<Input, Result> & { sizes: readonly number[] }): Work[] => {
  const cases = sizes.map((size): Case<Input> => ({ size, input: make(size), repetitions: 1, best: Infinity, steps: null }));
  // The largest first: what is not compiled yet must not make the smallest look slow, and growth small.
  for (const each of cases.toReversed()) {
    for (; ; each.repetitions *= 2) {
      const from = cpuMicroseconds();
      for (let turn = 0; turn < each.repetitions; turn += 1) each.steps = stepsOf ? stepsOf(run(each.input)) : (run(each.input), null);
      const used = cpuMicroseconds() - from;
      if (used < sampleMicroseconds && each.repetitions < mostRepetitions) continue;
      each.best = used / each.repetitions;
      break;
    }
  }
  for (let round = 1; round < rounds; round += 1)
    for (const each of cases) {
      const from = cpuMicroseconds();
      for (let turn = 0; turn < each.repetitions; turn += 1) run(each.input);
      each.best = Math.min(each.best, (cpuMicroseconds() - from) / each.repetitions);
    }
  return cases.map(({ size, best, steps }) => ({ size, cpuMs: best / 1_000, steps }));
};

// Four times the input: linear work is 4, quadratic work 16 times as much. Between them lies what the collection of garbage adds.
const mostGrowth = 10;
const mostStepGrowth = 8;
// Below this the growth of the work is that of the fixed costs around it.
const leastCpuMs = 0.3;
const mostMeasurements = 6;

const growthOf = (work: readonly Work[], of: (each: Work) => number, least: number): number => {
  const [first] = work;
  const last = work.at(-1);
  return first && last ? Math.max(of(last), least) / Math.max(of(first), least) : 1;
};

const smallest = (left: readonly Work[], right: readonly Work[]): Work[] =>
  left.map((each, place) => ({ ...each, cpuMs: Math.min(each.cpuMs, right[place]?.cpuMs ?? Infinity) }));

/**
 * Expects the work at `size`, twice and four times that to grow no faster than the input. Returns it, for a table.
 * A measurement above the limit is repeated and the smallest times of all count: noise passes, quadratic work does not.
 */
export const expectLinear = <Input, Result>({
  name,
  input,
  size,
  ...measured
}: Measured<Input, Result> & { name: string; /** What the input consists of. */ input: string; size: number }): LinearWork => {
  const measure = (): Work[] => workAt({ ...measured, sizes: [size, 2 * size, 4 * size] });
  const cpuGrowth = (of: readonly Work[]): number => growthOf(of, ({ cpuMs }) => cpuMs, leastCpuMs);
  let work = measure();
  for (let measurement = 1; measurement < mostMeasurements && cpuGrowth(work) > mostGrowth; measurement += 1)
    work = smallest(work, measure());
  expect(cpuGrowth(work), `growth of the CPU time of ${name} on four times as much of: ${input}`).toBeLessThanOrEqual(mostGrowth);
  expect(
    growthOf(work, ({ steps }) => steps ?? 0, 1),
    `growth of the steps of ${name} on four times as much of: ${input}`,
  ).toBeLessThanOrEqual(mostStepGrowth);
  return { name, input, work };
};

/** One line for each function and input: milliseconds of CPU at n, 2n and 4n, and the steps where they are counted. */
export const workTable = (rows: readonly LinearWork[]): string => {
  const cells = rows.map(({ name, input, work }) => [
    name,
    input,
    String(work[0]?.size ?? 0),
    ...work.map(({ cpuMs }) => cpuMs.toFixed(3)),
    work.some(({ steps }) => steps !== null) ? work.map(({ steps }) => steps ?? '').join(' / ') : '',
  ]);
  const lines = [['function', 'input', 'n', 'ms at n', 'ms at 2n', 'ms at 4n', 'steps at n / 2n / 4n'], ...cells];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
};

const repeated =
  (unit: string) =>
  (size: number): string =>
    unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

const mixed = '. …<!--`|\n[](1,2)\u{1F600}e\u0301 \u200B**a_b**> - # é';

/** Texts of any length that cost a careless regular expression or a careless loop the square of it. */
const allHostileTexts: Readonly<Record<string, (size: number) => string>> = {
  dots: repeated('.'),
  'dots and blanks': repeated('. '),
  blanks: repeated(' '),
  'blanks, then a letter': (size) => `${' '.repeat(Math.max(0, size - 1))}x`,
  'letters after many blanks': repeated(`${' '.repeat(200)}x`),
  'no-break spaces': repeated('\u00A0'),
  tabs: repeated('\t'),
  newlines: repeated('\n'),
  'carriage returns and newlines': repeated('\r\n'),
  'comment openings': repeated('<!--'),
  'tag openings': repeated('<a '),
  'less-than signs': repeated('<'),
  'backticks of growing length': (size) => {
    let text = '';
    for (let length = 1; text.length < size; length += 1) text += `${'`'.repeat(length)} `;
    return text.slice(0, size);
  },
  backticks: repeated('`'),
  'backticks and letters': repeated('`a '),
  pipes: repeated('|'),
  'pipes and newlines': repeated('|\n'),
  'opening brackets': repeated('['),
  'brackets and parentheses': repeated('[]('),
  'closing brackets': repeated(']'),
  'opening parentheses': repeated('('),
  'opening quotes': repeated('«'),
  stars: repeated('*'),
  'stars and letters': repeated('*a_'),
  underscores: repeated('_'),
  digits: repeated('7'),
  'digits and commas': repeated('1,'),
  'digits and dots': repeated('1.'),
  'one long word': repeated('a'),
  'one long word in capitals': repeated('A'),
  'initials with dots': repeated('A.'),
  'initials with dots and blanks': repeated('A. '),
  'words with apostrophes': repeated("l'"),
  'words with hyphens': repeated('a-'),
  'alternating case': repeated('aB'),
  emoji: repeated('\u{1F600}'),
  'joined emoji': repeated('\u{1F469}\u200D'),
  'combining marks': (size) => `e${'\u0301'.repeat(Math.max(0, size - 1))}`,
  'mixed combining marks': (size) => `e${'\u0301\u0323'.repeat(Math.ceil(size / 2))}`.slice(0, size),
  'zero-width characters': repeated('\u200B'),
  'lone surrogates': repeated('\uD83D'),
  ligatures: repeated('\uFB03'),
  'widest compatibility character': repeated('\uFDFA'),
  'quotation marks of Markdown': repeated('> '),
  'list items of Markdown': repeated('- '),
  'headings of Markdown': repeated('# '),
  'entity openings': repeated('&#'),
  'short sentences': repeated('Une phrase. '),
  mixed: repeated(mixed),
};

/** Those that have cost most so far, one of each kind. */
const worstOfEachKind: ReadonlySet<string> = new Set([
  'dots and blanks',
  'letters after many blanks',
  'comment openings',
  'backticks of growing length',
  'pipes and newlines',
  'opening brackets',
  'brackets and parentheses',
  'stars and letters',
  'words with apostrophes',
  'mixed combining marks',
  'widest compatibility character',
  'mixed',
]);

/** Absent in an ordinary run. */
const deepSeed = (): number | undefined => inject('deepSeed');

/** The texts of this run: all of them under `npm run test:deep`, the worst of each kind in `npm test`. */
export const hostileTexts: typeof allHostileTexts =
  deepSeed() === undefined
    ? Object.fromEntries(Object.entries(allHostileTexts).filter(([name]) => worstOfEachKind.has(name)))
    : allHostileTexts;

/** Longest stretch, in ms of this thread's CPU time, for which `work` kept the event loop from turning. */
export const longestHoldMs = async (work: () => Promise<unknown>): Promise<number> => {
  let longest = 0;
  let isDone = false;
  let from = cpuMicroseconds();
  const turn = (): void => {
    const now = cpuMicroseconds();
    longest = Math.max(longest, now - from);
    from = now;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isDone = true;
  }
  longest = Math.max(longest, cpuMicroseconds() - from);
  return longest / 1_000;
};

const referenceText = 'Les données réelles sont rarement propres : 3 défauts, dont des lignes en double. '.repeat(600);
// What the reference work costs on a machine of the usual speed.
const usualReferenceMs = 0.7;

/** How many times slower than usual this machine is, never less than 1. */
export const slowdown = (): number => {
  const [reference] = workAt({
    run: (text: string) =>
      text
        .normalize('NFKC')
        .split(/[^\p{L}\p{N}]+/u)
        .map((word) => word.toLowerCase())
        .join(' '),
    make: () => referenceText,
    sizes: [referenceText.length],
    rounds: 5,
  });
  return Math.max(1, (reference?.cpuMs ?? 0) / usualReferenceMs);
};

/** Expects `work` to hold the event loop for less than `limitMs`, counted in the time of a machine of the usual speed. The shortest of several attempts counts. */
export const expectShortHolds = async ({
  name,
  work,
  limitMs = 50,
  attempts = 10,
}: {
  name: string;
  work: () => Promise<unknown>;
  limitMs?: number;
  attempts?: number;
}): Promise<number> => {
  let best = Infinity;
  for (let attempt = 0; attempt < attempts && best >= limitMs; attempt += 1)
    best = Math.min(best, (await longestHoldMs(work)) / slowdown());
  expect(best, `ms for which ${name} held the event loop`).toBeLessThan(limitMs);
  return best;
};
