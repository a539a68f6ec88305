import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#shared/clock.ts';
import type { ManualClock } from '#shared/clock.ts';
import { createLogger } from '#shared/log.ts';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { at, startSubgraph, textAt } from '#shared/tests/kit/startSubgraph.ts';
import type { Asking, StartOptions } from '#shared/tests/kit/startSubgraph.ts';
import { createAccessTokenVerifier } from '#shared/trust/accessToken.ts';
import { createRevocationList } from '#shared/trust/revocation.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import { createAuthSubgraph } from '../subgraph.ts';
import type { AuthConfig } from '../subgraph.ts';
import type { AuthLimits } from '../src/limits/authLimits.ts';
import { login, refreshTokens, registerUser } from './documents.ts';

export const authSecret = 'kV7q-9wLz4T_pX2mR8sYb6HdN3cJ5fGa';
export const goodPassword = 'Hirondelle42';
export const silentLog = createLogger({ service: 'test', level: 'silent' });

/** The limits of .env.example. */
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
/** High enough for tests of other things, whose clock stands still. */
const wideLimits = Object.fromEntries(Object.keys(defaultLimits).map((name) => [name, 10_000])) as AuthLimits;

export const config: AuthConfig = {
  issuer: 'har-test',
  audience: 'har-graph',
  authSecret,
  publicUrl: 'https://har.example',
  // The discard port has no listener, so mails stay in the queue.
  smtpUrl: 'smtp://127.0.0.1:9',
  mailFrom: 'HAR Academy <bonjour@har.example>',
  accessTokenLifetimeSeconds: 900,
  limits: wideLimits,
  geoipDatabase: null,
};

const rowSchema = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof rowSchema>;

/** The caller, anonymous by default, and the request's headers. */
export type AskOptions = Asking & { as?: CallerKind | Viewer };

/** The auth subgraph, its log, and the verification of its access tokens. Its clock starts now: the database expires rows by its own time. */
export const startAuth = async ({ clock = manualClock(new Date()), ...options }: StartOptions<ManualClock> & Partial<AuthConfig> = {}) => {
  const lines: Row[] = [];
  const writeLog = (line: string): void => void lines.push(rowSchema.parse(JSON.parse(line)));
  const started = await startSubgraph(
    'auth',
    (dependencies) => createAuthSubgraph({ ...dependencies, config: { ...config, ...options } }),
    { ...options, clock, writeLog },
  );
  const { subgraph, connection } = started;
  onTestFinished(async () => {
    await subgraph.stop();
    await connection.getClient().db(`${connection.name}_tombstones`).dropDatabase();
  });

  const ask: typeof started.ask = (as, document, variables, asking) =>
    started.ask(as, document, variables, { locale: 'fr', userAgent: 'vitest', ip: '127.0.0.1', ...asking });
  /** Without those of the workers for mails, resets, erasures, exports and keys, which run at any time. */
  const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> =>
    (await started.commandsOf(work)).filter((command) => /^\w+ (users|profiles|sessions|auditLog|auditReasons)$/.test(command));
  const rowsOf = (collection: string): Promise<Row[]> => started.rowsOf(collection);
  const verifier = createAccessTokenVerifier({ keys: subgraph.wiring.publicKeys, issuer: config.issuer, audience: config.audience, clock });
  const viewerOf = async (accessToken: string): Promise<SignedIn> => {
    const verified = await verifier.verify(accessToken);
    if (!verified.ok) throw new Error(verified.errors[0]);
    return verified.value.viewer;
  };
  return { ...started, ask, commandsOf, rowsOf, lines, verifier, viewerOf };
};
export type Auth = Awaited<ReturnType<typeof startAuth>>;

export const camille = { email: 'camille@moreau.example', password: goodPassword, firstName: 'Camille', lastName: 'Moreau' };
/** Callers without an account in the database, and without the right to see those of others. */
export const strangers = callerKinds.filter((kind) => kind !== 'admin');

export type Session = { viewer: SignedIn; accessToken: string; refreshToken: string };
export type Person = Session & { userId: string };

const sessionOf = async (auth: Auth, payload: unknown): Promise<Session> => {
  const accessToken = textAt(payload, 'tokens.accessToken');
  return { viewer: await auth.viewerOf(accessToken), accessToken, refreshToken: textAt(payload, 'tokens.refreshToken') };
};

/** Registers an account, which is then signed in. */
export const createAccount = async (auth: Auth, changes: Partial<typeof camille> & { accountType?: string } = {}): Promise<Person> => {
  const { data } = await auth.ask('anonymous', registerUser, { input: { ...camille, ...changes } });
  const payload = at(data, 'registerUser');
  return { userId: textAt(payload, 'user.id'), ...(await sessionOf(auth, payload)) };
};

export const signInAgain = async (auth: Auth, { email = camille.email, password = goodPassword, userAgent = 'vitest' } = {}) => {
  const { data } = await auth.ask('anonymous', login, { input: { email, password } }, { userAgent });
  return sessionOf(auth, at(data, 'login'));
};
/** The code of the first user error of a mutation's answer, or ok. */
export const codeOf = ({ data }: { data: unknown }, field: string): unknown => at(data, `${field}.userErrors.0.code`) ?? 'ok';
export const signInCode = async (auth: Auth, { email = camille.email, password = goodPassword } = {}) =>
  codeOf(await auth.ask('anonymous', login, { input: { email, password } }), 'login');
export const refreshCode = async (auth: Auth, refreshToken: string) =>
  codeOf(await auth.ask('anonymous', refreshTokens, { input: { refreshToken } }), 'refreshTokens');

/** The events of one type that auth replays to a new consumer. */
export const replayOf = ({ subgraph }: Auth, { type }: { type: string }) => Array.fromAsync(subgraph.wiring.replays[type]?.() ?? []);

/** Proves every address, as the mailed links do. */
export const confirmAddresses = async ({ connection, clock }: Auth): Promise<void> => {
  await connection.collection('users').updateMany({}, { $set: { emailVerifiedAt: clock.now() } });
};
/** The revocation log as it is now. */
export const loadRevocations = async ({ subgraph, clock }: Auth) => {
  const list = createRevocationList({ source: subgraph.wiring.revocations, clock, maxAgeSeconds: null, log: silentLog });
  await list.refresh();
  return list;
};
/** Whether each of the viewers is revoked now. */
export const areRevoked = async (auth: Auth, viewers: readonly SignedIn[]): Promise<boolean[]> => {
  const list = await loadRevocations(auth);
  return viewers.map((viewer) => list.isRevoked(viewer));
};

export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const inTurn = async <Value>(count: number, run: (index: number) => Promise<Value>): Promise<Value[]> => {
  const values: Value[] = [];
  for (let index = 0; index < count; index += 1) values.push(await run(index));
  return values;
};
