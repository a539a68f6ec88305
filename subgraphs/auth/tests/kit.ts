import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import { otherSubgraphs } from '#events/envelope.ts';
import type { AnyEnvelope, EventDraft } from '#events/envelope.ts';
import { manualClock } from '#shared/clock.ts';
import { deadlineIn } from '#shared/deadline.ts';
import { neverCrash } from '#shared/crashPoint.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { createInProcessTransport } from '#shared/events/inProcessTransport.ts';
import type { Receive } from '#shared/events/transport.ts';
import { faultCodeOf } from '#shared/graphql/formatFault.ts';
import { createInProcessHost } from '#shared/hosting/inProcessHost.ts';
import { newId } from '#shared/ids.ts';
import { createMemoryLimitStore } from '#shared/limits/memoryLimitStore.ts';
import type { LimitStore } from '#shared/limits/limitStore.ts';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import type { ResponseMetadata } from '#shared/responseMetadata.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { anonymous } from '#shared/viewer.ts';
import type { Caller, Role, SignedIn, Viewer } from '#shared/viewer.ts';
import { createAuthSubgraph } from '../subgraph.ts';
import type { AuthConfig } from '../subgraph.ts';
import type { AuthLimits } from '../src/limits/authLimits.ts';

export const authSecret = 'kV7q-9wLz4T_pX2mR8sYb6HdN3cJ5fGa';
export const goodPassword = 'Hirondelle42';

/** What .env.example says, and what runs unless an operator says otherwise. */
export const defaultLimits: AuthLimits = {
  signInFailuresPerIp: 5,
  signInFailuresPerAccount: 10,
  signInBurst: 3,
  passwordCheckFailuresPerSession: 5,
  passwordCheckFailuresPerAccount: 30,
  registrationsPerIp: 20,
  linkFailuresPerIp: 30,
  resetRequestsPerIp: 30,
  signInFailuresPerDevice: 10,
  passwordChecksPerAccount: 30,
  passwordChecksPerIp: 120,
  emailChangesPerAccount: 5,
  emailChangesPerIp: 20,
  verificationMailsPerAccount: 10,
  verificationMailsPerIp: 30,
  mailsPerAddress: 10,
};
/** Out of the way of what is not about them: most tests let no time pass. */
const wideLimits: AuthLimits = {
  signInFailuresPerIp: 10_000,
  signInFailuresPerAccount: 10_000,
  signInBurst: 10_000,
  passwordCheckFailuresPerSession: 10_000,
  passwordCheckFailuresPerAccount: 10_000,
  registrationsPerIp: 10_000,
  linkFailuresPerIp: 10_000,
  resetRequestsPerIp: 10_000,
  signInFailuresPerDevice: 10_000,
  passwordChecksPerAccount: 10_000,
  passwordChecksPerIp: 10_000,
  emailChangesPerAccount: 10_000,
  emailChangesPerIp: 10_000,
  verificationMailsPerAccount: 10_000,
  verificationMailsPerIp: 10_000,
  mailsPerAddress: 10_000,
};

export const config: AuthConfig = {
  issuer: 'har-test',
  audience: 'har-graph',
  authSecret,
  publicUrl: 'https://har.example',
  // Nobody listens on the discard port: mail that cannot leave disturbs nothing.
  smtpUrl: 'smtp://127.0.0.1:9',
  mailFrom: 'HAR Academy <bonjour@har.example>',
  accessTokenLifetimeSeconds: 900,
  limits: wideLimits,
  geoipDatabase: null,
};

export const row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof row>;

export type Asking = {
  viewer?: Viewer;
  refreshCookie?: string | null;
  deviceCookie?: string | null;
  locale?: 'fr' | 'en';
  userAgent?: string;
  ip?: string | null;
};
export type Answer = { data: Row; errors: string[]; metadata: ResponseMetadata };

