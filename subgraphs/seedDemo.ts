import type { Subgraphs } from './assemble.ts';
import { seedAccounts } from './auth/seed.ts';
import { seedCourses } from './course/seed.ts';

/** The demo: accounts to sign in with and courses to look at. Through the services, as if people had done it; running it again changes nothing. */
export const seedDemo = async ({ auth, course }: Pick<Subgraphs, 'auth' | 'course'>): Promise<void> => {
  const { instructor } = await seedAccounts(auth);
  await seedCourses({ course, instructor });
};
