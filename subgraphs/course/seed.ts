import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '#shared/clock.ts';
import type { Result } from '#shared/result.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import { slugClaim } from './src/modules/course/course.service.ts';
import type { LessonContentDraft } from './src/modules/curriculum/lesson.rules.ts';
import type { CourseSubgraph } from './subgraph.ts';

const folder = join(import.meta.dirname, 'seed');

const categoriesSchema = z.array(z.object({ slug: z.string(), name: z.string(), position: z.int() }));
const common = { title: z.string(), description: z.string(), isPreview: z.boolean() };
const lessonSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('TEXT'), file: z.string() }),
  z.object({ ...common, type: z.literal('VIDEO'), url: z.string(), durationSeconds: z.int(), transcriptFile: z.string() }),
]);
const courseSchema = z.object({
  slug: z.string(),
  title: z.string(),
  subtitle: z.string(),
  description: z.string(),
  language: z.enum(['fr', 'en']),
  level: z.enum(['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'ALL_LEVELS']),
  categorySlug: z.string(),
  stack: z.array(z.string()),
  keywords: z.array(z.string()),
  listPrice: z.object({ amountMinor: z.int(), currency: z.string() }),
  pricingModel: z.enum(['ONE_TIME', 'SUBSCRIPTION']),
  minimumPlanTier: z.enum(['BASIC', 'PRO', 'ENTERPRISE']).nullable(),
  modules: z.array(z.object({ title: z.string(), description: z.string(), lessons: z.array(lessonSchema) })),
});
type SeedCourse = z.output<typeof courseSchema>;
type SeedLesson = z.output<typeof lessonSchema>;

export type SeedInstructor = { userId: string; displayName: string };
export type SeededCourse = { id: string; slug: string; title: string };

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

const contentOf = async ({ lesson, directory }: { lesson: SeedLesson; directory: string }): Promise<LessonContentDraft> => {
  if (lesson.type === 'TEXT') return { text: { markdown: await readFile(join(directory, lesson.file), 'utf8') } };
  const transcript = await readFile(join(directory, lesson.transcriptFile), 'utf8');
  return { video: { url: lesson.url, durationSeconds: lesson.durationSeconds, transcript } };
};

/** A seed text that breaks a rule is a mistake of ours, not an outcome. */
const kept = <Value>(result: Result<Value, { path: readonly string[] | null; message: { en: string } }>, what: string): Value => {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.errors.map(({ path, message }) => `${(path ?? []).join('.')} ${message.en}`).join(' ')}`);
};

/**
 * The categories and the courses of the demonstration, through the services, published under one instructor. What is there already stays:
 * a run that was killed is completed by the next one, lesson by lesson. Of a course that belongs to somebody else by now nothing is touched.
 */
export const seedCourses = async ({
  course,
  instructor,
}: {
  course: Pick<CourseSubgraph, 'wiring'>;
  instructor: SeedInstructor;
}): Promise<SeededCourse[]> => {
  const { categories, claims, courses, curriculum, people, stores } = course.wiring;
  const signedInAt = systemClock().now();
  const viewer: SignedIn = {
    kind: 'user',
    userId: instructor.userId,
    sessionId: 'ses_seed',
    roles: ['LEARNER', 'INSTRUCTOR'],
    issuedAt: signedInAt,
    authenticatedAt: signedInAt,
  };
  const request = { viewer, requestId: null };
  // Older than whatever auth will say of this account.
  await inTransaction(stores.courses.db, (session) => people.store({ ...instructor, isSuspended: false, sequence: 0, session }));

  const categoryIds = new Map<string, string>();
  for (const category of categoriesSchema.parse(await readJson(join(folder, 'categories.json'))))
    categoryIds.set(category.slug, (await categories.put(category)).id);

  /** Only what a killed run has left half made is gone on with: whatever people have done with the others since is theirs. */
  const isUnfinished = async (id: string): Promise<boolean> => {
    const row = await stores.courses.findOne({ _id: id }, { ownerId: 1, status: 1 }).lean();
    return row?.ownerId === instructor.userId && row.status === 'DRAFT';
  };

  const seedCourse = async ({ seed, directory }: { seed: SeedCourse; directory: string }): Promise<SeededCourse> => {
    const { modules, categorySlug, ...draft } = seed;
    const claimed = await claims.ownerOf({ kind: slugClaim, value: seed.slug });
    if (claimed !== null && !(await isUnfinished(claimed))) return { id: claimed, slug: seed.slug, title: seed.title };
    const id =
      claimed ?? kept(await courses.create({ ...request, ...draft, categoryId: categoryIds.get(categorySlug) }), seed.slug).course.id;
    for (const [moduleIndex, module] of modules.entries()) {
      const outline = (await stores.courses.findOne({ _id: id }, { outline: 1 }).lean())?.outline ?? [];
      const there = outline[moduleIndex];
      const moduleId =
        there?.moduleId ??
        kept(
          await curriculum.createModule({ ...request, courseId: id, title: module.title, description: module.description }),
          `${seed.slug} ${module.title}`,
        ).module.id;
      for (const lesson of module.lessons.slice(there?.lessonIds.length ?? 0)) {
        const { title, description, isPreview } = lesson;
        kept(
          await curriculum.createLesson({
            ...request,
            moduleId,
            title,
            description,
            isPreview,
            content: await contentOf({ lesson, directory }),
          }),
          `${seed.slug} ${title}`,
        );
      }
    }
    kept(await courses.publish({ ...request, id }), seed.slug);
    return { id, slug: seed.slug, title: seed.title };
  };

  const seeded: SeededCourse[] = [];
  const directories = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of directories.sort()) {
    const directory = join(folder, name);
    seeded.push(await seedCourse({ seed: courseSchema.parse(await readJson(join(directory, 'course.json'))), directory }));
  }
  return seeded;
};
