import type { TestProject } from 'vitest/node';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string;
  }
}

/** One mongod for the whole run; each test file uses separate databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mongod = await sharedTestMongod();
  const uri = new URL(mongod.uri);
  // What a busy machine makes wait is late and not refused: production's wait for a place in the pool decides no test.
  uri.searchParams.set('waitQueueTimeoutMS', '120000');
  project.provide('mongoUri', uri.href);
  return () => mongod.stop();
}
