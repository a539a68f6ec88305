import type { ClientSession } from 'mongoose';
import type { Actor } from '#events/envelope.ts';
import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { newId } from '#shared/ids.ts';
import type { Claims } from '#shared/mongo/claims.ts';
import type { Role } from '#shared/viewer.ts';
import type { ProfileRepository, PublicProfile } from '../profile/profile.collection.ts';
import { isReserved, profileSlug, withSuffix } from '../profile/slug.ts';
import { userChangedDraft } from './account.events.ts';
import type { User } from './account.collection.ts';
import type { AccountRepository } from './account.repository.ts';
import type { Person } from './registration.ts';

/** Creates account and public profile with their claims and event. Null when the address is taken. */
export const accountCreator =
  ({
    accounts,
    profiles,
    claims,
    outbox,
    clock,
    reachPoint,
  }: {
    accounts: AccountRepository;
    profiles: ProfileRepository;
    claims: Claims;
    outbox: Outbox;
    clock: Clock;
    reachPoint: ReachPoint;
  }) =>
  async ({
    registration: { email, firstName, lastName, locale },
    roles,
    passwordHash,
    lastLoginAt,
    actor,
    requestId,
    session,
  }: {
    registration: Person;
    roles: Role[];
    passwordHash: string;
    lastLoginAt: Date | null;
    actor: (userId: string) => Actor;
    requestId: string | null;
    session: ClientSession;
  }): Promise<{ user: User; profile: PublicProfile } | null> => {
    const now = clock.now();
    const id = newId('usr', now);
    if (!(await claims.claim({ kind: 'email', value: email, ownerId: id, session }))) return null;
    const displayName = `${firstName} ${lastName}`;
    const isInstructor = roles.includes('INSTRUCTOR');
    const slug = await claimSlug({ claims, name: displayName, ownerId: id, session });
    const user = await accounts.insert(
      {
        _id: id,
        email,
        emailVerifiedAt: null,
        pendingEmail: null,
        passwordHash,
        firstName,
        lastName,
        roles,
        status: 'ACTIVE',
        instructorVerification: isInstructor ? 'UNVERIFIED' : null,
        formerExpertise: null,
        locale,
        timeZone: null,
        interests: [],
        tokensNotBefore: null,
        lastLoginAt,
        createdAt: now,
        updatedAt: now,
        credentialsGeneration: 1,
        revision: 1,
      },
      session,
    );
    const profile = await profiles.insert(
      {
        _id: id,
        slug,
        displayName,
        avatarUrl: null,
        headline: null,
        bio: null,
        links: [],
        instructor: isInstructor ? { expertiseTags: [], isVerified: false } : null,
        createdAt: now,
        updatedAt: now,
      },
      session,
    );
    reachPoint('auth.account.inserted');
    await outbox.append([userChangedDraft({ user, profile })], { session, actor: actor(id), requestId });
    return { user, profile };
  };

const claimSlug = async ({
  claims,
  name,
  ownerId,
  session,
}: {
  claims: Claims;
  name: string;
  ownerId: string;
  session: ClientSession;
}): Promise<string> => {
  for (let slug = profileSlug(name); ; slug = withSuffix(profileSlug(name))) {
    if (!isReserved(slug) && (await claims.claim({ kind: 'slug', value: slug, ownerId, session }))) return slug;
  }
};

export type CreateAccount = ReturnType<typeof accountCreator>;
