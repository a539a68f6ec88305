/**
 * npm run admin -- create <email>    an administrator: a new account, to which a link to choose a password is mailed, or an existing one with the right added;
 *                                    one whose address was never proven loses its password and its sessions, and is mailed the link too
 * npm run admin -- list              the administrators there are
 *
 * MONGODB_URI names the databases, else those of the npm start on this machine are meant; the running auth sends the mail and tells the others, or the next one that starts.
 */
import { systemClock } from '#shared/clock.ts';
import { EnvironmentError } from '#shared/environment.ts';
import { parseEnvironment } from '../hosts/environment.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo, DatabaseUnavailableError } from '#shared/mongo/connection.ts';
import { createAdministrators } from '../subgraphs/auth/administrators.ts';
import { operatorVariables } from './operatorVariables.ts';

type Administrators = ReturnType<typeof createAdministrators>;

const usage = `usage: npm run admin -- create <email>
       npm run admin -- list`;
const codes = { done: 0, failed: 1, usage: 2 };

const withAdministrators = async <Value>(work: (administrators: Administrators) => Promise<Value>): Promise<Value> => {
  const { MONGODB_URI: uri } = parseEnvironment({ service: 'command', needs: ['MONGODB_URI'], source: operatorVariables() });
  if (uri === undefined) throw new Error('the environment was parsed for something else');
  const database = connectMongo({ uri, database: 'har_auth', log: createLogger({ service: 'admin', level: 'silent' }) });
  try {
    await database.untilReady();
    return await work(createAdministrators({ connection: database.connection, clock: systemClock() }));
  } finally {
    await database.close();
  }
};

const linkFollows = 'A link to choose a password, good for an hour, goes to this address as soon as auth runs.';

const create = async (email: string): Promise<number> => {
  const result = await withAdministrators((administrators) => administrators.create({ email }));
  switch (result.kind) {
    case 'created':
      console.log(`${result.email} is an administrator (${result.userId}).`);
      console.log(linkFollows);
      return codes.done;
    case 'granted':
      console.log(
        `${result.email} is an administrator now (${result.userId}). Who is signed in with it has the right after refreshTokens.`,
      );
      return codes.done;
    case 'reclaimed':
      console.log(`${result.email} is an administrator now (${result.userId}).`);
      console.log('The address was not verified: the old password is invalid and every session is closed.');
      console.log(linkFollows);
      return codes.done;
    case 'unchanged':
      console.log(`${result.email} is an administrator already (${result.userId}). Nothing was changed.`);
      return codes.done;
    case 'suspended':
      console.error(`The account of this address (${result.userId}) is suspended. Nothing was changed.`);
      return codes.failed;
    case 'badAddress':
      console.error('This is not an e-mail address. Nothing was changed.');
      return codes.usage;
  }
};

const list = async (): Promise<number> => {
  const administrators = await withAdministrators((known) => known.list());
  if (administrators.length === 0) console.log('There is none. Make one with npm run admin -- create <email>');
  for (const { userId, email, status, lastLoginAt } of administrators)
    console.log(`${userId}  ${status.padEnd(9)}  ${lastLoginAt?.toISOString() ?? 'never signed in'.padEnd(24)}  ${email}`);
  return codes.done;
};

const [command, email, ...rest] = process.argv.slice(2);
try {
  if (command === 'create' && email !== undefined && rest.length === 0) process.exitCode = await create(email);
  else if (command === 'list' && email === undefined) process.exitCode = await list();
  else {
    console.error(usage);
    process.exitCode = codes.usage;
  }
} catch (error) {
  const isExplained = error instanceof EnvironmentError || error instanceof DatabaseUnavailableError;
  console.error(isExplained ? error.message : error);
  process.exitCode = codes.failed;
}
