import { roles as everyRole } from '#shared/viewer.ts';
import type { Role } from '#shared/viewer.ts';
import type { User } from '../../identity/account/account.collection.ts';
import type { InstructorInfo, PublicProfile } from '../../identity/profile/profile.collection.ts';
import type { RoleFields } from './administeredAccount.repository.ts';

/** The roles of an account after a change, each once, in the product's order. LEARNER always stays. */
export const normalizeRoles = (wanted: readonly Role[]): Role[] => everyRole.filter((role) => role === 'LEARNER' || wanted.includes(role));

export const haveSameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  everyRole.every((role) => one.includes(role) === other.includes(role));

export type RoleChange = {
  account: RoleFields;
  /** Undefined: the public profile stays as it is. */
  instructor: InstructorInfo | null | undefined;
};

/**
 * The fields that change with the roles. A new instructor is unverified and gets back the fields of expertise from before the role was
 * removed.
 */
export const changeOfRoles = ({ user, profile, roles }: { user: User; profile: PublicProfile; roles: Role[] }): RoleChange => {
  const { instructorVerification, formerExpertise } = user;
  const [teaches, willTeach] = [user.roles.includes('INSTRUCTOR'), roles.includes('INSTRUCTOR')];
  if (teaches === willTeach) return { account: { roles, instructorVerification, formerExpertise }, instructor: undefined };
  if (willTeach)
    return {
      account: { roles, instructorVerification: 'UNVERIFIED', formerExpertise: null },
      instructor: { expertiseTags: formerExpertise ?? [], isVerified: false },
    };
  return {
    account: { roles, instructorVerification: null, formerExpertise: profile.instructor?.expertiseTags ?? [] },
    instructor: null,
  };
};
