import mongoose from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const NOT_YET_INITIALIZED = 94;

const configSchema = z.looseObject({
  version: z.number().int(),
  writeConcernMajorityJournalDefault: z.boolean().optional(),
  members: z.array(z.looseObject({ _id: z.number().int(), host: z.string() })),
});
const helloSchema = z.looseObject({ isWritablePrimary: z.boolean() });

export type BringUpReplicaSet = { port: number; pid: number; replicaSet: string; journaled: boolean; timeoutMs: number };

/**
 * Resolves when the one member is primary. Initiates the set once, and replaces a changed port in the stored configuration.
 * @returns false, without a change, when a mongod other than the process `pid` answers on the port
 */
export const bringUpReplicaSet = async ({ port, pid, replicaSet, journaled, timeoutMs }: BringUpReplicaSet): Promise<boolean> => {
  const host = `127.0.0.1:${port}`;
  const client = new mongoose.mongo.MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: timeoutMs });
  try {
    const admin = client.db('admin');
    const status = z.looseObject({ pid: z.coerce.number() }).parse(await admin.command({ serverStatus: 1 }));
    if (status.pid !== pid) return false;
    const config = await storedConfig(() => admin.command({ replSetGetConfig: 1 }));
    if (config === null) {
      const members = [{ _id: 0, host }];
      await admin.command({ replSetInitiate: { _id: replicaSet, members, writeConcernMajorityJournalDefault: journaled } });
    } else if (config.members.length !== 1 || config.members[0]?.host !== host) {
      // Forced, because no member can be primary under an address that no longer exists.
      const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], _id: 0, host }] };
      await admin.command({ replSetReconfig: moved, force: true });
    }
    const deadline = performance.now() + timeoutMs;
    while (!helloSchema.parse(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (performance.now() > deadline) throw new Error(`the replica set ${replicaSet} has no primary after ${timeoutMs} ms`);
      await sleep(10);
    }
    return true;
  } finally {
    await client.close();
  }
};

const storedConfig = async (ask: () => Promise<unknown>): Promise<z.infer<typeof configSchema> | null> => {
  try {
    return z.looseObject({ config: configSchema }).parse(await ask()).config;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === NOT_YET_INITIALIZED) return null;
    throw error;
  }
};
