import { afterAll, beforeAll, expect, test } from 'vitest';
import { neighborsOf, placeOf } from '../src/modules/curriculum/outline.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { enrollMutation, givenCourse, paid, secretText, startCourse, times } from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const contentFields = '__typename ... on TextContent { markdown html } ... on VideoContent { format playbackUrl transcript }';
const fields = `id viewerAccess { state reason } content { ${contentFields} }`;
const lessonQuery = `query ($id: ID!) { lesson(id: $id) { ${fields} } }`;
const entityQuery = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Lesson { ${fields} } } }`;
const courseQuery = `query ($id: ID!) { course(id: $id) { modules { lessons { ${fields} next { ${fields} } previous { ${fields} } } } } }`;

const open = { state: 'OPEN', reason: null };
const locked = (reason: string) => ({ state: 'LOCKED', reason });

test('decides access to a preview and to another lesson of a paid course for each caller', async () => {
  const { courseId, lessonIds } = await givenCourse(course, { listPrice: paid });
  await course.entitle({ userId: 'usr_learner', courseId });
  const expected = {
    anonymous: [{ state: 'PREVIEW', reason: null }, locked('NOT_SIGNED_IN')],
    learner: [open, open],
    otherLearner: [{ state: 'PREVIEW', reason: null }, locked('NOT_ENROLLED')],
    instructor: [open, open],
    otherInstructor: [{ state: 'PREVIEW', reason: null }, locked('NOT_ENROLLED')],
    admin: [open, open],
  };
  for (const who of ['anonymous', 'learner', 'otherLearner', 'instructor', 'otherInstructor', 'admin'] as const) {
    for (const [index, lessonId] of [lessonIds[0], lessonIds[2]].entries()) {
      const access = expected[who][index];
      const { data } = await course.ask(who, lessonQuery, { id: lessonId });
      expect(at(data, 'lesson.viewerAccess'), who).toEqual(access);
      const markdown = access && access.state !== 'LOCKED' ? `${secretText} ${index}0` : undefined;
      expect(at(data, 'lesson.content.markdown'), who).toBe(markdown);
      // The entity gives the same decision.
      const entity = await course.ask(who, entityQuery, { r: [{ __typename: 'Lesson', id: lessonId }] });
      expect(at(entity.data, '_entities.0')).toEqual(at(data, 'lesson'));
    }
  }
});

test('shows only the preview to strangers, on every path', async () => {
  const { courseId, lessonIds, moduleIds } = await givenCourse(course, { listPrice: paid });
  const representations = [
    ...lessonIds.map((id) => ({ __typename: 'Lesson', id })),
    ...moduleIds.map((id) => ({ __typename: 'Module', id })),
    { __typename: 'Course', id: courseId },
  ];
  const deep = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Lesson { ${fields} } ... on Module { lessons { ${fields} } } ... on Course { modules { lessons { ${fields} next { ${fields} } } } } } }`;
  for (const who of ['anonymous', 'otherLearner', 'otherInstructor'] as const) {
    for (const answer of [await course.ask(who, courseQuery, { id: courseId }), await course.ask(who, deep, { r: representations })]) {
      expect(answer.errors).toEqual([]);
      const secrets = JSON.stringify(answer.data).match(new RegExp(`${secretText}( \\d\\d)?`, 'g')) ?? [];
      expect(new Set(secrets)).toEqual(new Set([`${secretText} 00`]));
    }
  }
});

test('hides a draft with its modules and lessons from others, by every key', async () => {
  const { courseId, lessonIds, moduleIds } = await givenCourse(course, {}, { isPublished: false });
  const { data: own } = await course.ask('instructor', 'query ($id: ID!) { course(id: $id) { slug } }', { id: courseId });
  const slug = at(own, 'course.slug');
  const r = [
    { __typename: 'Lesson', id: lessonIds[0] },
    { __typename: 'Module', id: moduleIds[0] },
    { __typename: 'Course', id: courseId },
    { __typename: 'Course', slug },
  ];
  const query = `query ($r: [_Any!]!, $id: ID!, $slug: String!, $lesson: ID!) {
    _entities(representations: $r) { __typename } course(id: $id) { id } courseBySlug(slug: $slug) { id } lesson(id: $lesson) { id } }`;
  for (const who of ['anonymous', 'learner', 'otherLearner', 'otherInstructor', 'instructor', 'admin'] as const) {
    const { data } = await course.ask(who, query, { r, id: courseId, slug, lesson: lessonIds[0] });
    const isVisible = who === 'instructor' || who === 'admin';
    expect(data, who).toEqual({
      _entities: isVisible
        ? [{ __typename: 'Lesson' }, { __typename: 'Module' }, { __typename: 'Course' }, { __typename: 'Course' }]
        : [null, null, null, null],
      course: isVisible ? { id: courseId } : null,
      courseBySlug: isVisible ? { id: courseId } : null,
      lesson: isVisible ? { id: lessonIds[0] } : null,
    });
  }
});

