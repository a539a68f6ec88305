import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { z } from 'zod';
import type { EnvironmentProblem } from '#shared/environment.ts';
import type { Environment } from '../hosts/environment.ts';

const ANSWER_MAX_MS = 5_000;
const helloSchema = z.looseObject({ setName: z.string().optional(), msg: z.string().optional() });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const mongoProblem = async (uri: string): Promise<string | null> => {
  const client = await mongoose.mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: ANSWER_MAX_MS }).catch(reasonOf);
  if (typeof client === 'string') return `does not lead to a MongoDB that answers (${client})`;
  try {
    const { setName, msg } = helloSchema.parse(await client.db('admin').command({ hello: 1 }));
    // A sharded cluster's router calls itself that.
    const hasTransactions = setName !== undefined || msg === 'isdbgrid';
    return hasTransactions ? null : 'leads to a MongoDB that is neither a replica set nor a sharded cluster: it has no transactions';
  } catch (error) {
    return `does not lead to a MongoDB that answers (${reasonOf(error)})`;
  } finally {
    await client.close();
  }
};

const redisProblem = async (url: string): Promise<string | null> => {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_MAX_MS,
    commandTimeout: ANSWER_MAX_MS,
    retryStrategy: () => null,
  });
  // The client announces each failure as an event too; the last one says more than the promise does.
  const heard: string[] = [];
  client.on('error', (error: Error) => void heard.push(error.message));
  try {
    await client.connect();
    await client.ping();
    return null;
  } catch (error) {
    return `does not lead to a Redis that answers (${heard.at(-1) ?? reasonOf(error)})`;
  } finally {
    client.disconnect();
  }
};

const stripeVariables = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRETS'] as const;

/** The stand-in has a key and a secret of its own: a part of somebody else's beside them would fail at the first payment. */
const stripeProblems = (given: Environment): EnvironmentProblem[] => {
  const present = [...stripeVariables, 'STRIPE_API_BASE' as const].filter((variable) => given[variable] !== undefined);
  if (present.length === 0) return [];
  return stripeVariables
    .filter((variable) => given[variable] === undefined)
    .map((variable) => ({ variable, message: `is required beside ${present.join(', ')}` }));
};

/** What keeps the services that the operator names from taking the place of the stand-ins: all of it, before anything is started. */
export const givenServiceProblems = async (given: Environment): Promise<EnvironmentProblem[]> => {
  const { MONGODB_URI: mongoUri, REDIS_URL: redisUrl } = given;
  const [mongo, redis] = await Promise.all([
    mongoUri === undefined ? null : mongoProblem(mongoUri),
    redisUrl === undefined ? null : redisProblem(redisUrl),
  ]);
  return [
    ...(mongo === null ? [] : [{ variable: 'MONGODB_URI', message: mongo }]),
    ...(redis === null ? [] : [{ variable: 'REDIS_URL', message: redis }]),
    ...stripeProblems(given),
  ];
};