/** What a test reads of an answer or a stored row, by path; undefined where there is nothing. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Object.entries(inner).find(([name]) => name === String(key))?.[1] : undefined,
    value,
  );
export const textAt = (value: unknown, ...path: (string | number)[]): string => z.string().parse(at(value, ...path));

export const newDatabase = () => `auth_${randomBytes(6).toString('hex')}`;

/** The auth subgraph on a database of its own, its clock standing still until it is moved. A second one may share the database. */
export const startAuth = async ({
  database = newDatabase(),
  clock = manualClock(new Date()),
  reachPoint = neverCrash,
  limitStore = createMemoryLimitStore({ clock }),
  mongoUri = inject('mongoUri'),
  ...changes
}: Partial<AuthConfig> & {
  database?: string;
  clock?: ReturnType<typeof manualClock>;
  reachPoint?: ReachPoint;
  limitStore?: LimitStore;
  mongoUri?: string;
} = {}) => {
  const lines: Row[] = [];
  const log = createLogger({
    service: 'auth',
    level: 'info',
    destination: { write: (line: string) => void lines.push(row.parse(JSON.parse(line))) },
  });
  // The driver tells of its commands, for the tests that count them.
  const uri = new URL(mongoUri);
  uri.searchParams.set('monitorCommands', 'true');
  const mongo = connectMongo({ uri: uri.href, database, log });
  await mongo.untilReady();
  let stop = () => Promise.resolve();
  onTestFinished(async () => {
    await stop();
    await mongo.connection.dropDatabase();
    await mongo.connection.getClient().db(`${database}_tombstones`).dropDatabase();
    await mongo.close();
  });
  const transport = createInProcessTransport();
  const received: AnyEnvelope[] = [];
  for (const subgraph of otherSubgraphs) {
    const receive = (envelope: AnyEnvelope) => {
      if (!received.some(({ id }) => id === envelope.id)) received.push(envelope);
      return Promise.resolve('processed' as const);
    };
    transport.register({ subgraph, receive });
  }
  let receive: Receive = () => Promise.reject(new Error('the subgraph opened no transport'));
  const openTransport: Parameters<typeof createAuthSubgraph>[0]['openTransport'] = (end) => {
    receive = end.receive;
    transport.register(end);
    return transport;
  };
  const subgraph = createAuthSubgraph({
    connection: mongo.connection,
    openTransport,
    limitStore,
    clock,
    log,
    reachPoint,
    config: { ...config, ...changes },
  });
  stop = () => subgraph.stop();
  await subgraph.start();

  const host = createInProcessHost({ subgraph, log });
  const ask = async (
    query: string,
    variables: Record<string, unknown> = {},
    { viewer = anonymous, refreshCookie = null, deviceCookie = null, locale = 'fr', userAgent = 'vitest', ip = '127.0.0.1' }: Asking = {},
  ): Promise<Answer> => {
    const caller: Caller = {
      viewer,
      locale,
      requestId: newId('req'),
      deadline: deadlineIn(280_000),
      client: { ip, userAgent },
      refreshCookie,
      deviceCookie,
    };
    const { result, metadata } = await host.execute({ query, variables, operationName: null }, caller);
    return {
      data: row.parse(JSON.parse(JSON.stringify(result.data ?? {}))),
      errors: (result.errors ?? []).map((error) => faultCodeOf(error)),
      metadata,
    };
  };
  const rows = async (collection: string): Promise<Row[]> =>
    (await mongo.connection.collection(collection).find().sort({ _id: 1 }).toArray()).map((document) => row.parse(document));
  const verifier = createAccessTokenVerifier({ keys: subgraph.wiring.publicKeys, issuer: config.issuer, audience: config.audience, clock });
  const viewerOf = async (accessToken: string): Promise<SignedIn> => {
    const verified = await verifier.verify(accessToken);
    if (!verified.ok) throw new Error(verified.errors[0]);
    return verified.value.viewer;
  };
  /** An event of another subgraph's, straight to this one's inbox. */
  const hear = async (draft: EventDraft, { eventId = newId('evt') } = {}): Promise<void> => {
    const envelope: AnyEnvelope = {
      ...draft,
      id: eventId,
      recordedAt: draft.occurredAt,
      actor: { kind: 'system', name: 'test' },
      traceparent: null,
      requestId: null,
    };
    await receive(envelope);
  };
  return {
    subgraph,
    connection: mongo.connection,
    database,
    clock,
    lines,
    received,
    ask,
    rows,
    verifier,
    viewerOf,
    hear,
    receive: (event: AnyEnvelope) => receive(event),
  };
};
export type Auth = Awaited<ReturnType<typeof startAuth>>;

export const registerUser = `mutation ($input: RegisterUserInput!) {
  registerUser(input: $input) {
    user { id email isEmailVerified firstName lastName roles status locale createdAt updatedAt lastLoginAt profile { id slug displayName } sessions { id deviceName userAgent createdAt lastUsedAt isCurrent } }
    tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    userErrors { __typename ... on UserError { code message path } ... on WeakPasswordError { minLength suggestions } ... on RateLimitedError { retryAfterSeconds } }
  }
}`;
export const login = `mutation ($input: LoginInput!) {
  login(input: $input) {
    user { id email lastLoginAt sessions { id deviceName userAgent isCurrent } }
    tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    userErrors { __typename ... on UserError { code message path } ... on RateLimitedError { retryAfterSeconds } }
  }
}`;
/** As login, with the proof of the device. */
export const loginFromDevice = `mutation ($input: LoginInput!) {
  login(input: $input) { deviceToken tokens { accessToken } userErrors { ... on UserError { code } } }
}`;
export const refreshTokens = `mutation ($input: RefreshTokensInput!) {
  refreshTokens(input: $input) {
    tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    userErrors { __typename ... on UserError { code message path } }
  }
}`;
export const logout = `mutation ($input: LogoutInput!) {
  logout(input: $input) { revokedSessionCount userErrors { __typename ... on UserError { code message path } } }
}`;
export const verifyEmail = `mutation ($input: VerifyEmailInput!) {
  verifyEmail(input: $input) { accepted userErrors { __typename ... on UserError { code message path } ... on RateLimitedError { retryAfterSeconds } } }
}`;
export const requestPasswordReset = `mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { accepted userErrors { __typename ... on UserError { code message path } ... on RateLimitedError { retryAfterSeconds } } }
}`;
export const resetPassword = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) { accepted userErrors { __typename ... on UserError { code message path } ... on WeakPasswordError { suggestions } } }
}`;
export const changePassword = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { user { id sessions { id isCurrent } } userErrors { __typename ... on UserError { code message path } ... on WeakPasswordError { suggestions } } }
}`;
export const changeEmail = `mutation ($input: ChangeEmailInput!) {
  changeEmail(input: $input) { accepted userErrors { __typename ... on UserError { code message path } ... on RateLimitedError { retryAfterSeconds } } }
}`;
export const resendVerificationEmail = `mutation {
  resendVerificationEmail { accepted userErrors { __typename ... on UserError { code message path } ... on RateLimitedError { retryAfterSeconds } } }
}`;
export const revokeSession = `mutation ($input: RevokeSessionInput!) {
  revokeSession(input: $input) { user { id sessions { id } } userErrors { __typename ... on UserError { code message path } } }
}`;
const ownSide = `user { id firstName lastName roles instructorVerification locale timeZone interests
  profile { slug displayName avatarUrl headline bio links { kind url } instructor { expertiseTags isVerified } } }`;
