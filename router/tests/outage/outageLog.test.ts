import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubgraphName } from '#events/envelope.ts';
import { subgraphNames } from '#events/envelope.ts';
import { createLogger } from '#shared/log.ts';
import { obtainMongod } from '../../../local/mongod/obtainMongod.ts';
import { startMongod } from '../../../local/mongod/startMongod.ts';
import type { RunningMongod } from '../../../local/mongod/startMongod.ts';
import { recordingLog } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import type { LogLine } from '../../../subgraphs/shared/tests/hosting/testSubgraph.ts';
import { startTestAcademy } from '../kit/academy.ts';
import type { TestAcademy } from '../kit/academy.ts';
import { createStack } from '../processes/serviceProcess.ts';
import { ask } from '../story/graphClient.ts';

describe('the log of a product whose database goes and comes back', () => {
  const stack = createStack();
  const log = (): void => undefined;
  const lines = new Map<string, LogLine[]>();
  let academy: TestAcademy;
  let mongod: RunningMongod;
  let restart = (): Promise<RunningMongod> => Promise.reject(new Error('not started yet'));

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'har-outage-'));
    stack.defer(() => rm(dataDir, { recursive: true, force: true }));
    const { path: binary } = await obtainMongod({ cacheDir: resolve(import.meta.dirname, '../../../.cache'), log });
    mongod = await startMongod({ binary, dataDir, log });
    restart = () => startMongod({ binary, dataDir, log, port: mongod.port });
    stack.defer(() => mongod.stop());
    const loggers = new Map(
      subgraphNames.map((service) => {
        const recorded = recordingLog(service);
        lines.set(service, recorded.lines);
        return [service, recorded.log];
      }),
    );
    const silent = createLogger({ service: 'router', level: 'silent' });
    const logOf = (service: SubgraphName | 'router') => (service === 'router' ? silent : (loggers.get(service) ?? silent));
    academy = stack.use(await startTestAcademy({ mongoUri: mongod.uri, logOf }));
  });
  afterAll(() => stack.close());

  /** What a service has logged by itself; a request's own lines have its id. */
  const own = (service: string, message?: string): LogLine[] =>
    (lines.get(service) ?? []).filter((line) => line['request_id'] === undefined && (message === undefined || line['message'] === message));
  const troubles = (service: string): unknown[] =>
    own(service)
      .filter(({ level }) => level === 'warn' || level === 'error')
      .map(({ message }) => message);

  test('has one line of each service when it goes and one with the count of failures when it is back', { tags: ['G10'] }, async () => {
    for (const recorded of lines.values()) recorded.length = 0;
    process.kill(mongod.pid, 'SIGKILL');
    await mongod.exited;
    for (const service of subgraphNames) await expect.poll(() => own(service, 'the database is away')).toHaveLength(1);
    // Each of these waits for the driver to find no server: time for the pollers to fail many times.
    const codes = new Set<unknown>();
    for (let count = 0; count < 6; count += 1) {
      const { errors } = await ask(academy.graphUrl, { query: '{ courses(first: 1) { totalCount } }' });
      for (const { extensions } of errors ?? []) codes.add(extensions['code']);
    }
    expect([...codes]).toEqual(['SERVICE_UNAVAILABLE']);
    expect((await fetch(`${academy.origin}/health/ready`)).status).toBe(503);

    mongod = await restart();
    for (const service of subgraphNames) await expect.poll(() => own(service, 'the database is back')).toHaveLength(1);
    await expect.poll(async () => (await fetch(`${academy.origin}/health/ready`)).status).toBe(200);
    for (const service of subgraphNames) {
      expect([service, troubles(service)]).toEqual([service, ['the database is away']]);
      const [back] = own(service, 'the database is back');
      expect(back).toMatchObject({ level: 'info', away_seconds: expect.any(Number) });
      expect(Number(back?.['failure_count'])).toBeGreaterThan(5);
    }
  });
});
