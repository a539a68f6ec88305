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
  if (typeof client === 'string') return `is not the address of a MongoDB that answers (${client})`;
  try {
    const { setName, msg } = helloSchema.parse(await client.db('admin').command({ hello: 1 }));
    // The name that a sharded cluster's router reports.
    const hasTransactions = setName !== undefined || msg === 'isdbgrid';
    return hasTransactions ? null : 'is the address of a MongoDB without transactions: use a replica set or a sharded cluster';
  } catch (error) {
    return `is not the address of a MongoDB that answers (${reasonOf(error)})`;
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
  // The client also reports each failure as an event. The last one has more detail than the promise.
  const reported: string[] = [];
  client.on('error', (error: Error) => void reported.push(error.message));
  try {
    await client.connect();
    await client.ping();
    return null;
  } catch (error) {
    return `is not the address of a Redis that answers (${reported.at(-1) ?? reasonOf(error)})`;
  } finally {
    client.disconnect();
  }
};

const stripeVariables = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRETS'] as const;

/** The stand-in has its own key and secret: a mix with real values would fail at the first payment. */
const stripeProblems = (given: Environment): EnvironmentProblem[] => {
  const present = [...stripeVariables, 'STRIPE_API_BASE' as const].filter((variable) => given[variable] !== undefined);
  if (present.length === 0) return [];
  return stripeVariables
    .filter((variable) => given[variable] === undefined)
    .map((variable) => ({ variable, message: `is required together with ${present.join(', ')}` }));
};

/** All problems of the services that the operator configured, found before anything starts. */
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
