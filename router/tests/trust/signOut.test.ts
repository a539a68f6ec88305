import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { ask } from '../story/graphClient.ts';
import { send } from '../unit/smallGraph.ts';

describe('signed out, in one process and without Redis', () => {
  let academy: TestAcademy;
  beforeAll(async () => {
    academy = await startTestAcademy({ mongoUri: inject('mongoUri') });
  });
  afterAll(() => academy.stop());

  test('the access token is refused within seconds, and no spelling of it is taken ever again', { tags: ['A21', 'B8'] }, async () => {
    const { accessToken } = await academy.register({ firstName: 'Lea', isVerified: false });
    const me = JSON.stringify({ query: '{ me { id } }' });
    const statusOf = async (...authorization: readonly string[]): Promise<[number, boolean]> => {
      const headers = ['content-type', 'application/json', ...authorization.flatMap((value) => ['authorization', value])];
      const { status, text } = await send({ url: academy.graphUrl, headers, body: me });
      return [status, text.includes('usr_')];
    };
    expect(await statusOf(`Bearer ${accessToken}`)).toEqual([200, true]);
    const { data } = await ask(academy.graphUrl, { query: 'mutation { logout(input: {}) { revokedSessionCount } }', accessToken });
    expect(data).toEqual({ logout: { revokedSessionCount: 1 } });
    // Five seconds, and three times that on a busy machine.
    await expect.poll(() => statusOf(`Bearer ${accessToken}`), { interval: 100 }).toEqual([401, false]);

    const [head = '', claims = '', signature = ''] = accessToken.split('.');
    const spellings = [
      [`Bearer  ${accessToken}`],
      [`Bearer ${accessToken} `],
      [`Bearer ${accessToken}\t`],
      [`bearer ${accessToken}`],
      [`BEARER ${accessToken}`],
      [`Bearer\t${accessToken}`],
      [`Bearer ${accessToken}=`],
      [`Bearer ${accessToken}==`],
      [`Bearer ${head}=.${claims}=.${signature}=`],
      [`Bearer ${head}.${claims}. ${signature}`],
      [`Bearer ${accessToken}.`],
      [`Bearer "${accessToken}"`],
      [`Bearer ${accessToken}, Bearer ${accessToken}`],
      [`Bearer ${accessToken}`, `Bearer ${accessToken}`],
      [`Bearer ${encodeURIComponent(` ${accessToken}`)}`],
      [`Bearer ${head}.${claims}.${Buffer.from(signature, 'base64url').toString('base64')}`],
    ];
    for (const spelling of spellings) expect([spelling, await statusOf(...spelling)]).toEqual([spelling, [401, false]]);
  });
});
