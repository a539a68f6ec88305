import type { Logger } from '#shared/log.ts';
import { prepareDatabase } from '#shared/mongo/prepareDatabase.ts';
import type { Subgraphs } from './assemble.ts';
import { seedAccounts } from '../subgraphs/auth/seed.ts';
import { seedCourses } from '../subgraphs/course/seed.ts';

/** The demo: accounts to sign in with and courses to look at. Through the services, as if people had done it; running it again changes nothing. */
export const seedDemo = async ({ auth, course, log }: Pick<Subgraphs, 'auth' | 'course'> & { log: Logger }): Promise<void> => {
  const load = async (): Promise<void> => {
    const { instructor } = await seedAccounts(auth);
    await seedCourses({ course, instructor });
  };
  await prepareDatabase({ log, steps: [load] });
};
