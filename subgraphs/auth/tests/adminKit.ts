import { z } from 'zod';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import { at, callersBeside, goodPassword, signInAgain, startAuth } from './kit.ts';
import type { Auth, Row } from './kit.ts';

const problems = 'userErrors { __typename ... on UserError { code message path } }';
const account = 'user { id status roles instructorVerification profile { instructor { expertiseTags isVerified } } sessions { id } }';
export const suspendUser = `mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { ${account} ${problems} } }`;
export const reactivateUser = `mutation ($input: ReactivateUserInput!) { reactivateUser(input: $input) { ${account} ${problems} } }`;
export const setUserRoles = `mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { ${account} ${problems} } }`;
export const setInstructorVerification = `mutation ($input: SetInstructorVerificationInput!) {
  setInstructorVerification(input: $input) { profile { id instructor { expertiseTags isVerified } } ${problems} }
}`;
export const auditLog = `query ($filter: AuditEntryFilterInput, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
  nodes { id actor { id displayName } action subjectType subjectId details requestId createdAt } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
} }`;

export const reason = 'Signalé trois fois.';

/** An account made as the operator makes one, signed in. */
export const givenAdmin = async (auth: Auth, email = 'admin@moreau.example'): Promise<{ userId: string; viewer: SignedIn }> => {
  const ensured = await auth.subgraph.wiring.accounts.ensureAccount({
    email,
    password: goodPassword,
    firstName: 'Nadia',
    lastName: 'Benali',
    roles: ['LEARNER', 'ADMIN'],
    locale: 'fr',
  });
  if (!ensured.ok) throw new Error('the admin was refused');
  const { viewer } = await signInAgain(auth, { email });
  return { userId: viewer.userId, viewer };
};

export const startWithAdmin = async (options: { reachPoint?: ReachPoint } = {}) => {
  const auth = await startAuth(options);
  return { auth, admin: await givenAdmin(auth) };
};

/** One mutation's answer, its name aside. */
export const act = async (auth: Auth, document: string, input: Record<string, unknown>, viewer: Viewer, locale: 'fr' | 'en' = 'fr') => {
  const { data, errors } = await auth.ask(document, { input }, { viewer, locale });
  const answer = Object.values(data)[0];
  return { errors, answer, problem: at(answer, 'userErrors', 0), code: at(answer, 'userErrors', 0, 'code') ?? errors[0] ?? 'ok' };
};

/** Everything that is kept but the sign-ins: what a refusal leaves as it was. */
export const kept = async (auth: Auth) => ({
  users: await auth.rows('users'),
  profiles: await auth.rows('profiles'),
  revocations: await auth.rows('revocations'),
  outbox: (await auth.rows('outbox')).map(({ _id }) => _id),
  auditLog: await audited(auth),
});

/** Everybody whom no admin's field answers, and the code that they get. */
export const refusedCallers = (owner: SignedIn): [name: string, viewer: Viewer, code: string][] => {
  const viewers: Record<string, Viewer> = { ...callersBeside(), owner };
  return Object.entries(viewers).map(([name, viewer]) => [name, viewer, viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
};

/** The rows of the audit log as they are read, each with what was written of why. */
export const audited = async (auth: Auth): Promise<Row[]> => {
  const reasons = new Map((await auth.rows('auditReasons')).map((row) => [row['_id'], row['reason']]));
  return (await auth.rows('auditLog')).map((row) => {
    const details = z.record(z.string(), z.unknown()).parse(row['details']);
    // It has to go with the account, which an entry does not.
    if ('reason' in details) throw new Error('a reason stands in the entry itself');
    const reason = reasons.get(row['_id']) ?? null;
    return { ...row, details: reason === null ? details : { reason, ...details } };
  });
};

/** The names of what reading and writing cost, the events' own housekeeping aside. */
export const commandsOf = async (auth: Auth, work: () => Promise<unknown>): Promise<string[]> => {
  const commands: string[] = [];
  const client = auth.connection.getClient();
  const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    const collection = command[commandName];
    const isOwn = typeof collection === 'string' && ['users', 'profiles', 'sessions', 'auditLog', 'auditReasons'].includes(collection);
    if (isOwn) commands.push(`${commandName} ${collection}`);
  };
  client.on('commandStarted', note);
  try {
    await work();
  } finally {
    client.off('commandStarted', note);
  }
  return commands.sort();
};

/** How the database finds what `work` lists in a collection, newest first: the stages of the plans of its finds, from the top. */
export const plansOf = async (auth: Auth, collection: string, work: () => Promise<unknown>): Promise<string[][]> => {
  const asked: Record<string, unknown>[] = [];
  const client = auth.connection.getClient();
  const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (commandName === 'find' && command['find'] === collection) asked.push(z.record(z.string(), z.unknown()).parse(command['filter']));
  };
  client.on('commandStarted', note);
  try {
    await work();
  } finally {
    client.off('commandStarted', note);
  }
  const stagesOf = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(stagesOf);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => (key === 'stage' ? [String(inner)] : stagesOf(inner)));
  };
  return Promise.all(
    asked.map(async (filter) => {
      const plan = await auth.connection
        .collection(collection)
        .find(filter)
        .sort({ createdAt: -1, _id: -1 })
        .limit(21)
        .explain('queryPlanner');
      return [...new Set(stagesOf(at(plan, 'queryPlanner', 'winningPlan')))];
    }),
  );
};