export const updateProfile = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { ${ownSide} userErrors { __typename ... on UserError { code message path } } }
}`;
export const becomeInstructor = `mutation ($input: BecomeInstructorInput!) {
  becomeInstructor(input: $input) { ${ownSide} userErrors { __typename ... on UserError { code message path } } }
}`;

export const camille = { email: 'camille@moreau.example', password: goodPassword, firstName: 'Camille', lastName: 'Moreau' };

export type Person = { userId: string; viewer: SignedIn; accessToken: string; refreshToken: string };

/** An account, signed in. */
export const given = async (auth: Auth, changes: Partial<typeof camille> & { accountType?: string } = {}): Promise<Person> => {
  const { data } = await auth.ask(registerUser, { input: { ...camille, ...changes } });
  const answer = at(data, 'registerUser');
  const accessToken = textAt(answer, 'tokens', 'accessToken');
  return {
    userId: textAt(answer, 'user', 'id'),
    viewer: await auth.viewerOf(accessToken),
    accessToken,
    refreshToken: textAt(answer, 'tokens', 'refreshToken'),
  };
};

/** As if everybody had opened the mailed link. */
export const confirmAddresses = async (auth: Auth): Promise<void> => {
  await auth.connection.collection('users').updateMany({}, { $set: { emailVerifiedAt: auth.clock.now() } });
};

/** Another sign-in of the same person. */
export const signInAgain = async (auth: Auth, { email = camille.email, password = goodPassword, userAgent = 'vitest' } = {}) => {
  const { data } = await auth.ask(login, { input: { email, password } }, { userAgent });
  const accessToken = textAt(data, 'login', 'tokens', 'accessToken');
  return {
    viewer: await auth.viewerOf(accessToken),
    accessToken,
    refreshToken: textAt(data, 'login', 'tokens', 'refreshToken'),
  };
};
/** The code of a sign-in's refusal, or ok. */
export const signInCode = async (auth: Auth, { email = camille.email, password = goodPassword } = {}) =>
  at((await auth.ask(login, { input: { email, password } })).data, 'login', 'userErrors', 0, 'code') ?? 'ok';
export const refreshCode = async (auth: Auth, refreshToken: string) =>
  at((await auth.ask(refreshTokens, { input: { refreshToken } })).data, 'refreshTokens', 'userErrors', 0, 'code') ?? 'ok';
/** What every process will refuse once it has heard of it. */
export const revokedAmong = async (auth: Auth, viewers: readonly SignedIn[]): Promise<boolean[]> => {
  const list = createRevocationList({
    source: auth.subgraph.wiring.revocations,
    clock: auth.clock,
    maxAgeSeconds: null,
    log: createLogger({ service: 'test', level: 'silent' }),
  });
  await list.refresh();
  return viewers.map((viewer) => list.isRevoked(viewer));
};

const somebody = (userId: string, roles: readonly Role[]): SignedIn => ({
  kind: 'user',
  userId,
  sessionId: `ses_of_${userId}`,
  roles,
  issuedAt: new Date(),
  authenticatedAt: new Date(),
});

/** Everybody who may ask about the account of `owner`, a learner. */
export const callersBeside = (): Record<string, Viewer> => ({
  anonymous,
  'other learner': somebody('usr_other', ['LEARNER']),
  instructor: somebody('usr_teacher', ['LEARNER', 'INSTRUCTOR']),
  'other instructor': somebody('usr_teacher2', ['LEARNER', 'INSTRUCTOR']),
});
export const adminViewer = somebody('usr_admin', ['LEARNER', 'ADMIN']);
