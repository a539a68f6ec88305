import { afterAll, beforeAll, expect, test } from 'vitest';
import { coursePublished, lessonChanged, offerChanged } from '#events/course.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import {
  createCourseMutation,
  createLessonMutation,
  createModuleMutation,
  free,
  givenCourse,
  publishCourseMutation,
  secretText,
  startCourse,
  times,
} from './kit.ts';
import type { Course } from './kit.ts';

let course: Course;
beforeAll(async () => {
  course = await startCourse({ isShared: true });
});
afterAll(() => course.stop());

const outlineQuery = `query ($id: ID!) { course(id: $id) { revision lessonCount durationSeconds modules { id title position lessons { id title position } } } }`;

test.each([
  ['anonymous', ['UNAUTHENTICATED'], undefined],
  ['learner', ['FORBIDDEN'], undefined],
  ['otherLearner', ['FORBIDDEN'], undefined],
  ['otherInstructor', [], 'ForbiddenError'],
  ['instructor', [], 'none'],
  ['admin', [], 'none'],
] as const)('editing a published course as %s gives faults %j and refusal %s', async (who, codes, refusal) => {
  const { courseId, moduleIds } = await givenCourse(course);
  const before = [await course.count('modules'), await course.count('lessons')];

  const module = await course.ask(who, createModuleMutation, { input: { courseId, title: 'A third module' } });
  const lesson = await course.ask(who, createLessonMutation, {
    input: { moduleId: moduleIds[0], title: 'A third lesson', content: { text: { markdown: 'x' } } },
  });
  const publication = await course.ask(who, publishCourseMutation, { input: { id: courseId } });

  for (const [answer, field] of [
    [module, 'createModule'],
    [lesson, 'createLesson'],
    [publication, 'publishCourse'],
  ] as const) {
    expect(answer.codes).toEqual(codes);
    expect(codes.length > 0 ? undefined : (at(answer.data, `${field}.userErrors.0.__typename`) ?? 'none')).toBe(refusal);
  }
  const added = refusal === 'none' ? 1 : 0;
  expect([await course.count('modules'), await course.count('lessons')]).toEqual(before.map((count) => count + added));
});

test('reports NOT_FOUND for an edit of another person’s draft', async () => {
  const { courseId, moduleIds } = await givenCourse(course, {}, { isPublished: false });
  const as = 'otherInstructor';

  const module = await course.ask(as, createModuleMutation, { input: { courseId, title: 'Mine now' } });
  const lesson = await course.ask(as, createLessonMutation, {
    input: { moduleId: moduleIds[0], title: 'Mine now', content: { text: { markdown: 'x' } } },
  });
  const publication = await course.ask(as, publishCourseMutation, { input: { id: courseId } });
  const absent = await course.ask(as, publishCourseMutation, { input: { id: 'crs_none' } });

  expect(at(module.data, 'createModule.userErrors')).toEqual([
    { __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['courseId'], message: 'Not found.' },
  ]);
  expect(at(lesson.data, 'createLesson.userErrors')).toEqual([
    { __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['moduleId'], message: 'Not found.' },
  ]);
  expect(publication.data).toEqual(absent.data);
});

test('50 concurrent modules and 50 concurrent lessons get dense, unique positions, and each adds one to the revision', async () => {
  const created = await course.ask('instructor', createCourseMutation, {
    input: { title: 'Fifty at once', level: 'BEGINNER', listPrice: free },
  });
  const id = textAt(created.data, 'createCourse.course.id');

  const modules = await Promise.all(
    times(50, (index) =>
      course.ask('instructor', createModuleMutation, { input: { courseId: id, title: `Module ${index}`, position: 0 } }),
    ),
  );
  const moduleId = at(modules[0]?.data, 'createModule.module.id');
  await Promise.all(
    times(50, (index) =>
      course.ask('instructor', createLessonMutation, {
        input: { moduleId, title: `Lesson ${index}`, content: { text: { markdown: 'x' } } },
      }),
    ),
  );

  const { data } = await course.ask('instructor', outlineQuery, { id });
  const all = at(data, 'course.modules');
  expect(at(data, 'course.revision')).toBe(101);
  expect(Array.isArray(all) && all.map((module: unknown) => at(module, 'position'))).toEqual(times(50, (index) => index));
  expect(new Set(Array.isArray(all) ? all.map((module: unknown) => at(module, 'id')) : []).size).toBe(50);
  const full = Array.isArray(all) ? all.find((module: unknown) => at(module, 'id') === moduleId) : null;
  const lessons = at(full, 'lessons');
  expect(Array.isArray(lessons) && lessons.map((lesson: unknown) => at(lesson, 'position'))).toEqual(times(50, (index) => index));
  expect(at(data, 'course.lessonCount')).toBe(50);
});

