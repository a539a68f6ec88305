import { clientNetwork, clientSite, loggedNetwork } from '#shared/limits/clientNetwork.ts';
import { createLimiter } from '#shared/limits/limiter.ts';
import type { Charge, Policy } from '#shared/limits/limiter.ts';
import type { LimitStore } from '#shared/limits/limitStore.ts';
import type { Logger } from '#shared/log.ts';
import { fail } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import { rateLimitedError } from '#shared/userErrors.ts';
import type { RateLimitedError, UserProblem } from '#shared/userErrors.ts';
import { createWaitingRoom } from './waitingRoom.ts';

/** The numbers; `policiesOf` contains the windows. */
export type AuthLimits = {
  signInFailuresPerIp: number;
  signInFailuresPerAccount: number;
  signInFailuresPerDevice: number;
  signInBurst: number;
  passwordCheckFailuresPerSession: number;
  passwordCheckFailuresPerAccount: number;
  passwordChecksPerAccount: number;
  passwordChecksPerIp: number;
  emailChangesPerAccount: number;
  emailChangesPerIp: number;
  verificationMailsPerAccount: number;
  verificationMailsPerIp: number;
  mailsPerAddress: number;
  registrationsPerIp: number;
  linkFailuresPerIp: number;
  resetRequestsPerIp: number;
};

/** A site of IPv6 has any number of clients, and the limits of this many. */
const clientsPerSite = 20;
// Less than a client's patience, and enough for a class that signs in on a busy machine.
const longestWaitMs = 8_000;

const policiesOf = (limits: AuthLimits) =>
  [
    { name: 'signInFailuresPerIp', limit: limits.signInFailuresPerIp, windowSeconds: 600 },
    { name: 'signInFailuresPerSite', limit: limits.signInFailuresPerIp * clientsPerSite, windowSeconds: 600 },
    { name: 'signInFailuresPerAccount', limit: limits.signInFailuresPerAccount, windowSeconds: 600 },
    { name: 'signInFailuresPerDevice', limit: limits.signInFailuresPerDevice, windowSeconds: 600 },
    { name: 'signInBurst', limit: limits.signInBurst, windowSeconds: 10 },
    // A document of a hundred aliases is one attempt. Longer than any request may take.
    { name: 'signInPerDocument', limit: 1, windowSeconds: 60 },
    { name: 'passwordCheckFailuresPerSession', limit: limits.passwordCheckFailuresPerSession, windowSeconds: 600 },
    { name: 'passwordCheckFailuresPerAccount', limit: limits.passwordCheckFailuresPerAccount, windowSeconds: 600 },
    { name: 'passwordCheckPerDocument', limit: 1, windowSeconds: 60 },
    // A right and a wrong password cost the same hash, which delays others.
    { name: 'passwordChecksPerAccount', limit: limits.passwordChecksPerAccount, windowSeconds: 60 },
    { name: 'passwordChecksPerIp', limit: limits.passwordChecksPerIp, windowSeconds: 60 },
    { name: 'passwordChecksPerSite', limit: limits.passwordChecksPerIp * clientsPerSite, windowSeconds: 60 },
    { name: 'emailChangesPerAccount', limit: limits.emailChangesPerAccount, windowSeconds: 3_600 },
    { name: 'emailChangesPerIp', limit: limits.emailChangesPerIp, windowSeconds: 3_600 },
    { name: 'emailChangesPerSite', limit: limits.emailChangesPerIp * clientsPerSite, windowSeconds: 3_600 },
    { name: 'verificationMailsPerAccount', limit: limits.verificationMailsPerAccount, windowSeconds: 3_600 },
    { name: 'verificationMailsPerIp', limit: limits.verificationMailsPerIp, windowSeconds: 3_600 },
    { name: 'verificationMailsPerSite', limit: limits.verificationMailsPerIp * clientsPerSite, windowSeconds: 3_600 },
    { name: 'registrationsPerIp', limit: limits.registrationsPerIp, windowSeconds: 3_600 },
    { name: 'registrationsPerSite', limit: limits.registrationsPerIp * clientsPerSite, windowSeconds: 3_600 },
    { name: 'linkFailuresPerIp', limit: limits.linkFailuresPerIp, windowSeconds: 600 },
    { name: 'linkFailuresPerSite', limit: limits.linkFailuresPerIp * clientsPerSite, windowSeconds: 600 },
    { name: 'resetRequestsPerIp', limit: limits.resetRequestsPerIp, windowSeconds: 600 },
    { name: 'resetRequestsPerSite', limit: limits.resetRequestsPerIp * clientsPerSite, windowSeconds: 600 },
  ] as const satisfies Policy[];
