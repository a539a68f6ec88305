import type { TestProject } from 'vitest/node';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string;
  }
}

/** One mongod for the whole run; each test file takes databases of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mongod = await sharedTestMongod();
  project.provide('mongoUri', mongod.uri);
  return () => mongod.stop();
}
