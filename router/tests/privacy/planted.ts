import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import type { AnyCollection } from '#shared/mongo/collection.ts';
import type { PersonalData } from '#shared/privacy/personalData.ts';
import { mechanismCollections } from '#shared/hosting/createSubgraph.ts';
import { personalDataOf as declaredBy } from '#shared/privacy/personalData.ts';
import type { Account, TestAcademy } from '../kit/academy.ts';
import { createTeaching } from '../kit/teaching.ts';
import { dataOf, eventually } from '../story/graphClient.ts';
import { forEachSubgraph, subgraphNames } from '../../../subgraphs/manifest.ts';
import type { SubgraphName } from '../../../subgraphs/manifest.ts';

export const password = 'une phrase bien assez longue';
/** What each subgraph declares of a person's data. */
export const personalDataOf: Readonly<Record<SubgraphName, PersonalData>> = Object.fromEntries(
  await Promise.all(
    subgraphNames.map(async (name) => {
      const { collections } = (await import(`../../../subgraphs/${name}/subgraph.ts`)) as { collections: Record<string, AnyCollection> };
      return [name, declaredBy([...Object.values(collections), ...mechanismCollections])] as const;
    }),
  ),
  // The names are those of the manifest; Object.fromEntries loses their type.
) as Record<SubgraphName, PersonalData>;

const errors = 'userErrors { __typename ... on UserError { code message path } }';
const done = z.object({ userErrors: z.array(z.unknown()).length(0) });

type Graph = Pick<TestAcademy, 'graphUrl'>;
type Asked<Data> = { field: string; input: object; selection: string; shape: z.ZodType<Data> };

/** Asks for one mutation with one input, and throws on any error. */
const answerOf = async <Data>(
  academy: Graph,
  account: Pick<Account, 'accessToken'>,
  { field, input, selection, shape }: Asked<Data>,
): Promise<Data> => {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const answer = await dataOf(academy.graphUrl, z.record(z.string(), done.loose()), {
    query: `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} ${errors} } }`,
    variables: { input },
    accessToken: account.accessToken,
  });
  return shape.parse(answer[field]);
};
export const change = (academy: TestAcademy, account: Account) => (field: string, input: object) =>
  answerOf(academy, account, { field, input, selection: '', shape: z.unknown() });

export type Planted = Account & { markers: readonly string[] };

/** Somebody who learns and teaches, with names that stand nowhere else. */
export const plantPerson = async (academy: TestAcademy, names: { firstName: string; lastName: string }): Promise<Planted> => {
  const account = await academy.register({ firstName: names.firstName, accountType: 'INSTRUCTOR' });
  const pendingEmail = `${names.lastName.toLowerCase()}-${randomUUID().slice(0, 8)}@ailleurs.example`;
  const act = change(academy, account);
  await act('updateProfile', {
    ...names,
    displayName: `${names.firstName} ${names.lastName}`,
    bio: `Je suis ${names.firstName}.`,
    timeZone: 'Europe/Paris',
    interests: [`tableurs pour ${names.lastName}`],
  });
  await act('changeEmail', { newEmail: pendingEmail, password });
  await act('requestPasswordReset', { email: account.email });
  const signInAgain = async () =>
    dataOf(academy.graphUrl, z.object({ login: z.object({ tokens: z.object({ accessToken: z.string() }) }) }), {
      query: 'mutation ($input: LoginInput!) { login(input: $input) { tokens { accessToken } } }',
      variables: { input: { email: account.email, password, deviceName: `Téléphone de ${names.firstName}` } },
    });
  const { login } = await signInAgain();
  await change(academy, { ...account, ...login.tokens })('logout', {});
  return { ...account, markers: [account.id, account.email, pendingEmail, names.firstName, names.lastName] };
};

const askShape = z.object({ answer: z.object({ isRefused: z.boolean() }) });
const meShape = z.object({ me: z.object({ unreadNotificationCount: z.number(), enrollments: z.object({ nodes: z.array(z.unknown()) }) }) });

/** Each teaches a course and buys the other's; one purchase stays open, one lesson is learnt, one question asked. */
export const plantStory = async (academy: TestAcademy, { learner, teacher }: { learner: Planted; teacher: Planted }): Promise<void> => {
  const teach = createTeaching({ graphUrl: academy.graphUrl, accessToken: teacher.accessToken });
  const bought = await teach.publishedCourse({ title: 'Excel sans peine', amountMinor: 4900 });
  const unbought = await teach.publishedCourse({ title: 'Excel pour experts', amountMinor: 9900 });
  const act = change(academy, learner);
  const payment = { paymentMethodId: 'pm_card_visa' };
  await act('purchaseCourse', { courseId: bought.id, idempotencyKey: randomUUID(), payment });
  await act('purchaseCourse', { courseId: unbought.id, idempotencyKey: randomUUID() });
  const { graphUrl } = academy;
  const query = '{ me { unreadNotificationCount enrollments { nodes { id } } } }';
  await eventually(
    () => dataOf(graphUrl, meShape, { query, accessToken: learner.accessToken }),
    ({ me }) => me.enrollments.nodes.length === 1 && me.unreadNotificationCount === 3,
  );
  await act('recordLessonProgress', { lessonId: bought.lesson, completed: true });
  const question = 'À quoi sert le quatrième argument de RECHERCHEX ?';
  await eventually(
    () =>
      answerOf(academy, learner, {
        field: 'askAssistant',
        input: { question, courseId: bought.id },
        selection: 'answer { isRefused }',
        shape: askShape,
      }),
    ({ answer }) => !answer.isRefused,
  );
};

const exportShape = z.object({ state: z.string(), downloadUrl: z.string().nullable(), expiresAt: z.string().nullable() });

/** Asks for a copy and waits until it is ready. */
export const readyExport = async (academy: Graph, account: Pick<Account, 'accessToken'>, timeoutMs = 20_000) => {
  const shape = z.object({ dataExport: z.object({ id: z.string(), state: z.string() }) });
  const { dataExport: begun } = await answerOf(academy, account, {
    field: 'requestDataExport',
    input: { password },
    selection: 'dataExport { id state }',
    shape,
  });
  const ready = await eventually(
    () =>
      dataOf(academy.graphUrl, z.object({ dataExport: exportShape }), {
        query: 'query ($id: ID!) { dataExport(id: $id) { state downloadUrl expiresAt } }',
        variables: { id: begun.id },
        accessToken: account.accessToken,
      }),
    ({ dataExport }) => dataExport.state === 'SUCCEEDED',
    timeoutMs,
  );
  return { id: begun.id, ...ready.dataExport };
};

const collectionsSchema = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
export type Archive = { readme: string; text: string; files: Readonly<Record<SubgraphName, z.output<typeof collectionsSchema>>> };

export const unpacked = (bytes: Uint8Array): Archive => {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)]));
  const of = (name: string): string => {
    const text = files[name];
    if (text === undefined) throw new Error(`the archive has no ${name}`);
    return text;
  };
  const collections = (name: SubgraphName) => collectionsSchema.parse(JSON.parse(of(`${name}.json`)));
  if (Object.keys(files).length !== subgraphNames.length + 1) throw new Error(`unexpected files: ${Object.keys(files).join(', ')}`);
  return {
    readme: of('README.txt'),
    text: Object.values(files).join('\n'),
    files: forEachSubgraph(collections),
  };
};

export const download = async (url: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> => {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
};