type LimitName = ReturnType<typeof policiesOf>[number]['name'];

/** The source of an attempt as the router saw it, and the log of its request. */
export type Origin = { ip: string | null; requestId: string; log: Logger };

const perSite = (policy: LimitName, { ip }: Pick<Origin, 'ip'>): Charge<LimitName>[] => {
  const subject = clientSite(ip);
  return subject === null ? [] : [{ policy, subject }];
};

export const networkOf = ({ ip }: Pick<Origin, 'ip'>): { client_network: string } => ({ client_network: loggedNetwork(ip) });

type Refused = { origin: Origin; limit: string; userId?: string };
export const recordLimitReached = ({ origin, limit, userId }: Refused): void =>
  recordSecurityEvent(origin.log, 'limit_reached', { limit, ...networkOf(origin), ...(userId === undefined ? {} : { user_id: userId }) });

type Counting = Refused & {
  charges: readonly [Charge<LimitName>, ...Charge<LimitName>[]];
  forgivable: readonly LimitName[];
  waitingRoomKey?: string;
  /** The name of the limit when the work itself reports too many attempts. */
  innerLimit?: string;
};
type Work<Value, Problem> = () => Promise<Result<Value, Problem>>;

const wrongGuesses = ['InvalidCredentialsError', 'TokenInvalidError'];

/**
 * Counts every attempt before a look-up or a hash, so that concurrent attempts cannot all pass. Addresses with and without an account are
 * treated alike.
 */
