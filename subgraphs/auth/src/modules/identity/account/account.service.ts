import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { ConflictError, RateLimitedError, ValidationError } from '#shared/userErrors.ts';
import type { Role } from '#shared/viewer.ts';
import { networkOf } from '../../../limits/authLimits.ts';
import type { AuthLimiter, Origin } from '../../../limits/authLimits.ts';
import type { OutgoingMails } from '../../../mail/outgoingMails.ts';
import type { PasswordHasher } from '../../../password/passwordHasher.ts';
import { noPassword, parseStoredHash } from '../../../password/storedHash.ts';
import type { WeakPasswordError } from '../../../problems.ts';
import { emailKey } from '../../../queueKeys.ts';
import type { EmailProofService } from '../emailProof/emailProof.service.ts';
import type { DeviceAt } from '../../sessions/knownDevice.collection.ts';
import type { SessionService } from '../../sessions/session.service.ts';
import type { SignedInAccount } from '../../sessions/signIn.ts';
import type { IssueTokens } from '../../sessions/tokens.ts';
import type { AccountRepository } from './account.repository.ts';
import { emailTaken, hashUnverifiable } from './account.errors.ts';
import type { CreateAccount } from './accountCreation.ts';
import { parsePerson, parseRegistration } from './registration.ts';
import type { Person, PersonInput, Registration, RegistrationInput } from './registration.ts';

export type AccountType = 'LEARNER' | 'INSTRUCTOR';
// Instructors also learn.
const rolesOf: { readonly [type in AccountType]: Role[] } = { LEARNER: ['LEARNER'], INSTRUCTOR: ['LEARNER', 'INSTRUCTOR'] };

export type RegistrationProblem = ValidationError | ConflictError | WeakPasswordError | RateLimitedError;

export type AccountDependencies = {
  transact: QueuedTransaction;
  accounts: AccountRepository;
  createAccount: CreateAccount;
  sessions: SessionService;
  claims: Claims;
  mails: Pick<OutgoingMails, 'wake'>;
  emailProofs: EmailProofService;
  passwords: PasswordHasher;
  limits: Pick<AuthLimiter, 'registration'>;
  issueTokens: IssueTokens;
  clock: Clock;
};

