import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';

export type ModuleRow = { _id: string; courseId: string; title: string; description: string | null; createdAt: Date; updatedAt: Date };
/** A part of a course. Where it stands, and which lessons it has, the course's outline says. */
export type CourseModule = Omit<ModuleRow, '_id'> & { id: string };

export type VideoFormat = 'HLS' | 'MP4' | 'EMBED';
export type StoredVideo = { url: string; format: VideoFormat; transcript: string | null };
/** `html` is rendered when the text is written; null in a row of a release that rendered on reading. */
export type StoredText = { markdown: string; html: string | null };
export type LessonContent = { kind: 'VIDEO'; video: StoredVideo } | { kind: 'TEXT'; text: StoredText };

type LessonFields = {
  courseId: string;
  moduleId: string;
  title: string;
  description: string | null;
  type: LessonContent['kind'];
  isPreview: boolean;
  durationSeconds: number | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};
export type LessonRow = LessonFields & { _id: string; video: StoredVideo | null; text: StoredText | null };
/** A lesson without its content: what is not loaded cannot leak. The content has a loader of its own, behind viewerAccess. */
export type Lesson = LessonFields & { id: string };

const moduleSchema = new Schema<ModuleRow>(
  {
    _id: { type: String, required: true },
    courseId: String,
    title: String,
    description: String,
    createdAt: Date,
    updatedAt: Date,
  },
  { versionKey: false },
);

const lessonSchema = new Schema<LessonRow>(
  {
    _id: { type: String, required: true },
    courseId: String,
    moduleId: String,
    title: String,
    description: String,
    type: { type: String },
    isPreview: Boolean,
    durationSeconds: Number,
    revision: Number,
    createdAt: Date,
    updatedAt: Date,
    video: new Schema<StoredVideo>({ url: String, format: String, transcript: String }, { _id: false }),
    text: new Schema<StoredText>({ markdown: String, html: { type: String, default: null } }, { _id: false }),
  },
  { versionKey: false },
);
// All lessons of a course at publication; both collections' rows leave with their course.
lessonSchema.index({ courseId: 1 }, { name: 'course' });
moduleSchema.index({ courseId: 1 }, { name: 'course' });

export const moduleModel = (connection: Connection) => connection.model<ModuleRow>('Module', moduleSchema, 'modules');
export type ModuleModel = ReturnType<typeof moduleModel>;
export const lessonModel = (connection: Connection) => connection.model<LessonRow>('Lesson', lessonSchema, 'lessons');
export type LessonModel = ReturnType<typeof lessonModel>;

/** The projection of a lesson without its content. */
export const withoutContent = { video: 0, text: 0 } as const;

export const toModule = ({ _id, courseId, title, description, createdAt, updatedAt }: ModuleRow): CourseModule => ({
  id: _id,
  courseId,
  title,
  description,
  createdAt,
  updatedAt,
});

export const toLesson = ({
  _id,
  courseId,
  moduleId,
  title,
  description,
  type,
  isPreview,
  durationSeconds,
  revision,
  createdAt,
  updatedAt,
}: Omit<LessonRow, 'video' | 'text'>): Lesson => ({
  id: _id,
  courseId,
  moduleId,
  title,
  description,
  type,
  isPreview,
  durationSeconds,
  revision,
  createdAt,
  updatedAt,
});

export const toContent = ({ video, text }: Pick<LessonRow, 'video' | 'text'>): LessonContent | null => {
  if (video) return { kind: 'VIDEO', video };
  return text ? { kind: 'TEXT', text } : null;
};