test('a free course is open after enrollment, and a course by plan until the plan expires', async () => {
  const freeCourse = await givenCourse(course);
  await course.ask('learner', enrollMutation, { input: { courseId: freeCourse.courseId } });
  expect(at((await course.ask('learner', lessonQuery, { id: freeCourse.lessonIds[2] })).data, 'lesson.viewerAccess')).toEqual(open);

  const planned = await givenCourse(course, { listPrice: paid, pricingModel: 'SUBSCRIPTION', minimumPlanTier: 'PRO' });
  const enroll = () => course.ask('otherLearner', enrollMutation, { input: { courseId: planned.courseId } });
  const access = async () => at((await course.ask('otherLearner', lessonQuery, { id: planned.lessonIds[2] })).data, 'lesson.viewerAccess');
  const soon = new Date(course.clock.now().getTime() + 60_000);

  await course.entitle({ id: 'ent_basic', userId: 'usr_other_learner', planTier: 'BASIC' });
  expect(at((await enroll()).data, 'enrollInCourse.userErrors.0.__typename')).toBe('NotEntitledError');
  await course.entitle({ id: 'ent_top', userId: 'usr_other_learner', planTier: 'ENTERPRISE', expiresAt: soon });
  expect(at((await enroll()).data, 'enrollInCourse.enrollment.status')).toBe('ACTIVE');
  expect(await access()).toEqual(open);
  course.clock.advance(60_000);
  expect(await access()).toEqual(locked('NOT_ENTITLED'));
});

test('finds positions and neighbors of 10,000 lessons in linear work', () => {
  let visits = 0;
  const counted = (lessonIds: string[]): string[] =>
    new Proxy(lessonIds, {
      get: (target, key): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) visits += 1;
        return Reflect.get(target, key);
      },
    });
  const outline = times(100, (module) => ({
    moduleId: `mod_${module}`,
    lessonIds: counted(times(100, (lesson) => `les_${module * 100 + lesson}`)),
  }));
  for (let lesson = 0; lesson < 10_000; lesson += 1) {
    const lessonId = `les_${lesson}`;
    expect(placeOf({ course: { outline }, lessonId })).toEqual({ moduleId: `mod_${Math.floor(lesson / 100)}`, position: lesson % 100 });
    expect(neighborsOf({ course: { outline }, lessonId })).toEqual({
      previous: lesson === 0 ? null : `les_${lesson - 1}`,
      next: lesson === 9_999 ? null : `les_${lesson + 1}`,
    });
  }
  expect(placeOf({ course: { outline }, lessonId: 'les_none' })).toBeNull();
  expect(neighborsOf({ course: { outline }, lessonId: 'les_none' })).toEqual({ previous: null, next: null });
  expect(visits).toBeLessThanOrEqual(20_000);
});

test('next and previous lessons cross modules', async () => {
  const { lessonIds } = await givenCourse(course);
  const query =
    'query ($id: ID!) { lesson(id: $id) { position next { id } previous { id } module { position } course { lessonCount durationSeconds } } }';
  const [a, b, c, d] = lessonIds;
  const answers = await Promise.all(lessonIds.map((id) => course.ask('anonymous', query, { id })));
  expect(
    answers.map(({ data }) => [
      at(data, 'lesson.previous.id'),
      at(data, 'lesson.next.id'),
      at(data, 'lesson.module.position'),
      at(data, 'lesson.position'),
    ]),
  ).toEqual([
    [undefined, b, 0, 0],
    [a, c, 0, 1],
    [b, d, 1, 0],
    [c, undefined, 1, 1],
  ]);
  expect(at(answers[0]?.data, 'lesson.course')).toEqual({ lessonCount: 4, durationSeconds: 120 });
});