test('publishes every lesson that a new first lesson moves', async () => {
  const { courseId, moduleIds, lessonIds } = await givenCourse(course, {}, { isPublished: false });

  const { data } = await course.ask('instructor', createLessonMutation, {
    input: { moduleId: moduleIds[0], title: 'The new first', position: 0, content: { text: { markdown: 'new' } } },
  });

  const first = at(data, 'createLesson.lesson.id');
  const changed = (await course.published(lessonChanged)).filter(
    ({ aggregate, payload }) => payload.courseId === courseId && (aggregate.id === first || aggregate.sequence === 2),
  );
  expect(
    changed
      .map(({ aggregate, payload }) => [aggregate.id, aggregate.sequence, payload.position])
      .sort((a, b) => Number(a[2]) - Number(b[2])),
  ).toEqual([
    [first, 1, 0],
    [lessonIds[0], 2, 1],
    [lessonIds[1], 2, 2],
  ]);
});

test.each([
  [{ text: { markdown: 'x' }, video: { url: 'https://v.example/a.mp4' } }, ['content']],
  [{}, ['content']],
  [{ text: { markdown: '  ' } }, ['content', 'text', 'markdown']],
  [{ text: { markdown: 'm'.repeat(100_001) } }, ['content', 'text', 'markdown']],
  [{ text: { markdown: 'm'.repeat(1_000_000) } }, ['content', 'text', 'markdown']],
  [{ video: { url: 'javascript:alert(1)' } }, ['content', 'video', 'url']],
  [{ video: { url: 'file:///etc/passwd' } }, ['content', 'video', 'url']],
  [{ video: { url: 'http://127.0.0.1/v.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: 'data:video/mp4;base64,AAAA' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https://user:word@v.example/a.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: ' https://v.example/a.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https://v.exa\nmple/a.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https://v.example/a\u0000.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https://v.example/a\u202e4pm.' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https://v.example/" onload="x' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https:v.example/a.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https:\\\\v.example\\a.mp4' } }, ['content', 'video', 'url']],
  [{ video: { url: 'https://v.example/a.mp4', durationSeconds: -1 } }, ['content', 'video', 'durationSeconds']],
])('rejects the content %j at %j', async (content, path) => {
  const { moduleIds } = await givenCourse(course, {}, { isPublished: false });
  const { data } = await course.ask('instructor', createLessonMutation, {
    input: { moduleId: moduleIds[0], title: 'Refused lesson', content },
  });
  expect(at(data, 'createLesson.userErrors.length')).toBe(1);
  expect(at(data, 'createLesson.userErrors.0.path')).toEqual(path);
});

test('publishing an empty course reports every blocker in the viewer’s language and leaves a draft', async () => {
  const created = await course.ask('instructor', createCourseMutation, {
    input: { title: 'Lacks it all', level: 'BEGINNER', listPrice: free },
  });
  const id = at(created.data, 'createCourse.course.id');

  const { data } = await course.ask('instructor', publishCourseMutation, { input: { id } }, { locale: 'fr' });

  expect(at(data, 'publishCourse')).toEqual({
    course: null,
    userErrors: [
      {
        __typename: 'CourseNotPublishableError',
        code: 'COURSE_NOT_PUBLISHABLE',
        path: ['id'],
        message: 'Ce cours est incomplet. Complétez-le avant de le publier.',
        blockers: [
          { code: 'NO_MODULE', message: 'Ajoutez au moins un module.' },
          { code: 'NO_DESCRIPTION', message: 'Décrivez le cours.' },
        ],
      },
    ],
  });
  const blockers = await course.ask('instructor', 'query ($id: ID!) { course(id: $id) { status publishBlockers { code } } }', { id });
  expect(blockers.data).toEqual({ course: { status: 'DRAFT', publishBlockers: [{ code: 'NO_MODULE' }, { code: 'NO_DESCRIPTION' }] } });
});

test('an empty module beside a full one is the only blocker', async () => {
  const { courseId } = await givenCourse(course, {}, { isPublished: false });
  await course.ask('instructor', createModuleMutation, { input: { courseId, title: 'Still empty' } });
  const { data } = await course.ask('instructor', publishCourseMutation, { input: { id: courseId } });
  expect(at(data, 'publishCourse.userErrors.0.blockers')).toEqual([
    { code: 'EMPTY_MODULE', message: 'Add a lesson to the module “Still empty”.' },
  ]);
});

test('20 concurrent publications publish one event each of the offer, the course and every lesson, with the full state', async () => {
  const { courseId, lessonIds } = await givenCourse(course, {}, { isPublished: false });

  const answers = await Promise.all(times(20, () => course.ask('instructor', publishCourseMutation, { input: { id: courseId } })));

  expect(answers.map(({ data }) => at(data, 'publishCourse.course.status'))).toEqual(times(20, () => 'PUBLISHED'));
  const ofCourse = ({ payload }: { payload: { courseId: string } }) => payload.courseId === courseId;
  const offers = (await course.published(offerChanged)).filter(ofCourse);
  expect(offers.map(({ aggregate, payload }) => [aggregate.sequence, payload.status])).toEqual([
    [1, 'DRAFT'],
    [8, 'PUBLISHED'],
  ]);
  const publications = (await course.published(coursePublished)).filter(ofCourse);
  expect(publications.map(({ aggregate, payload }) => [aggregate.sequence, payload.description])).toEqual([[8, 'Sums.']]);
  const lessons = (await course.published(lessonChanged)).filter(ofCourse);
  expect(lessons.map(({ aggregate }) => aggregate.sequence)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  const texts = lessons.slice(4).map(({ aggregate, payload }) => [aggregate.id, payload.text]);
  expect(texts.sort()).toEqual(lessonIds.map((id, index) => [id, index % 2 === 0 ? `${secretText} ${index / 2}0` : secretText]).sort());
});

const markdownLesson = (moduleId: unknown, markdown: string) =>
  course.ask('instructor', createLessonMutation, { input: { moduleId, title: 'A text', content: { text: { markdown } } } });
const htmlQuery = 'query ($id: ID!) { lesson(id: $id) { content { ... on TextContent { html } } } }';
const shownHtml = async (id: unknown) => at((await course.ask('instructor', htmlQuery, { id })).data, 'lesson.content.html');

test.each([
  ['a table of 100 columns', `${'|'.repeat(101)}\n${'|-'.repeat(100)}|\n${'|\n'.repeat(700)}`, 'A table has at most 40 columns.'],
  [
    'a table of empty cells',
    `${'|'.repeat(41)}\n${'|-'.repeat(40)}|\n${'|\n'.repeat(700)}`,
    'The formatted text is much longer than the text itself. Simplify its tables and links.',
  ],
  ['25 quotations within each other', `${'> '.repeat(25)}a`, 'Quotations and lists are nested too deeply. Use ten levels at most.'],
])('rejects a lesson with %s at its text and writes nothing', async (_, markdown, message) => {
  const { moduleIds } = await givenCourse(course);
  const before = [await course.count('lessons'), await course.count('outbox')];
  const { data } = await markdownLesson(moduleIds[0], markdown);
  expect(at(data, 'createLesson')).toEqual({
    lesson: null,
    userErrors: [{ __typename: 'ValidationError', code: 'INVALID_INPUT', path: ['content', 'text', 'markdown'], message }],
  });
  expect([await course.count('lessons'), await course.count('outbox')]).toEqual(before);
});

test('renders a text when it is written, and an unrendered text of an earlier release when it is read', async () => {
  const { moduleIds } = await givenCourse(course);
  const lessons = course.collection('lessons');
  const id = textAt((await markdownLesson(moduleIds[0], '*a* & b')).data, 'createLesson.lesson.id');
  const html = '<p><em>a</em> &amp; b</p>\n';
  expect(await lessons.findOne({ _id: id })).toMatchObject({ text: { markdown: '*a* & b', html } });
  expect(await shownHtml(id)).toBe(html);

  await lessons.updateOne({ _id: id }, { $unset: { 'text.html': 1 } });
  expect(await shownHtml(id)).toBe(html);
  await lessons.updateOne({ _id: id }, { $set: { 'text.markdown': `${'> '.repeat(30)}<b>` } });
  expect(await shownHtml(id)).toBe(`<pre>${'&gt; '.repeat(30)}&lt;b&gt;</pre>\n`);
});
