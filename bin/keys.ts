/**
 * npm run keys -- list                    every signing key of access tokens: what it does, from when, and when it may go
 * npm run keys -- rotate                  makes the key that signs next; it takes over two minutes later
 * npm run keys -- withdraw <kid>          takes a key out of use once every token that it signed has expired
 * npm run keys -- withdraw <kid> --now    at once, for a leaked key: its tokens must be renewed, and a new key signs from now on
 *
 * With auth's MONGODB_URI and AUTH_SECRET, or beside the npm start on this machine without any: the running services read the change within seconds. Running it again changes nothing.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '#shared/clock.ts';
import { EnvironmentError } from '#shared/environment.ts';
import { parseEnvironment } from '../hosts/environment.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { accessTokenLifetimeSeconds } from '#shared/trust/accessToken.ts';
import { createOperatorKeys } from '../subgraphs/auth/operatorKeys.ts';
import { operatorVariables } from './operatorVariables.ts';

type KeyRotation = ReturnType<typeof createOperatorKeys>;

const usage = `usage: npm run keys -- list
       npm run keys -- rotate
       npm run keys -- withdraw <kid> [--now]`;

/** What went wrong is the operator's to read, and the end of the command. */
class Refused extends Error {
  override readonly name = 'Refused';
}

const list = async (keys: KeyRotation): Promise<void> => {
  for (const { kid, state, signsFrom, withdrawnAt, expendableFrom } of await keys.list()) {
    const end = withdrawnAt
      ? `  withdrawn ${withdrawnAt.toISOString()}`
      : expendableFrom
        ? `  may be withdrawn from ${expendableFrom.toISOString()}`
        : '';
    console.log(`${kid.padEnd(24)}${state.padEnd(11)}signs from ${signsFrom.toISOString()}${end}`);
  }
};

const rotate = async (keys: KeyRotation): Promise<void> => {
  const rotated = await keys.rotate();
  if (!rotated.ok) {
    const [problem] = rotated.errors;
    throw new Refused(
      problem.code === 'NO_KEY'
        ? 'There is no key yet: auth makes the first one when it starts.'
        : `There are ${String(problem.maximum)} valid keys: withdraw those that are no longer needed.`,
    );
  }
  const { kid, signsFrom, isNew } = rotated.value;
  console.log(`${kid} signs from ${signsFrom.toISOString()}${isNew ? '' : ' (it was on its way already)'}`);
};

const withdraw = async (keys: KeyRotation, { kid, isLeaked }: { kid: string; isLeaked: boolean }): Promise<void> => {
  const withdrawn = await keys.withdraw({ kid, isLeaked });
  if (withdrawn.ok) {
    console.log(`${kid} is withdrawn; ${withdrawn.value.signingKid} signs`);
    return;
  }
  const [problem] = withdrawn.errors;
  if (problem.code === 'WITHDRAWN_ALREADY') console.log(`${kid} is withdrawn already`);
  else if (problem.code === 'UNKNOWN_KEY') throw new Refused(`There is no key ${kid}.`);
  else if (problem.code === 'STILL_SIGNING')
    throw new Refused(`${kid} signs: rotate first, and withdraw it when its successor has signed long enough. If it leaked: --now.`);
  else
    throw new Refused(
      `Tokens that ${kid} has signed are in use until ${problem.expendableFrom.toISOString()}: withdraw it then. If it leaked: --now.`,
    );
};

const withKeys = async (work: (keys: KeyRotation) => Promise<void>): Promise<void> => {
  const environment = parseEnvironment({ service: 'command', needs: ['MONGODB_URI', 'AUTH_SECRET'], source: operatorVariables() });
  const { MONGODB_URI: uri, AUTH_SECRET: authSecret, LOG_LEVEL: level } = environment;
  if (uri === undefined || authSecret === undefined) throw new Error('the environment was parsed for something else');
  const log = createLogger({ service: 'keys', level: level === 'silent' ? 'silent' : 'warn' });
  const clock = systemClock({ offsetMs: environment.CLOCK_OFFSET_MS });
  const database = connectMongo({ uri, database: 'har_auth', log });
  try {
    await database.untilReady();
    await work(createOperatorKeys({ connection: database.connection, authSecret, accessTokenLifetimeSeconds, clock, log }));
  } finally {
    await database.close();
  }
};

const workFor = (
  command: string | undefined,
  kid: string | undefined,
  isLeaked: boolean,
): ((keys: KeyRotation) => Promise<void>) | null => {
  if (command === 'withdraw' && kid !== undefined) return (keys) => withdraw(keys, { kid, isLeaked });
  if (kid !== undefined || isLeaked) return null;
  if (command === 'list') return list;
  return command === 'rotate' ? rotate : null;
};

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, strict: false, options: { now: { type: 'boolean' } } });
  const [command, kid, ...rest] = positionals;
  const hasUnknownOption = Object.keys(values).some((name) => name !== 'now');
  const work = rest.length > 0 || hasUnknownOption ? null : workFor(command, kid, values['now'] === true);
  if (!work) {
    console.error(usage);
    process.exit(2);
  }
  await withKeys(work);
} catch (error) {
  console.error(error instanceof EnvironmentError || error instanceof Refused ? error.message : error);
  process.exit(1);
}
