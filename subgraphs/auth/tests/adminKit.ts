import { z } from 'zod';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import type { Locale, SignedIn, Viewer } from '#shared/viewer.ts';
import { goodPassword, signInAgain, startAuth, strangers } from './kit.ts';
import type { Auth, Row } from './kit.ts';

export const reason = 'Signalé trois fois.';

/** An account created by the operator, then signed in. */
export const createAdmin = async (auth: Auth, email = 'admin@moreau.example'): Promise<{ userId: string; viewer: SignedIn }> => {
  const names = { firstName: 'Nadia', lastName: 'Benali' };
  const ensured = await auth.subgraph.wiring.accounts.ensureAccount({
    ...names,
    ...{ email, password: goodPassword, roles: ['LEARNER', 'ADMIN'], locale: 'fr' },
  });
  if (!ensured.ok) throw new Error('the admin was refused');
  const { viewer } = await signInAgain(auth, { email });
  return { userId: viewer.userId, viewer };
};

export const startWithAdmin = async (options: Parameters<typeof startAuth>[0] = {}) => {
  const auth = await startAuth(options);
  return { auth, admin: await createAdmin(auth) };
};

/** The answer of a document with one mutation. */
export const act = async (auth: Auth, document: string, input: Record<string, unknown>, as: CallerKind | Viewer, locale: Locale = 'fr') => {
  const { data, codes } = await auth.ask(as, document, { input }, { locale });
  const answer: unknown = Object.values(data ?? {})[0];
  return { codes, answer, problem: at(answer, 'userErrors.0'), code: at(answer, 'userErrors.0.code') ?? codes[0] ?? 'ok' };
};

/** All rows that an administrator's mutation may change. A refusal leaves them unchanged. */
export const storedState = async (auth: Auth) => ({
  users: await auth.rowsOf('users'),
  profiles: await auth.rowsOf('profiles'),
  revocations: await auth.rowsOf('revocations'),
  outbox: (await auth.rowsOf('outbox')).map(({ _id }) => _id),
  auditLog: await auditRows(auth),
});

/** Every caller without the admin role, and the code of the refusal. */
export const refusedCallers = (owner: SignedIn): [name: string, as: CallerKind | Viewer, code: string][] => [
  ...strangers.map((kind): [string, CallerKind, string] => [kind, kind, kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN']),
  ['owner', owner, 'FORBIDDEN'],
];

/** The rows of the audit log, each with its reason, which is stored apart. */
export const auditRows = async (auth: Auth): Promise<Row[]> => {
  const reasons = new Map((await auth.rowsOf('auditReasons')).map((row) => [row['_id'], row['reason']]));
  return (await auth.rowsOf('auditLog')).map((row) => {
    const details = z.record(z.string(), z.unknown()).parse(row['details']);
    // The reason is deleted with the account. The entry stays.
    if ('reason' in details) throw new Error('the entry itself holds the reason');
    const reason = reasons.get(row['_id']) ?? null;
    return { ...row, details: reason === null ? details : { reason, ...details } };
  });
};

const stagesOf = (plan: unknown): string[] => {
  if (Array.isArray(plan)) return plan.flatMap(stagesOf);
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([key, inner]: [string, unknown]) => (key === 'stage' ? [String(inner)] : stagesOf(inner)));
};
/** The stages of the query plan of each find that `work` sends to a collection, newest rows first. */
export const plansOf = async ({ connection }: Auth, collection: string, work: () => Promise<unknown>): Promise<string[][]> => {
  const filters: Record<string, unknown>[] = [];
  const record = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (commandName === 'find' && command['find'] === collection) filters.push(z.record(z.string(), z.unknown()).parse(command['filter']));
  };
  connection.getClient().on('commandStarted', record);
  await work();
  connection.getClient().off('commandStarted', record);
  return Promise.all(
    filters.map(async (filter) => {
      const plan = await connection.collection(collection).find(filter).sort({ createdAt: -1, _id: -1 }).limit(21).explain('queryPlanner');
      return [...new Set(stagesOf(at(plan, 'queryPlanner.winningPlan')))];
    }),
  );
};
