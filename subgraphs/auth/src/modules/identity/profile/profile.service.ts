import type { ClientSession } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import { unauthenticated } from '#shared/faults.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import type { ConflictError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn } from '#shared/viewer.ts';
import { accountKey, slugKey } from '../../../queueKeys.ts';
import { userChangedDraft } from '../account/account.events.ts';
import type { User } from '../account/account.collection.ts';
import type { AccountChanges, AccountRepository } from '../account/account.repository.ts';
import type { ProfileChanges, ProfileRepository, PublicProfile } from './profile.collection.ts';
import { instructorAlready, notAnInstructor, slugTaken, teachingWithdrawn } from './profile.errors.ts';
import { parseProfile } from './profileInput.ts';
import type { ParsedProfile, ProfileInput } from './profileInput.ts';
import { isReserved } from './slug.ts';

export type ProfileDependencies = {
  transact: QueuedTransaction;
  accounts: AccountRepository;
  profiles: ProfileRepository;
  claims: Claims;
  outbox: Outbox;
  clock: Clock;
  reachPoint: ReachPoint;
};
type ProfileRequest = { viewer: SignedIn; requestId: string | null };

const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string => `${firstName} ${lastName}`;
const publishedFields = ['firstName', 'lastName', 'roles', 'instructorVerification', 'locale', 'timeZone', 'interests'] as const;
/** Whether the change is published: see auth.user.changed. */
const changesPublishedFields = (user: User, changes: AccountChanges): boolean =>
  publishedFields.some((field) => changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(user[field]));
const hasKeys = (value: object): boolean => Object.keys(value).length > 0;

/** Changes of people to their own account and public profile. */
export const createProfileService = ({ transact, accounts, profiles, claims, outbox, clock, reachPoint }: ProfileDependencies) => {
  /** Writes account and profile together, and publishes changes that concern other subgraphs: a name, a role, a language. */
  const write = async ({
    user,
    profile,
    account,
    publicChanges,
    requestId,
    session,
  }: {
    user: User;
    profile: PublicProfile;
    account: AccountChanges;
    publicChanges: ProfileChanges;
    requestId: string | null;
    session: ClientSession;
  }): Promise<User> => {
    const at = clock.now();
    const isPublished = (publicChanges.displayName ?? profile.displayName) !== profile.displayName || changesPublishedFields(user, account);
    // Always writes the account's row, so that concurrent changes run one after the other.
    const changed = await accounts.change({ userId: user.id, changes: account, isPublished, at, session });
    if (!changed) throw new Error('an account was closed under a transaction that had read it');
    const now = hasKeys(publicChanges) ? await profiles.change({ userId: user.id, changes: publicChanges, at, session }) : profile;
    reachPoint('auth.profile.written');
    if (isPublished)
      await outbox.append([userChangedDraft({ user: changed, profile: now })], {
        session,
        actor: { kind: 'user', userId: user.id },
        requestId,
      });
    return changed;
  };

  const namesAfter = (user: User, profile: PublicProfile, { displayName, firstName, lastName }: ParsedProfile): string => {
    if (displayName) return displayName;
    const follows = displayName === null || profile.displayName === fullName(user);
    return follows ? fullName({ firstName: firstName ?? user.firstName, lastName: lastName ?? user.lastName }) : profile.displayName;
  };

  /** A token may still be accepted shortly after a suspension or an erasure. */
  const requireActiveAccount = async (userId: string, session: ClientSession): Promise<User> => {
    const user = await accounts.byId(userId, session);
    if (user?.status !== 'ACTIVE') throw unauthenticated();
    return user;
  };

  return {
    async update({
      viewer,
      requestId,
      input,
    }: ProfileRequest & { input: ProfileInput }): Promise<Result<{ user: User }, ValidationError | ConflictError>> {
      const parsed = parseProfile(input);
      const { firstName, lastName, locale, timeZone, interests, slug, avatarUrl, headline, bio, links, expertiseTags } = parsed.ok
        ? parsed.value
        : {};
      const keys = [accountKey(viewer.userId), ...(slug === undefined ? [] : [slugKey(slug)])];
      return transact(keys, async (session, { abort }) => {
        const user = await requireActiveAccount(viewer.userId, session);
        const profile = await profiles.ofAccount(user.id, session);
        const expertiseProblems =
          input.expertiseTags && input.expertiseTags.length > 0 && profile.instructor === null ? [notAnInstructor('expertiseTags')] : [];
        if (!parsed.ok) return fail(parsed.errors[0], ...parsed.errors.slice(1), ...expertiseProblems);
        const [problem] = expertiseProblems;
        if (problem) return fail(problem);
        if (slug !== undefined && slug !== profile.slug) {
          if (isReserved(slug) || !(await claims.claim({ kind: 'slug', value: slug, ownerId: user.id, session })))
            return abort(fail(slugTaken()));
          await claims.release({ kind: 'slug', value: profile.slug, ownerId: user.id, session });
        }
        const account: AccountChanges = {
          ...(firstName !== undefined && { firstName }),
          ...(lastName !== undefined && { lastName }),
          ...(locale !== undefined && { locale }),
          ...(timeZone !== undefined && { timeZone }),
          ...(interests !== undefined && { interests }),
        };
        const displayName = namesAfter(user, profile, parsed.value);
        const publicChanges: ProfileChanges = {
          ...(displayName !== profile.displayName && { displayName }),
          ...(slug !== undefined && { slug }),
          ...(avatarUrl !== undefined && { avatarUrl }),
          ...(headline !== undefined && { headline }),
          ...(bio !== undefined && { bio }),
          ...(links !== undefined && { links }),
          ...(expertiseTags !== undefined && profile.instructor && { instructor: { ...profile.instructor, expertiseTags } }),
        };
        return ok({ user: await write({ user, profile, account, publicChanges, requestId, session }) });
      });
    },

    async becomeInstructor({
      viewer,
      requestId,
      input,
    }: ProfileRequest & { input: Pick<ProfileInput, 'headline' | 'bio' | 'expertiseTags'> }): Promise<
      Result<{ user: User }, ValidationError | ConflictError>
    > {
      const parsed = parseProfile(input);
      if (!parsed.ok) return parsed;
      const { headline, bio, expertiseTags = [] } = parsed.value;
      return transact(accountKey(viewer.userId), async (session) => {
        const user = await requireActiveAccount(viewer.userId, session);
        if (user.roles.includes('INSTRUCTOR')) return fail(instructorAlready());
        if (user.formerExpertise !== null) return fail(teachingWithdrawn());
        const profile = await profiles.ofAccount(user.id, session);
        // Learner, instructor, admin: the order of registration and of the product.
        const roles: User['roles'] = [
          ...user.roles.filter((role) => role !== 'ADMIN'),
          'INSTRUCTOR',
          ...user.roles.filter((role) => role === 'ADMIN'),
        ];
        const account: AccountChanges = { roles, instructorVerification: 'UNVERIFIED' };
        const publicChanges: ProfileChanges = {
          instructor: { expertiseTags, isVerified: false },
          ...(headline !== undefined && { headline }),
          ...(bio !== undefined && { bio }),
        };
        return ok({ user: await write({ user, profile, account, publicChanges, requestId, session }) });
      });
    },
  };
};
export type ProfileService = ReturnType<typeof createProfileService>;
