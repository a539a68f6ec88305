import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../../../local/freePort.ts';
import { createStack, startProcess } from '../processes/serviceProcess.ts';
import type { ServiceProcess } from '../processes/serviceProcess.ts';
import { dataOf, eventually } from '../story/graphClient.ts';

const accountSchema = z.object({
  registerUser: z.object({ user: z.object({ id: z.string() }), tokens: z.object({ accessToken: z.string() }) }),
});
const mailsSchema = z.array(z.object({ links: z.array(z.object({ token: z.string().nullable() })) }));

export const crashPassword = 'une phrase bien assez longue';
// Longer than a lease of the webhook worker and of the sweeper.
const leftoversMs = 8_000;

/** The all-in-one process on a separate data folder, killed at a point of its work and started again, as often as asked. `trapOf` sets the trap. */
export const createCrashingProcess = async ({
  trapOf = (point) => ({ CRASH_AT: point }),
}: { trapOf?: (point: string) => Record<string, string> } = {}) => {
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
      ...(crashAt === null ? {} : trapOf(crashAt)),
    };
    const academy = stack.use(startProcess({ script: 'local/start.ts', env }));
    await academy.says(/^ready in/m, 120_000);
    const [, stripeUrl = ''] = await academy.says(/stripe\s+(http\S+)/);
    return { academy, stripeUrl };
  };

  /** What an earlier kill left to be done may come by the point before anybody does anything: that is done first, without the trap. */
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

  const newLearner = async ({ firstName = 'Léa' } = {}): Promise<{ userId: string; email: string; accessToken: string }> => {
    const email = `crash-${String(Date.now())}@crash.example`;
    const { registerUser } = await dataOf(graph, accountSchema, {
      query: 'mutation R($i: RegisterUserInput!) { registerUser(input: $i) { user { id } tokens { accessToken } } }',
      variables: { i: { email, password: crashPassword, firstName, lastName: 'Crash' } },
    });
    const mails = await eventually(
      async () => mailsSchema.parse(await (await fetch(`${url}/local/mailbox?to=${email}`)).json()),
      (list) => list.length > 0,
    );
    await dataOf(graph, z.object({ verifyEmail: z.object({ accepted: z.literal(true) }) }), {
      query: 'mutation V($i: VerifyEmailInput!) { verifyEmail(input: $i) { accepted } }',
      variables: { i: { token: mails[0]?.links.find(({ token }) => token !== null)?.token } },
    });
    return { userId: registerUser.user.id, email, accessToken: registerUser.tokens.accessToken };
  };

  return { graph, dataDir, start, startTrapped, newLearner, close: () => stack.close() };
};