export const createAuthLimits = ({ store, limits, secret }: { store: LimitStore; limits: AuthLimits; secret: string }) => {
  const limiter = createLimiter<LimitName>({ store, policies: policiesOf(limits), secret });
  const waitingRoom = createWaitingRoom({ maximumWaitMs: longestWaitMs });

  /** Under the forgivable limits only a wrong guess stays counted. Right guesses, and attempts that a fault of ours ended, are refunded. */
  const countAttempt = async <Value, Problem extends UserProblem>(
    { charges, forgivable, waitingRoomKey, innerLimit = 'password_queue', ...about }: Counting,
    work: Work<Value, Problem>,
  ): Promise<Result<Value, Problem | RateLimitedError>> => {
    const ask = () => limiter.attempt({ charges });
    const { answer: attempt, judged } =
      waitingRoomKey === undefined ? { answer: await ask(), judged: null } : await waitingRoom.enter(waitingRoomKey, ask);
    if (!attempt.ok) {
      recordLimitReached(about);
      return fail(rateLimitedError({ retryAfterSeconds: attempt.retryAfterSeconds }));
    }
    let isWrongGuess = false;
    try {
      const result = await work();
      const problems = result.ok ? [] : result.errors.map(({ type }) => type);
      isWrongGuess = problems.some((type) => wrongGuesses.includes(type));
      if (problems.includes('RateLimitedError')) recordLimitReached({ ...about, limit: innerLimit });
      return result;
    } finally {
      try {
        if (!isWrongGuess) await attempt.refund(...forgivable);
      } finally {
        judged?.({ isForgiven: !isWrongGuess });
      }
    }
  };

  const chargesOf = ({
    counter,
    account,
    origin,
  }: {
    counter: 'passwordChecks' | 'emailChanges' | 'verificationMails';
    account: string;
    origin: Origin;
  }): [Charge<LimitName>, ...Charge<LimitName>[]] => [
    { policy: `${counter}PerAccount`, subject: account },
    { policy: `${counter}PerIp`, subject: clientNetwork(origin.ip) },
    ...perSite(`${counter}PerSite`, origin),
  ];

  /** Counts for the client and its site only. */
  const ofClient =
    ({
      counter,
      isForgiving,
      ...about
    }: Pick<Counting, 'limit' | 'innerLimit'> & { counter: 'registrations' | 'resetRequests' | 'linkFailures'; isForgiving: boolean }) =>
    <Value, Problem extends UserProblem>(
      { origin }: { origin: Origin },
      work: Work<Value, Problem>,
    ): Promise<Result<Value, Problem | RateLimitedError>> => {
      const [ofIp, ofSite] = [`${counter}PerIp`, `${counter}PerSite`] as const;
      const charges: Counting['charges'] = [{ policy: ofIp, subject: clientNetwork(origin.ip) }, ...perSite(ofSite, origin)];
      return countAttempt({ charges, forgivable: isForgiving ? [ofIp, ofSite] : [], origin, ...about }, work);
    };

  /** Counts for the account, the client and its site, regardless of the result. */
  const ofAccountAndClient =
    ({
      counter,
      ...about
    }: Pick<Counting, 'limit' | 'innerLimit'> & { counter: 'passwordChecks' | 'emailChanges' | 'verificationMails' }) =>
    <Value, Problem extends UserProblem>(
      { userId, origin }: { userId: string; origin: Origin },
      work: Work<Value, Problem>,
    ): Promise<Result<Value, Problem | RateLimitedError>> =>
      countAttempt({ charges: chargesOf({ counter, account: userId, origin }), forgivable: [], origin, userId, ...about }, work);

  const failuresOfStranger = ({ account, origin }: { account: string; origin: Origin }): Charge<LimitName>[] => [
    { policy: 'signInFailuresPerIp', subject: clientNetwork(origin.ip) },
    ...perSite('signInFailuresPerSite', origin),
    { policy: 'signInFailuresPerAccount', subject: account },
  ];
  const failureOfDevice = (device: string): Charge<LimitName> => ({ policy: 'signInFailuresPerDevice', subject: device });

  return {
    /**
     * `account` is the address in its compared form, with or without an account. `device` is a proven device of the account: its failures
     * have a separate count, so that wrong passwords of strangers do not lock out the owner.
     */
    signIn: <Value, Problem extends UserProblem>(
      { account, device = null, origin }: { account: string; device?: string | null; origin: Origin },
      work: Work<Value, Problem>,
    ): Promise<Result<Value, Problem | RateLimitedError>> => {
      const network = clientNetwork(origin.ip);
      const charges: Counting['charges'] = [
        { policy: 'signInPerDocument', subject: origin.requestId },
        { policy: 'signInBurst', subject: [account, network] },
        ...chargesOf({ counter: 'passwordChecks', account, origin }),
        ...(device === null ? failuresOfStranger({ account, origin }) : [failureOfDevice(device)]),
      ];
      const forgivable = ['signInFailuresPerIp', 'signInFailuresPerSite', 'signInFailuresPerAccount', 'signInFailuresPerDevice'] as const;
      return countAttempt({ charges, forgivable, limit: 'sign_in', origin, waitingRoomKey: network }, work);
    },

    /**
     * A signed-in viewer's password, which a thief of an access token must not guess. The limit of the stolen session is reached first,
     * so that the owner can still change the password from another session.
     */
    passwordCheck: <Value, Problem extends UserProblem>(
      { userId, sessionId, origin }: { userId: string; sessionId: string; origin: Origin },
      work: Work<Value, Problem>,
    ): Promise<Result<Value, Problem | RateLimitedError>> => {
      const charges: Counting['charges'] = [
        { policy: 'passwordCheckPerDocument', subject: origin.requestId },
        { policy: 'passwordCheckFailuresPerSession', subject: sessionId },
        { policy: 'passwordCheckFailuresPerAccount', subject: userId },
        ...chargesOf({ counter: 'passwordChecks', account: userId, origin }),
      ];
      const forgivable = ['passwordCheckFailuresPerSession', 'passwordCheckFailuresPerAccount'] as const;
      return countAttempt({ charges, forgivable, limit: 'password_check', origin, userId }, work);
    },

    /** The owner has proven access to the account's mail: wrong passwords of strangers are forgiven. `account` as for signIn. */
    forgiveSignInFailures: (account: string): Promise<void> => limiter.forget([{ policy: 'signInFailuresPerAccount', subject: account }]),

    /** A new password by a link costs a hash, like a check. */
    passwordByLink: ofAccountAndClient({ counter: 'passwordChecks', limit: 'password_check' }),
    /** Each one sends mail to an address that may be a stranger's, and to the present one. */
    emailChange: ofAccountAndClient({ counter: 'emailChanges', limit: 'email_change', innerLimit: 'mail' }),
    verificationMail: ofAccountAndClient({ counter: 'verificationMails', limit: 'verification_mail', innerLimit: 'mail' }),
    /** Counted regardless of the result: a registration reveals whether an address has an account. */
    registration: ofClient({ counter: 'registrations', isForgiving: false, limit: 'registration' }),
    /** Requests for many addresses in turn send mail to strangers, which the count by address does not limit. */
    resetRequest: ofClient({ counter: 'resetRequests', isForgiving: false, limit: 'reset_request', innerLimit: 'mail' }),
    link: ofClient({ counter: 'linkFailures', isForgiving: true, limit: 'link' }),
  };
};
export type AuthLimiter = ReturnType<typeof createAuthLimits>;
