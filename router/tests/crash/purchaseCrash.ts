import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../../../local/freePort.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import type { ServiceProcess } from '../processes/serviceProcess.ts';
import { ask, dataOf, eventually } from '../story/graphClient.ts';

const accountSchema = z.object({ registerUser: z.object({ tokens: z.object({ accessToken: z.string() }) }) });
const mailsSchema = z.array(z.object({ links: z.array(z.object({ token: z.string().nullable() })) }));
const coursesSchema = z.object({
  courses: z.object({ nodes: z.array(z.object({ id: z.string(), isFree: z.boolean(), pricingModel: z.string() })) }),
});
const standingSchema = z.object({
  me: z.object({ transactions: z.object({ nodes: z.array(z.object({ status: z.string() })) }) }),
  course: z.object({
    viewerEnrollment: z.object({ status: z.string() }).nullable(),
    viewerEntitlement: z.object({ id: z.string() }).nullable(),
  }),
});
const stripeSchema = z.object({ chargesSucceeded: z.number() });

export type CrashOutcome = {
  point: string;
  /** False for points that a plain purchase does not come by. */
  wasKilled: boolean;
  /** Once things have settled, before anybody tries again. */
  afterRestart: { charges: number; isEntitled: boolean; isEnrolled: boolean };
  /** The learner presses the button again, with the same key. */
  afterRetry: { charges: number; isEntitled: boolean; isEnrolled: boolean };
};

const settledWithinMs = 30_000;
// Longer than a lease of the webhook worker and of the sweeper.
const leftoversMs = 8_000;