/** Accounts, at most one for each address. */
export const createAccountService = ({
  transact,
  accounts,
  createAccount,
  sessions,
  claims,
  mails,
  emailProofs,
  passwords,
  limits,
  issueTokens,
  clock,
}: AccountDependencies) => {
  const addressTaken = fail(emailTaken());
  type Newcomer = { registration: Registration; accountType: AccountType; device: DeviceAt; origin: Origin };
  const signUp = async ({ registration, accountType, device, origin }: Newcomer): Promise<Result<SignedInAccount, RegistrationProblem>> => {
    // Saves a hash. The claim below decides.
    if ((await claims.ownerOf({ kind: 'email', value: registration.email })) !== null) return addressTaken;
    const hashed = await passwords.hash(registration.password);
    if (!hashed.ok) return hashed;

    const result = await transact(emailKey(registration.email), async (session) => {
      const actor = (userId: string): Actor => ({ kind: 'user', userId });
      const created = await createAccount({
        registration,
        roles: rolesOf[accountType],
        passwordHash: hashed.value,
        lastLoginAt: clock.now(),
        actor,
        requestId: origin.requestId,
        session,
      });
      if (!created) return addressTaken;
      await emailProofs.mailVerification({ user: created.user, email: created.user.email, session });
      const { session: opened, deviceToken } = await sessions.open({ user: created.user, device, session });
      return ok({
        user: created.user,
        tokens: issueTokens({ user: created.user, session: opened, generation: 1 }),
        sessionId: opened.id,
        deviceToken,
      });
    });
    if (!result.ok) return result;
    mails.wake();
    const { user, sessionId } = result.value;
    recordSecurityEvent(origin.log, 'account_registered', { user_id: user.id, session_id: sessionId, ...networkOf(origin) });
    return result;
  };

  /** For operators: the account of the address, created when there is none. Safe to repeat. */
  const findOrCreate = ({
    person,
    roles,
    passwordHash,
    isEmailVerified,
    acceptsUnproven,
    actorName,
  }: {
    person: Person;
    roles: Role[];
    passwordHash: string;
    isEmailVerified: boolean;
    /** Whether an existing account with an unproven address is accepted. */
    acceptsUnproven: boolean;
    actorName: string;
  }): Promise<Result<{ userId: string; isNew: boolean }, ConflictError>> =>
    transact(emailKey(person.email), async (session) => {
      const { email } = person;
      const actor: Actor = { kind: 'system', name: actorName };
      const created = await createAccount({
        registration: person,
        roles,
        passwordHash,
        lastLoginAt: null,
        actor: () => actor,
        requestId: null,
        session,
      });
      if (!created) {
        const owner = await claims.ownerOf({ kind: 'email', value: email, session });
        const existing = owner === null ? null : await accounts.byId(owner, session);
        if (!existing || (existing.emailVerifiedAt === null && !acceptsUnproven)) return addressTaken;
        return ok({ userId: existing.id, isNew: false });
      }
      if (isEmailVerified) await emailProofs.markVerified({ userId: created.user.id, email, actor, requestId: null, session });
      return ok({ userId: created.user.id, isNew: true });
    });

  return {
    async register({
      accountType,
      device,
      origin,
      ...input
    }: RegistrationInput & { accountType: AccountType; device: DeviceAt; origin: Origin }): Promise<
      Result<SignedInAccount, RegistrationProblem>
    > {
      const parsed = parseRegistration(input);
      if (!parsed.ok) return parsed;
      return limits.registration({ origin }, () => signUp({ registration: parsed.value, accountType, device, origin }));
    },

    /**
     * The id of the account with this address, which is created and verified when it does not exist. An existing account stays as it is.
     * Sends no mail. For seeds: only the operator decides about roles here.
     */
    async ensureAccount({
      roles,
      ...input
    }: RegistrationInput & { roles: Role[] }): Promise<Result<{ userId: string; isNew: boolean }, RegistrationProblem>> {
      const parsed = parseRegistration(input);
      if (!parsed.ok) return parsed;
      const existing = await claims.ownerOf({ kind: 'email', value: parsed.value.email });
      if (existing !== null) return ok({ userId: existing, isNew: false });
      const hashed = await passwords.hash(parsed.value.password);
      if (!hashed.ok) return hashed;
      return findOrCreate({
        person: parsed.value,
        roles,
        passwordHash: hashed.value,
        isEmailVerified: true,
        acceptsUnproven: true,
        actorName: 'seed',
      });
    },

    /**
     * As ensureAccount, for an account from another system that brings the hash of its password. A hash that takes too long to check is
     * refused: import the account with `null`, and its owner requests a new password. An existing account with an unproven address is
     * refused too, because a stranger may have registered with it.
     */
    async importAccount({
      passwordHash,
      accountType,
      isEmailVerified,
      ...input
    }: PersonInput & { passwordHash: string | null; accountType: AccountType; isEmailVerified: boolean }): Promise<
      Result<{ userId: string; isNew: boolean }, ValidationError | ConflictError>
    > {
      const parsed = parsePerson(input);
      if (!parsed.ok) return parsed;
      if (passwordHash !== null && parseStoredHash(passwordHash).kind === 'unverifiable') return fail(hashUnverifiable('passwordHash'));
      return findOrCreate({
        person: parsed.value,
        roles: rolesOf[accountType],
        passwordHash: passwordHash ?? noPassword,
        isEmailVerified,
        acceptsUnproven: false,
        actorName: 'import',
      });
    },
  };
};
export type AccountService = ReturnType<typeof createAccountService>;
