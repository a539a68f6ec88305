import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const documentedOrigin = 'http://127.0.0.1:4000';

/** The fenced blocks of a document whose info string is this one, in their order. */
const blocksOf = (document: string, info: string): string[] =>
  [...document.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].flatMap(([, given, body]) =>
    given === info && body !== undefined ? [body] : [],
  );

const readme = read('README.md');
const story = blocksOf(readme, 'sh story');
const firstQuery = blocksOf(readme, 'sh').filter((block) => block.includes('curl'));

describe('what README says', () => {
  let academy: TestAcademy;
  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri'), isSeeded: true, limits: {} });
  });
  afterAll(() => academy.stop());

  /** As somebody would paste it, but for the address. */
  const paste = async (script: string): Promise<{ code: number | null; answers: unknown[]; said: string }> => {
    const { PATH = '', HOME = '' } = processVariables();
    const bash = spawn('bash', ['-e', '-o', 'pipefail', '-c', script.replaceAll(documentedOrigin, academy.origin)], {
      env: { PATH, HOME, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, said] = await Promise.all([text(bash.stdout), text(bash.stderr), once(bash, 'exit')]);
    const answers = output
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
    return { code: bash.exitCode, answers, said };
  };

  test('the first query finds what it searches for', async () => {
    expect(firstQuery).toHaveLength(1);
    const { code, answers, said } = await paste(firstQuery.join('\n'));
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const [answer] = z
      .tuple([
        z.object({
          data: z.object({ courses: z.object({ nodes: z.array(z.object({ title: z.string(), instructorName: z.string() })) }) }),
        }),
      ])
      .parse(answers);
    expect(answer.data.courses.nodes.map(({ title }) => title).join()).toMatch(/tableaux? croisés?/i);
    expect(answer.data.courses.nodes[0]?.instructorName).toBe('Étienne Lefèvre');
  });

  test('the story can be pasted block after block, and ends as it says', async () => {
    expect(story).toHaveLength(5);
    const { code, answers, said } = await paste(story.join('\n'));
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const money = { amountMinor: 4900, currency: 'EUR' };
    const progress = (percent: number, status: string) => ({
      data: { recordLessonProgress: { enrollment: { status, progress: { percent } }, userErrors: [] } },
    });
    expect(answers).toMatchObject([
      { data: { publishCourse: { course: { status: 'PUBLISHED' }, userErrors: [] } } },
      { data: { verifyEmail: { accepted: true } } },
      { data: { purchaseCourse: { transaction: { status: 'COMPLETED', total: money }, userErrors: [] } } },
      progress(50, 'ACTIVE'),
      progress(100, 'COMPLETED'),
      {
        data: {
          askAssistant: {
            answer: { isRefused: false, citations: [{ lesson: { title: 'RECHERCHEX' }, course: { title: 'Excel au bureau' } }] },
          },
        },
      },
      { data: { askAssistant: { answer: { isRefused: true } } } },
      {
        data: {
          me: {
            firstName: 'Léa',
            isEmailVerified: true,
            unreadNotificationCount: 4,
            transactions: { nodes: [{ status: 'COMPLETED', total: money }] },
            enrollments: {
              nodes: [
                {
                  status: 'COMPLETED',
                  progress: { percent: 100 },
                  course: { title: 'Excel au bureau', instructor: { displayName: 'Inès Moreau' } },
                },
              ],
            },
          },
        },
      },
    ]);
    expect(answers.filter((answer) => JSON.stringify(answer).includes('"errors"'))).toEqual([]);
  });
});

describe('the commands that the documents name', () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
  test.each(['README.md', 'CONTRIBUTING.md', 'schema/README.md', 'client/README.md', 'deploy/README.md'])(
    '%s names only commands that exist',
    (path) => {
      const named = [...read(path).matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
      expect(named.filter((name) => !(name in scripts))).toEqual([]);
    },
  );
});
