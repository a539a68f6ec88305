import type { Course } from '../course/course.model.ts';
import { lessonIdsOf } from '../course/course.model.ts';

type Outlined = Pick<Course, 'outline'>;

/** Null when the course has no such module. */
export const modulePosition = ({ course, moduleId }: { course: Outlined; moduleId: string }): number | null => {
  const position = course.outline.findIndex((module) => module.moduleId === moduleId);
  return position === -1 ? null : position;
};

export const lessonsOfModule = ({ course, moduleId }: { course: Outlined; moduleId: string }): readonly string[] =>
  course.outline.find((module) => module.moduleId === moduleId)?.lessonIds ?? [];

/** The module a lesson stands in and its place there, from 0. Null when the course has no such lesson. */
export const placeOf = ({ course, lessonId }: { course: Outlined; lessonId: string }): { moduleId: string; position: number } | null => {
  for (const { moduleId, lessonIds } of course.outline) {
    const position = lessonIds.indexOf(lessonId);
    if (position !== -1) return { moduleId, position };
  }
  return null;
};

/** The lessons around one, over the borders of modules. */
export const neighboursOf = ({
  course,
  lessonId,
}: {
  course: Outlined;
  lessonId: string;
}): { previous: string | null; next: string | null } => {
  const all = lessonIdsOf(course);
  const index = all.indexOf(lessonId);
  return index === -1 ? { previous: null, next: null } : { previous: all[index - 1] ?? null, next: all[index + 1] ?? null };
};
