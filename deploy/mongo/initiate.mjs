// node initiate.mjs <host:port> <host:port> ...   on the first member's own machine; passwords come from the environment.
// Forms the replica set and gives the operator and each subgraph a user. Every step looks first, so that a run that was cut short is run again.
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { subgraphNames } from '../../subgraphs/manifest.ts';

const { MongoClient, MongoServerError } = mongoose.mongo;
const replicaSet = 'har';
const operator = 'har_root';
// The tombstones of erased people stand outside the backups, so that a restored backup brings nobody back.
const apart = { auth: ['har_auth_tombstones'] };
const primaryMaxMs = 60_000;
const codes = { unauthorized: 13, alreadyInitialized: 23, alreadyExists: 51003 };

const members = process.argv.slice(2);
const password = (name) => {
  const value = process.env[`MONGO_${name}_PASSWORD`];
  if (!value || value.length < 16) throw new Error(`MONGO_${name}_PASSWORD must have 16 characters or more`);
  return value;
};
const unless =
  (...tolerated) =>
  (error) => {
    if (!(error instanceof MongoServerError && tolerated.includes(error.code))) throw error;
  };

/** Before the first user exists, mongod lets its own machine form the set and create that user, and nothing else. */
const withFirstMember = async (work) => {
  const port = members[0].split(':')[1];
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 30_000 });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
};

const form = () =>
  withFirstMember(async (admin) => {
    const { setName } = await admin.command({ hello: 1 });
    if (setName !== undefined) return;
    const config = {
      _id: replicaSet,
      // The first is preferred, so that it is primary when the first user is created: that works on no other.
      members: members.map((host, index) => ({ _id: index, host, priority: index === 0 ? 2 : 1 })),
    };
    await admin.command({ replSetInitiate: config }).catch(unless(codes.alreadyInitialized, codes.unauthorized));
  });

const createOperator = () =>
  withFirstMember(async (admin) => {
    const deadline = performance.now() + primaryMaxMs;
    for (;;) {
      const { isWritablePrimary, primary } = await admin.command({ hello: 1 });
      if (isWritablePrimary) break;
      // Another primary than the first member: the set has been at work before, and has its users.
      if (primary !== undefined && primary !== members[0]) return;
      if (performance.now() > deadline) throw new Error(`no primary after ${primaryMaxMs} ms`);
      await sleep(200);
    }
    await admin
      .command({ createUser: operator, pwd: password('ROOT'), roles: [{ role: 'root', db: 'admin' }] })
      .catch(unless(codes.unauthorized, codes.alreadyExists));
  });

const grant = async () => {
  const client = new MongoClient(`mongodb://${members.join(',')}/`, {
    replicaSet,
    auth: { username: operator, password: password('ROOT') },
    serverSelectionTimeoutMS: 30_000,
    writeConcern: { w: 'majority' },
  });
  try {
    const admin = client.db('admin');
    for (const subgraph of subgraphNames) {
      const name = `har_${subgraph}`;
      const roles = [name, ...(apart[subgraph] ?? [])].map((db) => ({ role: 'readWrite', db }));
      const rights = { pwd: password(subgraph.toUpperCase()), roles };
      const { users } = await admin.command({ usersInfo: name });
      if (users.length > 0) await admin.command({ updateUser: name, ...rights });
      else await admin.command({ createUser: name, ...rights }).catch(unless(codes.alreadyExists));
    }
  } finally {
    await client.close();
  }
};

try {
  if (members.length === 0 || !members.every((member) => /^[^:]+:\d+$/.test(member)))
    throw new Error('usage: initiate.mjs <host:port> ...');
  for (const name of ['ROOT', ...subgraphNames.map((subgraph) => subgraph.toUpperCase())]) password(name);
  await form();
  await createOperator();
  await grant();
  console.log(`replica set ${replicaSet}: ${members.join(', ')}; users for ${subgraphNames.join(', ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
