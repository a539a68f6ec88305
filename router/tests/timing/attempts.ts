import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Agent } from 'node:http';
import { mongo } from 'mongoose';
import type { TestAcademy } from '../kit/academy.ts';
import { ask } from '../story/graphClient.ts';

export type Question = 'login' | 'reset';
export type Timed = { ms: number; status: number; headers: string; body: string };

const password = 'une phrase bien assez longue';
const wrongPassword = 'une phrase tout aussi longue';
const signIn = `mutation SignIn($input: LoginInput!) {
  login(input: $input) { user { id } tokens { accessToken } userErrors { __typename ... on UserError { code message path } } }
}`;
const questions: Record<Question, { query: string; input: (email: string) => Record<string, string> }> = {
  login: { query: signIn, input: (email) => ({ email, password: wrongPassword }) },
  reset: {
    query: `mutation Reset($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) { accepted userErrors { __typename ... on UserError { code message path } } }
    }`,
    input: (email) => ({ email }),
  },
};

// Different with every answer, whatever was asked: their length must not be.
const varying = new Set(['date', 'x-request-id']);
const readable = (headers: readonly string[]): string => {
  const lines: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    const [name = '', value = ''] = headers.slice(index, index + 2);
    lines.push(`${name}: ${varying.has(name.toLowerCase()) ? `${String(value.length)} characters` : value}`);
  }
  return lines.join('\n');
};

/** An address that looks like all the others, so that no length tells anything. */
export const newAddress = (): string => `p${randomBytes(6).toString('hex')}@timing.example`;

/** Each attempt comes from a different address, as from a botnet, so that no limit by address applies. */
const clientIps = (function* () {
  for (let index = 1; ; index += 1) yield `10.${String((index >> 16) & 255)}.${String((index >> 8) & 255)}.${String(index & 255)}`;
})();

/** One request on a connection that is open already, from its first byte to the answer's last. */
export const attempt = ({
  url,
  agent,
  question,
  email,
}: {
  url: string;
  agent: Agent;
  question: Question;
  email: string;
}): Promise<Timed> => {
  const { query, input } = questions[question];
  const body = JSON.stringify({ query, variables: { input: input(email) } });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': clientIps.next().value,
  };
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - startedAt;
        resolve({ ms, status: response.statusCode ?? 0, headers: readable(response.rawHeaders), body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
};

type UserRow = { _id: string; emailVerifiedAt: Date | null; status: string };

/**
 * Accounts of all shapes, a quarter each: verified; not verified; suspended, which is said to nobody without the password; and with ten open
 * sessions.
 */
export const givenAccounts = async ({
  academy,
  mongoUri,
  count,
}: {
  academy: TestAcademy;
  mongoUri: string;
  count: number;
}): Promise<string[]> => {
  const client = await new mongo.MongoClient(mongoUri).connect();
  try {
    const users = client.db(`${academy.databasePrefix}_auth`).collection<UserRow>('users');
    const emails: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const email = newAddress();
      emails.push(email);
      const ensured = await academy.subgraphs.auth.wiring.accounts.ensureAccount({
        email,
        password,
        firstName: 'Nour',
        lastName: 'Essai',
        roles: ['LEARNER'],
        locale: 'fr',
      });
      if (!ensured.ok) throw new Error('an account could not be made');
      const { userId } = ensured.value;
      if (index % 4 === 1) await users.updateOne({ _id: userId }, { $set: { emailVerifiedAt: null } });
      if (index % 4 === 2) await users.updateOne({ _id: userId }, { $set: { status: 'SUSPENDED' } });
      if (index % 4 === 3)
        for (let session = 0; session < 10; session += 1)
          await ask(academy.graphUrl, {
            query: signIn,
            variables: { input: { email, password } },
            headers: { 'x-forwarded-for': clientIps.next().value },
          });
    }
    return emails;
  } finally {
    await client.close();
  }
};
