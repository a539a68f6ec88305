import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../../local/freePort.ts';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';
import { startDeployment } from '../kit/deployment.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import { ask } from '../story/graphClient.ts';

const entry = z.object({ kind: z.enum(['connect', 'look-up', 'send']), target: z.string() });

/** What a vendor's library would report by itself, given these of another project of the operator's. */
const vendorVariables = {
  APOLLO_KEY: 'service:another-graph:0123456789',
  APOLLO_GRAPH_REF: 'another-graph@current',
  APOLLO_SCHEMA_REPORTING: 'true',
  APOLLO_TELEMETRY_DISABLED: 'false',
};

describe('the outgoing connections of a process', () => {
  let stack = createStack();
  let folder = '';
  let watched = '';
  beforeEach(async () => {
    stack = createStack();
    folder = await mkdtemp(join(tmpdir(), 'har-outgoing-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    watched = join(folder, 'connections.jsonl');
    await writeFile(watched, '');
  });
  afterEach(() => stack.close());

  const watching = () => ({
    ...vendorVariables,
    NODE_OPTIONS: `--import=${new URL('watchConnections.mjs', import.meta.url).href}`,
    WATCHED_CONNECTIONS: watched,
  });
  const seen = async (): Promise<z.output<typeof entry>[]> => {
    const lines = (await readFile(watched, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map((line) => entry.parse(JSON.parse(line)));
  };
  const targetsOf = async (kind: string): Promise<string[]> =>
    [...new Set((await seen()).filter((each) => each.kind === kind).map(({ target }) => target))].sort();
  const query = '{ courses(first: 1) { nodes { id instructor { displayName } viewerPriceQuote { total { amountMinor } } } } }';

  test('are seen by the watcher, whichever library makes them', async () => {
    const program = `
      import { lookup } from 'node:dns/promises';
      import { Pool } from 'undici';
      await Promise.allSettled([fetch('http://127.0.0.1:1337/a'), fetch('https://fetch.invalid/'), lookup('lookup.invalid'),
        new Pool('https://pool.invalid').request({ path: '/', method: 'GET' })]);`;
    const script = join(folder, 'program.mjs');
    await writeFile(script, program.replace("'undici'", JSON.stringify(import.meta.resolve('undici'))));
    expect(await startProcess({ script, env: watching() }).exited).toMatchObject({ code: 0 });
    expect(await targetsOf('connect')).toEqual(expect.arrayContaining(['127.0.0.1:1337', 'fetch.invalid:443', 'pool.invalid:443']));
    expect(await targetsOf('look-up')).toEqual(expect.arrayContaining(['fetch.invalid', 'lookup.invalid', 'pool.invalid']));
  });

  test.each(['development', 'test'])(
    'npm start (%s) and what it starts connect to their own parts alone, from start to end',
    async (mode) => {
      const port = await freePort();
      const env = { NODE_ENV: mode, PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', ...watching() };
      const academy = stack.use(startProcess({ script: 'local/start.ts', env }));
      await academy.says(/^ready in/m, 120_000);
      const url = `http://127.0.0.1:${String(port)}/graphql`;
      expect(await ask(url, { query })).toMatchObject({ status: 200 });
      expect((await fetch(url, { headers: { accept: 'text/html' } })).status).toBe(200);
      expect(await academy.stop()).toMatchObject({ code: 0 });

      expect(await targetsOf('send')).toEqual([]);
      expect((await targetsOf('look-up')).filter((name) => !/^(127\.0\.0\.1|localhost)$/.test(name))).toEqual([]);
      const connected = await targetsOf('connect');
      expect(connected.filter((target) => !/^(127\.0\.0\.1|localhost):\d+$/.test(target))).toEqual([]);
      expect(connected.length).toBeGreaterThan(0);
    },
  );

  test('each service and command of the distributed form connects to what its environment names alone, from start to end', async () => {
    const mongod = stack.use(await sharedTestMongod());
    const deployment = await startDeployment({ stack, mongoUri: mongod.uri, variables: watching() });
    expect(await ask(`${deployment.urlOf('router1')}/graphql`, { query })).toMatchObject({ status: 200 });
    const commands = [['seed'], ['admin', 'list'], ['ops', 'events'], ['keys', 'list']];
    for (const [name = '', ...args] of commands) {
      const command = startProcess({ script: `bin/${name}.ts`, args, env: deployment.environment });
      expect([name, (await command.exited).code, command.output().slice(-500)]).toEqual([name, 0, expect.any(String)]);
    }
    for (const child of deployment.processes) expect(await child.stop()).toMatchObject({ code: 0 });

    const { MONGODB_URI = '', REDIS_URL = '', SMTP_URL = '', STRIPE_API_BASE = '' } = deployment.environment;
    const subgraphs = Object.keys(deployment.ports).filter((name) => !name.startsWith('router'));
    const configured = [MONGODB_URI, REDIS_URL, SMTP_URL, STRIPE_API_BASE, ...subgraphs.map(deployment.urlOf)].map(
      (url) => new URL(url).host,
    );
    expect(await targetsOf('send')).toEqual([]);
    expect((await targetsOf('look-up')).filter((name) => !/^(127\.0\.0\.1|localhost)$/.test(name))).toEqual([]);
    const connected = await targetsOf('connect');
    expect(connected.filter((target) => !configured.includes(target.replace('localhost', '127.0.0.1')))).toEqual([]);
    expect(connected).toEqual(expect.arrayContaining(['auth', 'course'].map((name) => new URL(deployment.urlOf(name)).host)));
  });
});
