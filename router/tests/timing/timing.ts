/**
 * npm run timing -- login|reset [--trials 500] [--seed 123]
 *
 * Whether an address that somebody has can be told from one that nobody has: by the answer, or by the time it takes. The whole product behind its router,
 * a request at a time over HTTP, the two kinds in an order drawn from the seed. Ends with 1 where an answer differs or the time tells more than is allowed.
 */
import { Agent } from 'node:http';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';
import { startTestAcademy } from '../kit/academy.ts';
import { attempt, givenAccounts, newAddress } from './attempts.ts';
import type { Question, Timed } from './attempts.ts';
import { discriminationOf, medianOf, seededRandom } from './discrimination.ts';

const allowedAuc = 0.55;
/** Of each kind, not counted: until then everything is slow. */
const warmUps = 25;
// Few enough questions about each that no count by account comes into play.
const questionsPerAddress: Record<Question, number> = { login: 5, reset: 2 };

type Trial = { isKnown: boolean; email: string };

/** As many of each kind, in an order that nobody could guess. */
const trialsOf = ({
  known,
  unknown,
  perKind,
  random,
}: {
  known: string[];
  unknown: string[];
  perKind: number;
  random: () => number;
}): Trial[] => {
  const one = (emails: string[], isKnown: boolean): Trial[] =>
    Array.from({ length: perKind }, (_, index) => ({ isKnown, email: emails[index % emails.length] ?? '' }));
  return [...one(known, true), ...one(unknown, false)]
    .map((trial) => ({ trial, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ trial }) => trial);
};

const answersOf = (timed: readonly Timed[]): string[] => [
  ...new Set(timed.map(({ status, headers, body }) => `${String(status)}\n${headers}\n\n${body}`)),
];
const summary = (name: string, timed: readonly Timed[]): string => {
  const times = timed.map(({ ms }) => ms);
  return `${name.padEnd(8)} ${String(timed.length)} trials, median ${medianOf(times).toFixed(3)} ms, fastest ${Math.min(...times).toFixed(3)} ms`;
};

const measure = async ({ question, trials, seed }: { question: Question; trials: number; seed: number }): Promise<boolean> => {
  const mongod = await sharedTestMongod();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const random = seededRandom(seed);
  try {
    const academy = await startTestAcademy({ mongoUri: mongod.uri, trustedProxies: ['127.0.0.1'] });
    try {
      const addresses = Math.ceil((trials + warmUps) / questionsPerAddress[question]);
      const known = await givenAccounts({ academy, mongoUri: mongod.uri, count: addresses });
      const unknown = Array.from({ length: addresses }, newAddress);
      const ask = ({ email }: Trial) => attempt({ url: academy.graphUrl, agent, question, email });
      const order = (perKind: number) => trialsOf({ known, unknown, perKind, random });
      // The last addresses, so that none is asked about more often than the others.
      for (const trial of trialsOf({ known: known.toReversed(), unknown: unknown.toReversed(), perKind: warmUps, random }))
        await ask(trial);

      const answers: Record<'known' | 'unknown', Timed[]> = { known: [], unknown: [] };
      for (const trial of order(trials)) answers[trial.isKnown ? 'known' : 'unknown'].push(await ask(trial));

      const kinds = answersOf([...answers.known, ...answers.unknown]);
      const { auc, standardError } = discriminationOf(
        answers.known.map(({ ms }) => ms),
        answers.unknown.map(({ ms }) => ms),
      );
      console.log(`${question}: seed ${String(seed)}, ${String(addresses)} known addresses`);
      console.log(summary('known', answers.known));
      console.log(summary('unknown', answers.unknown));
      console.log(
        `answers  ${kinds.length === 1 ? 'all alike' : `${String(kinds.length)} kinds`} of ${String(2 * trials)}, byte for byte, but for the date and the request's id`,
      );
      console.log(`AUC      ${auc.toFixed(4)} (standard error ${standardError.toFixed(4)}, below ${String(allowedAuc)} is required)`);
      if (kinds.length > 1) for (const kind of kinds.slice(0, 4)) console.error(`\n${kind}`);
      return kinds.length === 1 && auc < allowedAuc;
    } finally {
      await academy.stop();
    }
  } finally {
    agent.destroy();
    await mongod.stop();
  }
};

const optionsSchema = z.object({
  question: z.enum(['login', 'reset']),
  trials: z.coerce.number().int().min(10).max(100_000).default(500),
  seed: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(() => Math.floor(Math.random() * 2 ** 31)),
});
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { trials: { type: 'string' }, seed: { type: 'string' } },
});
const options = optionsSchema.safeParse({ question: positionals[0], ...values });
if (options.success) process.exitCode = (await measure(options.data)) ? 0 : 1;
else {
  console.error(z.prettifyError(options.error));
  console.error('usage: npm run timing -- <login|reset> [--trials 500] [--seed 123]');
  process.exitCode = 2;
}
