import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { copyProject } from '../kit/projectCopy.ts';

let project: ReturnType<typeof copyProject>;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => {
  project.remove();
});

const run = (script: string, args: readonly string[] = []) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: project.folder, encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
};
const at = (path: string): string => join(project.folder, path);
const kept = new Map<string, string>();
/** What a test changes is as before for the next one. */
const change = (path: string, edit: (content: string) => string): void => {
  const content = readFileSync(at(path), 'utf8');
  kept.set(path, content);
  writeFileSync(at(path), edit(content));
};
afterEach(() => {
  for (const [path, content] of kept) writeFileSync(at(path), content);
  kept.clear();
});

const modules = 'subgraphs/course/src/modules';
const courseSdl = `${modules}/course/course.graphql`;

test('npm run typecheck keeps what it has found out for the next time', () => {
  expect(run('node_modules/typescript/bin/tsc', ['--noEmit']).code).toBe(0);
  expect(existsSync(at('.cache/types.tsbuildinfo'))).toBe(true);
});

describe('npm run compose', () => {
  test('accepts the project as it stands', () => {
    expect(run('tools/compose.ts', ['--check'])).toEqual({ code: 0, said: '' });
  });

  test.each([
    [
      'a root field without an access rule',
      'extend type Query { "A field." unruled: Int }',
      'Query.unruled states neither @auth nor @public',
    ],
    [
      'an entity without an access rule',
      'extend type Query { "A field." open: Unruled @public }\n"An entity." type Unruled @key(fields: "id") { "Its id." id: ID! }',
      'Unruled.id states neither @auth nor @public',
    ],
    [
      'two rules at once',
      'extend type Query { "A field." both: Int @auth @public }',
      'Query.both states more than one of @auth and @public',
    ],
    [
      'a role that does not exist',
      'extend type Query { "A field." ruled: Int @auth(requires: ["CHIEF"]) }',
      'Query.ruled: @auth requires an unknown role',
    ],
    [
      'a rule on an interface',
      '"An interface." interface Ruled { "A field." id: ID! @public }\n"A type." type Ruling implements Ruled { "A field." id: ID! }\nextend type Query { "A field." ruling: Ruling @public }',
      'Ruled.id states a rule on an interface',
    ],
  ])('refuses %s, as a start does, and writes nothing', (_case, sdl, message) => {
    change(courseSdl, (content) => `${content}\n${sdl}\n`);
    const before = readFileSync(at('schema/course.graphql'), 'utf8');

    const { code, said } = run('tools/compose.ts');

    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(`course: ${message}`) });
    expect(readFileSync(at('schema/course.graphql'), 'utf8')).toBe(before);
  });
});

describe('npm run codegen', () => {
  const prettier = (path: string) => run('node_modules/prettier/bin/prettier.cjs', ['--check', path]);

  test('leaves formatted what it writes: a new resolver file, and a field that is added to one', () => {
    change(
      courseSdl,
      (content) => `${content}\nextend type Query { "A field." brandNew(first: Int, after: String, before: String): Course @public }\n`,
    );
    appendFileSync(
      at(courseSdl),
      'extend type Course { "A field." madeUpOnTheSpot: String, "Another." madeUpAsWellAndLongEnoughForALine: String }\n',
    );
    change(`${modules}/course/resolvers/Course.ts`, (content) => content);

    expect(run('node_modules/@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts', '--subgraph', 'course']).code).toBe(0);

    const files = [`${modules}/course/resolvers/Query/brandNew.ts`, `${modules}/course/resolvers/Course.ts`];
    expect(readFileSync(at(files[1] ?? ''), 'utf8')).toContain('madeUpOnTheSpot');
    for (const file of files) expect({ file, ...prettier(file) }).toMatchObject({ file, code: 0 });
  });
});
