import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '#shared/clock.ts';
import type { Result } from '#shared/result.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
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

/** A broken rule in a seed text is a mistake in this repository, not an outcome. */
const valueOf = <Value>(result: Result<Value, { path: readonly string[] | null; message: { en: string } }>, what: string): Value => {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.errors.map(({ path, message }) => `${(path ?? []).join('.')} ${message.en}`).join(' ')}`);
};

const viewerOf = ({ userId }: SeedInstructor): SignedIn => {
  const signedInAt = systemClock().now();
  return {
    kind: 'user',
    userId,
    sessionId: 'ses_seed',
    roles: ['LEARNER', 'INSTRUCTOR'],
    issuedAt: signedInAt,
    authenticatedAt: signedInAt,
  };
};

type SeededSubgraph = { stores: Pick<CourseSubgraph['stores'], 'courses'>; wiring: Pick<CourseSubgraph['wiring'], 'services'> };

/**
 * Creates the categories and the courses of the demonstration through the services, published under one instructor. Existing rows stay: a run
 * completes, lesson by lesson, what an interrupted run left. Courses that belong to another person by now are not touched.
 */
export const seedCourses = async ({
  course,
  instructor,
}: {
  course: SeededSubgraph;
  instructor: SeedInstructor;
}): Promise<SeededCourse[]> => {
  const { categories, courses, curriculum, people } = course.wiring.services;
  const rows = course.stores.courses;
  const request = { viewer: viewerOf(instructor), requestId: null };
  // Sequence 0: every event of auth about this account is newer.
  await inTransaction(rows.db, (session) => people.store({ ...instructor, isSuspended: false, sequence: 0, session }));

  const categoryIds = new Map<string, string>();
  for (const category of categoriesSchema.parse(await readJson(join(folder, 'categories.json'))))
    categoryIds.set(category.slug, (await categories.put(category)).id);

  const seedLessons = async ({ id, seed, directory }: { id: string; seed: SeedCourse; directory: string }): Promise<void> => {
    for (const [moduleIndex, module] of seed.modules.entries()) {
      const existing = (await rows.findOne({ _id: id }, { outline: 1 }).lean())?.outline[moduleIndex];
      const { title, description } = module;
      const moduleId =
        existing?.moduleId ??
        valueOf(await curriculum.createModule({ ...request, courseId: id, title, description }), `${seed.slug} ${title}`).module.id;
      for (const lesson of module.lessons.slice(existing?.lessonIds.length ?? 0)) {
        const { title: lessonTitle, description: summary, isPreview } = lesson;
        const content = await contentOf({ lesson, directory });
        const draft = { moduleId, title: lessonTitle, description: summary, isPreview, content };
        valueOf(await curriculum.createLesson({ ...request, ...draft }), `${seed.slug} ${lessonTitle}`);
      }
    }
  };

  const seedCourse = async ({ seed, directory }: { seed: SeedCourse; directory: string }): Promise<SeededCourse> => {
    const { categorySlug, ...draft } = seed;
    const existing = await rows.findOne({ slug: seed.slug }, { ownerId: 1, status: 1 }).lean();
    // Only an interrupted run is continued: later changes belong to the people who made them.
    const isUnfinished = existing?.ownerId === instructor.userId && existing.status === 'DRAFT';
    const { slug, title } = seed;
    if (existing && !isUnfinished) return { id: existing._id, slug, title };
    const categoryId = categoryIds.get(categorySlug);
    const id = existing?._id ?? valueOf(await courses.create({ ...request, ...draft, categoryId }), slug).course.id;
    await seedLessons({ id, seed, directory });
    valueOf(await courses.publish({ ...request, id }), slug);
    return { id, slug, title };
  };

  const seeded: SeededCourse[] = [];
  const directories = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of directories.sort()) {
    const directory = join(folder, name);
    seeded.push(await seedCourse({ seed: courseSchema.parse(await readJson(join(directory, 'course.json'))), directory }));
  }
  return seeded;
};
