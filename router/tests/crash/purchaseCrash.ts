import { z } from 'zod';
import { ask, dataOf, eventually } from '../story/graphClient.ts';
import { createCrashingProcess } from './crashingProcess.ts';

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
  /** False for a step that the purchase does not reach. */
  wasKilled: boolean;
  /** Once things have settled, before anybody tries again. */
  afterRestart: { charges: number; isEntitled: boolean; isEnrolled: boolean };
  /** The learner presses the button again, with the same key. */
  afterRetry: { charges: number; isEntitled: boolean; isEnrolled: boolean };
};

const settledWithinMs = 30_000;
const trapOf = (step: string) => ({ NODE_OPTIONS: `--import=${new URL('./purchaseTrap.ts', import.meta.url).href}`, KILL_AT_STEP: step });

/** Purchases in a process that is killed at a step of them: its number or its name. */
export const createCrashingAcademy = async () => {
  const { graph, start, startTrapped, newLearner, close } = await createCrashingProcess({ trapOf });

  const chargeCount = async (stripeUrl: string): Promise<number> =>
    stripeSchema.parse(await (await fetch(`${stripeUrl}/test/state`)).json()).chargesSucceeded;

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
      const { accessToken } = await newLearner();
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
    close,
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
