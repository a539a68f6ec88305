import { emailVerified, userChanged } from '#events/auth.ts';
import type { EventDraft } from '#events/envelope.ts';
import type { Replays } from '#shared/events/replay.ts';
import type { ProfileRepository, PublicProfile } from '../profile/profile.collection.ts';
import type { User } from './account.collection.ts';
import type { AccountRepository } from './account.repository.ts';
import { languageOf } from './registration.ts';

/** The present state of an account. Appended in the transaction of each change that raises its revision. */
export const userChangedDraft = ({ user, profile }: { user: User; profile: PublicProfile }): EventDraft =>
  userChanged.draft({
    aggregateId: user.id,
    sequence: user.revision,
    occurredAt: user.updatedAt,
    payload: {
      userId: user.id,
      firstName: user.firstName,
      lastName: user.lastName,
      displayName: profile.displayName,
      status: user.status,
      roles: user.roles,
      instructorVerification: user.instructorVerification,
      locale: languageOf(user.locale),
      timeZone: user.timeZone,
      interests: user.interests,
      registeredAt: user.createdAt.toISOString(),
    },
  });

/** Null for an unproven address. */
export const verifiedDraft = (user: User): EventDraft | null =>
  user.emailVerifiedAt &&
  emailVerified.draft({
    aggregateId: user.id,
    sequence: user.revision,
    occurredAt: user.emailVerifiedAt,
    payload: { userId: user.id, email: user.email, verifiedAt: user.emailVerifiedAt.toISOString() },
  });

/** The present state of all accounts, for a new projection elsewhere. */
export const accountReplays = ({
  accounts,
  profiles,
}: {
  accounts: Pick<AccountRepository, 'all'>;
  profiles: Pick<ProfileRepository, 'byIds'>;
}): Replays => ({
  [userChanged.type]: async function* () {
    for await (const user of accounts.all()) {
      const [profile] = await profiles.byIds([user.id]);
      if (profile) yield userChangedDraft({ user, profile });
    }
  },
  [emailVerified.type]: async function* () {
    for await (const user of accounts.all()) {
      const draft = verifiedDraft(user);
      if (draft) yield draft;
    }
  },
});
