import { lessonChanged } from '#events/course.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Course } from '../course/course.collection.ts';
import { toContent } from './curriculum.collection.ts';
import type { LessonRow } from './curriculum.collection.ts';
import { placeOf } from './outline.ts';

/** The text of a lesson for learners: the markdown, or the transcript. */
const textOf = (row: LessonRow): string | null => {
  const content = toContent(row);
  if (content === null) return null;
  return content.kind === 'TEXT' ? content.text.markdown : content.video.transcript;
};

export const lessonChangedDraft = ({ row, course }: { row: LessonRow; course: Course }): EventDraft =>
  lessonChanged.draft({
    aggregateId: row._id,
    sequence: row.revision,
    occurredAt: row.updatedAt,
    payload: {
      lessonId: row._id,
      courseId: course.id,
      courseTitle: course.title,
      moduleId: row.moduleId,
      title: row.title,
      position: placeOf({ course, lessonId: row._id })?.position ?? 0,
      type: row.type,
      language: course.language,
      text: textOf(row),
      isPreview: row.isPreview,
      isDeleted: false,
    },
  });

/** The deletion of a lesson, so that assistants stop quoting it. Without its texts. */
export const lessonRemovedDraft = ({ row, at }: { row: LessonRow; at: Date }): EventDraft =>
  lessonChanged.draft({
    aggregateId: row._id,
    sequence: row.revision + 1,
    occurredAt: at,
    payload: {
      lessonId: row._id,
      courseId: row.courseId,
      courseTitle: '',
      moduleId: row.moduleId,
      title: '',
      position: 0,
      type: row.type,
      language: 'fr',
      text: null,
      isPreview: false,
      isDeleted: true,
    },
  });
