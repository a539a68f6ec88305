import { lessonChanged } from '#events/course.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Course } from '../course/course.model.ts';
import { toContent, toLesson } from './curriculum.model.ts';
import type { LessonRow } from './curriculum.model.ts';
import { placeOf } from './outline.ts';

/** What a learner may read of it: the markdown, or the transcript. */
const textOf = (row: LessonRow): string | null => {
  const content = toContent(row);
  if (content === null) return null;
  return content.kind === 'TEXT' ? content.text.markdown : content.video.transcript;
};

export const lessonChangedBy = ({ row, course }: { row: LessonRow; course: Course }): EventDraft => {
  const lesson = toLesson(row);
  return lessonChanged.draft({
    aggregateId: lesson.id,
    sequence: lesson.revision,
    occurredAt: lesson.updatedAt,
    payload: {
      lessonId: lesson.id,
      courseId: course.id,
      courseTitle: course.title,
      moduleId: lesson.moduleId,
      title: lesson.title,
      position: placeOf({ course, lessonId: lesson.id })?.position ?? 0,
      type: lesson.type,
      language: course.language,
      text: textOf(row),
      isPreview: lesson.isPreview,
      isDeleted: false,
    },
  });
};

/** A lesson that is gone, so that nobody goes on quoting it. */
export const lessonRemoved = ({
  row: { _id: lessonId, courseId, moduleId, type, revision },
  at,
}: {
  row: LessonRow;
  at: Date;
}): EventDraft =>
  lessonChanged.draft({
    aggregateId: lessonId,
    sequence: revision + 1,
    occurredAt: at,
    payload: {
      lessonId,
      courseId,
      courseTitle: '',
      moduleId,
      title: '',
      position: 0,
      type,
      language: 'fr',
      text: null,
      isPreview: false,
      isDeleted: true,
    },
  });