/** The all-in-one process on data of its own, killed at a point of a purchase and started again, as often as asked. */
export const createCrashingAcademy = async () => {
  const stack = createStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'har-crash-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const graph = `${url}/graphql`;

  const start = async (crashAt: string | null): Promise<{ academy: ServiceProcess; stripeUrl: string }> => {
    const env = {
      NODE_ENV: 'test',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...(crashAt === null ? {} : { CRASH_AT: crashAt }),
    };
    const academy = stack.use(startProcess({ script: 'local/start.ts', env }));
    await academy.says(/^ready in/m, 120_000);
    const [, stripeUrl = ''] = await academy.says(/stripe\s+(http\S+)/);
    return { academy, stripeUrl };
  };

  /** What an earlier kill left to be done may come by the point before anybody buys anything: that is done first, without the trap. */
  const startTrapped = async (crashAt: string, attempts = 3): Promise<Awaited<ReturnType<typeof start>>> => {
    try {
      return await start(crashAt);
    } catch (error) {
      if (attempts === 0) throw error;
      const { academy } = await start(null);
      await new Promise((resolve) => setTimeout(resolve, leftoversMs));
      await academy.stop();
      return startTrapped(crashAt, attempts - 1);
    }
  };

  const chargeCount = async (stripeUrl: string): Promise<number> =>
    stripeSchema.parse(await (await fetch(`${stripeUrl}/test/state`)).json()).chargesSucceeded;

  const newLearner = async (): Promise<string> => {
    const email = `crash-${String(Date.now())}@crash.example`;
    const { registerUser } = await dataOf(graph, accountSchema, {
      query: 'mutation R($i: RegisterUserInput!) { registerUser(input: $i) { tokens { accessToken } } }',
      variables: { i: { email, password: 'une phrase bien assez longue', firstName: 'Léa', lastName: 'Crash' } },
    });
    const mails = await eventually(
      async () => mailsSchema.parse(await (await fetch(`${url}/local/mailbox?to=${email}`)).json()),
      (list) => list.length > 0,
    );
    await dataOf(graph, z.object({ verifyEmail: z.object({ accepted: z.literal(true) }) }), {
      query: 'mutation V($i: VerifyEmailInput!) { verifyEmail(input: $i) { accepted } }',
      variables: { i: { token: mails[0]?.links.find(({ token }) => token !== null)?.token } },
    });
    return registerUser.tokens.accessToken;
  };

  const purchase = ({ accessToken, courseId, idempotencyKey }: { accessToken: string; courseId: string; idempotencyKey: string }) =>
    ask(graph, {
      query: 'mutation P($i: PurchaseCourseInput!) { purchaseCourse(input: $i) { transaction { id status } userErrors { __typename } } }',
      variables: { i: { courseId, idempotencyKey, payment: { paymentMethodId: 'pm_card_visa' } } },
      accessToken,
    });

  const standing = async ({ accessToken, courseId }: { accessToken: string; courseId: string }) =>
    dataOf(graph, standingSchema, {
      query:
        'query S($id: ID!) { me { transactions { nodes { status } } } course(id: $id) { viewerEnrollment { status } viewerEntitlement { id } } }',
      variables: { id: courseId },
      accessToken,
    });
  type Standing = Awaited<ReturnType<typeof standing>>;
  const isOpen = ({ me }: Standing): boolean =>
    me.transactions.nodes.some(({ status }) => !['COMPLETED', 'FAILED', 'CANCELED'].includes(status));
  const isAtRest = (seen: Standing): boolean =>
    !isOpen(seen) && (seen.course.viewerEntitlement === null) === (seen.course.viewerEnrollment === null);
  const facts = (seen: Standing, charges: number) => ({
    charges,
    isEntitled: seen.course.viewerEntitlement !== null,
    isEnrolled: seen.course.viewerEnrollment !== null,
  });

  return {
    /** One learner, one purchase, one kill -9 at `point`. */
    crashAt: async (point: string): Promise<CrashOutcome> => {
      const { academy, stripeUrl } = await startTrapped(point);
      const accessToken = await newLearner();
      const { courses } = await dataOf(graph, coursesSchema, { query: '{ courses(first: 20) { nodes { id isFree pricingModel } } }' });
      const courseId = courses.nodes.find(({ isFree, pricingModel }) => !isFree && pricingModel === 'ONE_TIME')?.id ?? '';
      const before = await chargeCount(stripeUrl);
      const idempotencyKey = `crash-${point}`;
      await purchase({ accessToken, courseId, idempotencyKey }).catch(() => null);
      // Webhooks and sweeps come a little later than the answer.
      const ended = await Promise.race([academy.exited, new Promise<null>((resolve) => setTimeout(() => resolve(null), 2_000))]);
      const wasKilled = ended?.signal === 'SIGKILL';
      if (!wasKilled) await academy.stop();

      const again = await start(null);
      const look = () => standing({ accessToken, courseId });
      const rested = await eventually(look, isAtRest, settledWithinMs);
      const afterRestart = facts(rested, (await chargeCount(again.stripeUrl)) - before);
      await purchase({ accessToken, courseId, idempotencyKey });
      const retried = await eventually(look, (seen) => isAtRest(seen) && seen.course.viewerEnrollment !== null, settledWithinMs);
      const afterRetry = facts(retried, (await chargeCount(again.stripeUrl)) - before);
      await again.academy.stop();
      return { point, wasKilled, afterRestart, afterRetry };
    },
    close: () => stack.close(),
  };
};

/** What is wrong with an outcome; nothing when it was charged exactly when it was enrolled. */
export const brokenPromises = ({ point, afterRestart, afterRetry }: CrashOutcome): string[] => {
  const restartCharges = afterRestart.isEnrolled ? 1 : 0;
  return [
    ...(afterRestart.charges !== restartCharges || afterRestart.isEntitled !== afterRestart.isEnrolled
      ? [`${point}: at rest ${JSON.stringify(afterRestart)}`]
      : []),
    ...(afterRetry.charges !== 1 || !afterRetry.isEnrolled || !afterRetry.isEntitled
      ? [`${point}: after a retry ${JSON.stringify(afterRetry)}`]
      : []),
  ];
};
