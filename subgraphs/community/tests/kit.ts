import { z } from 'zod';
import { coursePublished, enrollmentCompleted, enrollmentCreated } from '#events/course.ts';
import { transactionSettled } from '#events/payment.ts';
import { accountDraft } from '#events/tests/accountDraft.ts';
import { testNow } from '#shared/tests/kit/callers.ts';
import { startSubgraph } from '#shared/tests/kit/startSubgraph.ts';
import type { Answer } from '#shared/tests/kit/startSubgraph.ts';
import { collections, createCommunitySubgraph } from '../subgraph.ts';

/** The subgraph, and the reads that its queries cost. */
export const startCommunity = async () => {
  const started = await startSubgraph('community', createCommunitySubgraph);
  const { connection } = started;

  /** The reads of the subgraph's collections while `work` runs, as the server's profile holds them. */
  const readsDuring = async (work: () => Promise<unknown>): Promise<readonly { query: string; rowsRead: number }[]> => {
    const { db } = connection;
    if (!db) throw new Error('the test database is not connected');
    await db.command({ profile: 2 });
    await work();
    await db.command({ profile: 0 });
    const entries = await db
      .collection<{ ns: string; command: Record<string, unknown>; docsExamined?: number }>('system.profile')
      .find({ ns: { $in: Object.values(collections).map(({ name }) => `${connection.name}.${name}`) } })
      .sort({ $natural: 1 })
      .toArray();
    await db.dropCollection('system.profile');
    return entries.map(({ ns, command, docsExamined = 0 }) => ({
      query: `${Object.keys(command)[0] ?? ''} ${ns.slice(connection.name.length + 1)}`,
      rowsRead: docsExamined,
    }));
  };

  return { ...started, readsDuring };
};
export type Community = Awaited<ReturnType<typeof startCommunity>>;

/** Minutes after the start of the tests' day. */
export const at = (minutes: number): Date => new Date(testNow.getTime() + minutes * 60_000);

type Happened = { when?: Date; sequence?: number };

export const registered = ({ userId = 'usr_learner', when = testNow, sequence = 1 }: Happened & { userId?: string } = {}) =>
  accountDraft({ userId, when, sequence });

type EnrollmentFacts = Happened & { enrollmentId?: string; learnerId?: string; courseId?: string; title?: string; slug?: string };
const enrollmentPayload = ({
  enrollmentId = 'enr_1',
  learnerId = 'usr_learner',
  courseId = 'crs_1',
  title = 'Python pour débuter',
  slug = 'python-pour-debuter',
  when = testNow,
}: EnrollmentFacts) => ({
  enrollmentId,
  learnerId,
  courseId,
  courseTitle: title,
  courseSlug: slug,
  origin: 'FREE' as const,
  planTier: null,
  enrolledAt: when.toISOString(),
});

export const enrolled = (facts: EnrollmentFacts = {}) => {
  const payload = { ...enrollmentPayload(facts), status: 'ACTIVE' as const, completedAt: null };
  const { when: occurredAt = testNow, sequence = 1 } = facts;
  return enrollmentCreated.draft({ aggregateId: payload.enrollmentId, sequence, occurredAt, payload });
};

export const completed = (facts: EnrollmentFacts = {}) => {
  const { when: occurredAt = testNow, sequence = 2 } = facts;
  const payload = { ...enrollmentPayload(facts), status: 'COMPLETED' as const, completedAt: occurredAt.toISOString() };
  return enrollmentCompleted.draft({ aggregateId: payload.enrollmentId, sequence, occurredAt, payload });
};

export const published = ({
  courseId = 'crs_1',
  title = 'Python, les bases',
  slug = 'python-les-bases',
  when = testNow,
  sequence = 3,
}: Happened & { courseId?: string; title?: string; slug?: string } = {}) =>
  coursePublished.draft({
    aggregateId: courseId,
    sequence,
    occurredAt: when,
    payload: {
      courseId,
      ownerId: 'usr_instructor',
      title,
      subtitle: null,
      slug,
      language: 'fr',
      level: 'BEGINNER',
      categoryId: null,
      stack: [],
      keywords: [],
      description: null,
      publishedAt: when.toISOString(),
    },
  });

export const settled = ({
  transactionId = 'txn_1',
  buyerId = 'usr_learner',
  courseId = null,
  status = 'COMPLETED',
  total = { amountMinor: 4_900, currency: 'EUR' },
  failureCode = null,
  when = testNow,
  sequence = 2,
}: Happened & {
  transactionId?: string;
  buyerId?: string;
  courseId?: string | null;
  status?: 'COMPLETED' | 'FAILED' | 'CANCELED';
  total?: { amountMinor: number; currency: string };
  failureCode?: string | null;
} = {}) =>
  transactionSettled.draft({
    aggregateId: transactionId,
    sequence,
    occurredAt: when,
    payload: {
      transactionId,
      buyerId,
      courseId,
      description: 'Formule Pro',
      status,
      total,
      failureCode,
      settledAt: when.toISOString(),
    },
  });

/** An account as the router asks for it. */
export const user = (id = 'usr_learner') => ({ __typename: 'User', id });

/** Notifications of accounts, through the graph. */
export const notificationsOf = `query ($of: [_Any!]!, $filter: NotificationFilterInput, $first: Int, $after: String) {
  _entities(representations: $of) {
    ... on User {
      notifications(filter: $filter, first: $first, after: $after) { nodes { id title createdAt } pageInfo { hasNextPage hasPreviousPage endCursor } }
    }
  }
}`;

const idsSchema = z.object({
  _entities: z.array(
    z.object({
      notifications: z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: z.object({ endCursor: z.string().nullable() }) }),
    }),
  ),
});

/** The first page's ids and its end, as the owner's answer has them. */
export const pageOf = ({ data }: Answer): { ids: readonly string[]; endCursor: string | null } => {
  const { nodes, pageInfo } = idsSchema.parse(data)._entities[0]?.notifications ?? { nodes: [], pageInfo: { endCursor: null } };
  return { ids: nodes.map(({ id }) => id), endCursor: pageInfo.endCursor };
};
