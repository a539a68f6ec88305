import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { startTestAcademy } from '../kit/academy.ts';
import { dataOf, eventually } from '../story/graphClient.ts';
import { storyPassword } from '../story/story.ts';
import { readRelease, writeDatabases } from './releaseData.ts';

const releases = readdirSync(new URL('./releases/', import.meta.url)).sort();

const loginSchema = z.object({ login: z.object({ tokens: z.object({ accessToken: z.string() }) }) });
const standingSchema = z.object({
  me: z.object({
    isEmailVerified: z.boolean(),
    unreadNotificationCount: z.number(),
    transactions: z.object({ nodes: z.array(z.object({ status: z.string() })) }),
    enrollments: z.object({
      nodes: z.array(z.object({ status: z.string(), progress: z.object({ percent: z.number() }), course: z.object({ id: z.string() }) })),
    }),
  }),
});
const answerSchema = z.object({ askAssistant: z.object({ answer: z.object({ isRefused: z.boolean() }) }) });

describe('data written by an earlier release', () => {
  test('there is one at least', () => {
    expect(releases.length).toBeGreaterThan(0);
  });

  test.each(releases)('%s starts, and says what it said then', async (name) => {
    const { databases, learnerEmail, courseId } = readRelease(new URL(`./releases/${name}`, import.meta.url));
    const mongoUri = inject('mongoUri');
    const databasePrefix = `release_${randomUUID().slice(0, 8)}`;
    await writeDatabases({ mongoUri, prefix: databasePrefix, databases });
    const academy = await startTestAcademy({ mongoUri, databasePrefix });
    try {
      const { login } = await dataOf(academy.graphUrl, loginSchema, {
        query: 'mutation L($input: LoginInput!) { login(input: $input) { tokens { accessToken } } }',
        variables: { input: { email: learnerEmail, password: storyPassword } },
      });
      const { accessToken } = login.tokens;
      const { me } = await dataOf(academy.graphUrl, standingSchema, {
        query:
          '{ me { isEmailVerified unreadNotificationCount transactions { nodes { status } } enrollments { nodes { status progress { percent } course { id } } } } }',
        accessToken,
      });
      const ask = () =>
        dataOf(academy.graphUrl, answerSchema, {
          query: 'mutation A($input: AskAssistantInput!) { askAssistant(input: $input) { answer { isRefused } } }',
          variables: { input: { question: 'À quoi sert le quatrième argument de RECHERCHEX ?', courseId } },
          accessToken,
        });

      expect(me).toEqual({
        isEmailVerified: true,
        unreadNotificationCount: 4,
        transactions: { nodes: [{ status: 'COMPLETED' }] },
        enrollments: { nodes: [{ status: 'COMPLETED', progress: { percent: 100 }, course: { id: courseId } }] },
      });
      expect((await eventually(ask, ({ askAssistant }) => !askAssistant.answer.isRefused)).askAssistant.answer.isRefused).toBe(false);
    } finally {
      await academy.stop();
    }
  });
});
