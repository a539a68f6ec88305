import type { Course } from '../course/course.collection.ts';
import { lessonIdsOf } from '../course/course.collection.ts';

type Outlined = Pick<Course, 'outline'>;
type Place = { moduleId: string; position: number; previous: string | null; next: string | null };

const placesIn = (course: Outlined): ReadonlyMap<string, Place> => {
  const all = lessonIdsOf(course);
  let index = 0;
  const places = new Map<string, Place>();
  for (const { moduleId, lessonIds } of course.outline) {
    for (let position = 0; position < lessonIds.length; position += 1, index += 1) {
      const lessonId = all[index];
      if (lessonId !== undefined)
        places.set(lessonId, { moduleId, position, previous: all[index - 1] ?? null, next: all[index + 1] ?? null });
    }
  }
  return places;
};

// Outlines are immutable: an edit makes a new one. The places are computed once for each, because a list of lessons needs all of them.
const placesByOutline = new WeakMap<Course['outline'], ReadonlyMap<string, Place>>();

const placesOf = (course: Outlined): ReadonlyMap<string, Place> => {
  const known = placesByOutline.get(course.outline);
  if (known) return known;
  const places = placesIn(course);
  placesByOutline.set(course.outline, places);
  return places;
};

/** Null when the course has no such module. */
export const modulePosition = ({ course, moduleId }: { course: Outlined; moduleId: string }): number | null => {
  const position = course.outline.findIndex((module) => module.moduleId === moduleId);
  return position === -1 ? null : position;
};

export const lessonsOfModule = ({ course, moduleId }: { course: Outlined; moduleId: string }): readonly string[] =>
  course.outline.find((module) => module.moduleId === moduleId)?.lessonIds ?? [];

/** The module of a lesson and its position there, from 0. Null when the course has no such lesson. */
export const placeOf = ({ course, lessonId }: { course: Outlined; lessonId: string }): { moduleId: string; position: number } | null => {
  const place = placesOf(course).get(lessonId);
  return place ? { moduleId: place.moduleId, position: place.position } : null;
};

/** The lessons before and after one, across modules. */
export const neighborsOf = ({
  course,
  lessonId,
}: {
  course: Outlined;
  lessonId: string;
}): { previous: string | null; next: string | null } => {
  const place = placesOf(course).get(lessonId);
  return { previous: place?.previous ?? null, next: place?.next ?? null };
};
