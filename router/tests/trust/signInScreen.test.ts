import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { demoPassword } from '../../../subgraphs/auth/seed.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { ask } from '../story/graphClient.ts';

const screen = `user {
  id firstName
  enrollments(first: 1) { totalCount }
  notifications(first: 1) { nodes { title } }
  unreadNotificationCount
  transactions { totalCount }
  assistantThreads { totalCount }
}`;
const tokens = z.object({ registerUser: z.object({ tokens: z.object({ refreshToken: z.string() }) }) });
const login = (input: string) => `mutation { login(input: ${input}) { ${screen} userErrors { __typename } } }`;

describe('sign-in and first screen in one request', () => {
  let academy: TestAcademy;
  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri'), isSeeded: true });
  });
  afterAll(() => academy.stop());

  test('login, registerUser and refreshTokens answer the fields of every subgraph as the person', async () => {
    const signedIn = await ask(academy.graphUrl, { query: login(`{ email: "learner@har.example", password: "${demoPassword}" }`) });
    expect(signedIn.errors).toBeUndefined();
    expect(signedIn.data).toMatchObject({
      login: {
        user: { enrollments: { totalCount: 0 }, transactions: { totalCount: 0 }, assistantThreads: { totalCount: 0 } },
        userErrors: [],
      },
    });

    const registered = await ask(academy.graphUrl, {
      query: `mutation { registerUser(input: { email: "neuf@har.example", password: "une phrase bien assez longue", firstName: "Neuf", lastName: "Essai" }) {
        ${screen} tokens { refreshToken } userErrors { __typename } } }`,
    });
    expect(registered.errors).toBeUndefined();
    expect(registered.data).toMatchObject({
      registerUser: { user: { firstName: 'Neuf', enrollments: { totalCount: 0 } }, userErrors: [] },
    });
    const { refreshToken } = tokens.parse(registered.data).registerUser.tokens;

    const refreshed = await ask(academy.graphUrl, {
      query: `mutation { refreshTokens(input: { refreshToken: "${refreshToken}" }) { ${screen} userErrors { __typename } } }`,
    });
    expect(refreshed.errors).toBeUndefined();
    expect(refreshed.data).toMatchObject({
      refreshTokens: { user: { firstName: 'Neuf', transactions: { totalCount: 0 } }, userErrors: [] },
    });
  });

  test('a wrong password answers no field of anybody', async () => {
    const { data, errors } = await ask(academy.graphUrl, { query: login('{ email: "learner@har.example", password: "wrong" }') });
    expect([data, errors]).toEqual([{ login: { user: null, userErrors: [{ __typename: 'InvalidCredentialsError' }] } }, undefined]);
  });
});
