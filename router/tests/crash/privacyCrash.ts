import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openEveryDatabase, placesOf } from '../privacy/everyDatabase.ts';
import { ask, dataOf, eventually } from '../story/graphClient.ts';
import { uniqueName } from '../privacy/uniqueName.ts';
import { crashPassword, createCrashingProcess } from './crashingProcess.ts';

export const erasureCrashPoints = [
  ...['auth.erasure.asked', 'auth.erasure.answerKept', 'auth.erasure.confirmed'],
  ...['auth.erasure.taken', 'auth.erasure.collectionErased', 'auth.erasure.erased', 'auth.erasure.recorded'],
  ...['course', 'payment', 'ai', 'community'].flatMap((name) =>
    ['answered', 'remembered', 'taken', 'collectionErased', 'erased', 'recorded'].map((point) => `${name}.erasure.${point}`),
  ),
];
export const exportCrashPoints = ['auth.export.assembled', 'auth.export.succeeded'];

const runningSchema = z.object({ variables: z.object({ MONGODB_URI: z.string() }) });
const exportSchema = z.object({ requestDataExport: z.object({ dataExport: z.object({ id: z.string() }).nullable() }) });
const stateSchema = z.object({ dataExport: z.object({ state: z.string(), downloadUrl: z.string().nullable() }).nullable() });
// Longer than the lease of whatever was killed.
const withinMs = 90_000;

export type ErasureOutcome = { point: string; wasKilled: boolean; phases: unknown[]; places: string[] };
export type ExportOutcome = { point: string; wasKilled: boolean; state: unknown; hasLink: boolean };

/** People who leave, or want a copy, in a process that is killed at a point of it. */
export const createCrashingPrivacy = async () => {
  const { graph, dataDir, start, startTrapped, newLearner, close } = await createCrashingProcess();

  const databases = async () => {
    const { variables } = runningSchema.parse(JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8')));
    return openEveryDatabase({ mongoUri: variables.MONGODB_URI, databasePrefix: 'har' });
  };
  const deleteAccount = (accessToken: string) =>
    ask(graph, {
      query: 'mutation D($i: DeleteAccountInput!) { deleteAccount(input: $i) { accepted userErrors { __typename } } }',
      variables: { i: { password: crashPassword } },
      accessToken,
    });
  const endOf = async ({ academy }: Awaited<ReturnType<typeof start>>): Promise<boolean> => {
    const ended = await Promise.race([academy.exited, new Promise<null>((resolve) => setTimeout(() => resolve(null), 10_000))]);
    if (ended?.signal !== 'SIGKILL') await academy.stop();
    return ended?.signal === 'SIGKILL';
  };

  return {
    /** One person, one kill -9 at `point`. A person who still has an account asks again. */
    eraseAt: async (point: string): Promise<ErasureOutcome> => {
      const trapped = await startTrapped(point);
      const word = uniqueName('zq');
      const person = await newLearner({ firstName: word });
      await ask(graph, {
        query: 'mutation A($i: AskAssistantInput!) { askAssistant(input: $i) { answer { id } } }',
        variables: { i: { question: `Que sait ${word} des tableaux croisés ?` } },
        accessToken: person.accessToken,
      });
      await deleteAccount(person.accessToken).catch(() => null);
      const wasKilled = await endOf(trapped);

      const { academy } = await start(null);
      const { dump, close: disconnect } = await databases();
      // The mail waits until the lease of the killed process ends.
      const placesIn = (rows: Awaited<ReturnType<typeof dump>>): string[] =>
        placesOf(rows, word).filter((place) => place !== 'auth.outgoingMails');
      const phasesIn = (rows: Awaited<ReturnType<typeof dump>>): unknown[] =>
        (rows.get('auth.erasures') ?? []).filter(({ userId }) => userId === person.userId).map(({ phase }) => phase);
      if (phasesIn(await dump()).length === 0) await deleteAccount(person.accessToken);
      const rested = await eventually(dump, (rows) => phasesIn(rows).includes('COMPLETED') && placesIn(rows).length === 0, withinMs);
      await disconnect();
      await academy.stop();
      return { point, wasKilled, phases: phasesIn(rested), places: placesIn(rested) };
    },

    /** One person, one kill -9 at `point` of the making of their copy. */
    exportAt: async (point: string): Promise<ExportOutcome> => {
      const trapped = await startTrapped(point);
      const person = await newLearner();
      const { requestDataExport } = await dataOf(graph, exportSchema, {
        query: 'mutation E($i: RequestDataExportInput!) { requestDataExport(input: $i) { dataExport { id } } }',
        variables: { i: { password: crashPassword } },
        accessToken: person.accessToken,
      });
      const wasKilled = await endOf(trapped);

      const { academy } = await start(null);
      const { dataExport } = await eventually(
        () =>
          dataOf(graph, stateSchema, {
            query: 'query S($id: ID!) { dataExport(id: $id) { state downloadUrl } }',
            variables: { id: requestDataExport.dataExport?.id },
            accessToken: person.accessToken,
          }),
        (seen) => seen.dataExport?.state === 'SUCCEEDED',
        withinMs,
      );
      await academy.stop();
      return { point, wasKilled, state: dataExport?.state, hasLink: typeof dataExport?.downloadUrl === 'string' };
    },
    close,
  };
};
