import type { ClientSession } from 'mongoose';
import { defineCollection, toDomain } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, nullable, oneOf } from '#shared/mongo/fields.ts';
import type { Person, RowFilter } from '#shared/privacy/personalData.ts';
import { courseErasure, taughtCourseIds } from '../course/course.collection.ts';

const ofTaughtCourses = async (person: Person): Promise<RowFilter> => ({ courseId: { $in: await taughtCourseIds(person) } });
// All rows of a course; both collections' rows leave with their course.
const byCourse = { name: 'course', key: { courseId: 1 } } as const;

/** A part of a course. The course's outline states its position and its lessons. */
export const moduleCollection = defineCollection({
  name: 'modules',
  schema: { courseId: String, title: String, description: nullable(String), createdAt: Date, updatedAt: Date },
  indexes: [byCourse],
  personalData: { subject: ofTaughtCourses, export: 'all', onErasure: courseErasure },
});
export type ModuleRow = RowOf<typeof moduleCollection>;
export type CourseModule = DomainOf<typeof moduleCollection>;
export type Modules = Collection<ModuleRow>;

export const lessonCollection = defineCollection({
  name: 'lessons',
  schema: {
    courseId: String,
    moduleId: String,
    title: String,
    description: nullable(String),
    type: oneOf(['VIDEO', 'TEXT']),
    isPreview: Boolean,
    durationSeconds: nullable(Number),
    revision: Number,
    createdAt: Date,
    updatedAt: Date,
    video: nullable(embedded({ url: String, format: oneOf(['HLS', 'MP4', 'EMBED']), transcript: nullable(String) })),
    /** `html` is rendered when the text is written. It is null in rows of a release that rendered on reading. */
    text: nullable(embedded({ markdown: String, html: nullable(String) })),
  },
  indexes: [byCourse],
  personalData: { subject: ofTaughtCourses, export: 'all', onErasure: courseErasure },
});
export type LessonRow = RowOf<typeof lessonCollection>;
export type Lessons = Collection<LessonRow>;
/** A lesson without its content: fields that are not loaded cannot leak. The content has its own loader, behind the access check. */
export type Lesson = Omit<DomainOf<typeof lessonCollection>, 'video' | 'text'>;

export type StoredVideo = NonNullable<LessonRow['video']>;
export type StoredText = NonNullable<LessonRow['text']>;
export type VideoFormat = StoredVideo['format'];
export type LessonContent = { kind: 'VIDEO'; video: StoredVideo } | { kind: 'TEXT'; text: StoredText };

/** The projection of a lesson without its content. */
export const withoutContent = { video: 0, text: 0 } as const;

export const toContent = ({ video, text }: Pick<LessonRow, 'video' | 'text'>): LessonContent | null => {
  if (video) return { kind: 'VIDEO', video };
  return text ? { kind: 'TEXT', text } : null;
};

export const toLesson = ({ video: _video, text: _text, ...row }: LessonRow): Lesson => toDomain(row);

export const findLesson = async ({ lessons, id }: { lessons: Lessons; id: string }): Promise<Lesson | null> => {
  const row = await lessons.findOne({ _id: id }, withoutContent).lean();
  return row && toDomain(row);
};

export const lessonRowsOf = ({
  lessons,
  courseId,
  session,
}: {
  lessons: Lessons;
  courseId: string;
  session?: ClientSession;
}): Promise<LessonRow[]> =>
  lessons
    .find({ courseId })
    .session(session ?? null)
    .lean();
