import { badUserInput } from '#shared/faults.ts';
import type { Page, PageArguments } from '#shared/lists/list.ts';
import { normalizeText } from '#shared/text/normalize.ts';
import type { Role } from '#shared/viewer.ts';
import { listMessages } from '../../../messages.ts';
import type { AccountStatus, VerificationStatus } from '#events/auth.ts';
import type { User } from '../../identity/account/account.collection.ts';
import { nameWords } from '../../identity/account/nameWords.ts';
import { newestUsers } from './administeredAccount.repository.ts';
import type { AdministeredAccountRepository } from './administeredAccount.repository.ts';

export type UserFilter = {
  search?: string | null;
  roles?: readonly Role[] | null;
  statuses?: readonly AccountStatus[] | null;
  instructorVerifications?: readonly VerificationStatus[] | null;
};
export type UserListing = PageArguments & { filter?: UserFilter | null };

const maximumSearchLength = 100;
const maximumValues = 100;
const lastCharacter = '\u{10FFFF}';

// A range instead of a pattern: the index serves it, and typed characters have no special meaning.
const beginsWith = (text: string) => ({ $gte: text, $lt: `${text}${lastCharacter}` });

const isNamed = (word: string): Record<string, unknown> => ({
  $or: ['firstNameWords', 'lastNameWords'].map((field) => ({ [field]: { $elemMatch: beginsWith(word) } })),
});
/** Every word is a prefix of the address or of a word of the names. */
const matches = (search: string): Record<string, unknown>[] =>
  search.split(/\s+/u).map((word) => {
    const parts = nameWords(word);
    return {
      $or: [{ email: beginsWith(normalizeText(word, 'NFKC').toLowerCase()) }, ...(parts.length > 0 ? [{ $and: parts.map(isNamed) }] : [])],
    };
  });

const toConditions = ({ filter }: UserListing): Record<string, unknown> => {
  const { search, roles, statuses, instructorVerifications } = filter ?? {};
  const anyOf = (field: string, values: readonly string[] | null | undefined): Record<string, unknown>[] => {
    if (!values) return [];
    if (values.length > maximumValues)
      throw badUserInput({ message: listMessages.tooManyFilterValues({ maximumCount: maximumValues }), field: 'filter' });
    return [{ [field]: { $in: [...values] } }];
  };
  const text = search?.trim();
  if (text !== undefined && (text === '' || Array.from(text).length > maximumSearchLength || !text.isWellFormed()))
    throw badUserInput({ message: listMessages.searchMalformed({ maximumLength: maximumSearchLength }), field: 'filter' });
  // An account that is being erased is empty.
  const conditions = [
    { status: { $ne: 'DELETED' } },
    ...(text === undefined ? [] : matches(text)),
    ...anyOf('roles', roles),
    ...anyOf('status', statuses),
    ...anyOf('instructorVerification', instructorVerifications),
  ];
  return { $and: conditions };
};

/** The search of accounts by admins. */
export const createUserDirectory = ({ accounts }: { accounts: Pick<AdministeredAccountRepository, 'find' | 'count'> }) => ({
  async list(listing: UserListing): Promise<Page<User>> {
    const page = newestUsers.parsePage(listing);
    const filter = toConditions(listing);
    return newestUsers.toPage({
      rows: await accounts.find({ filter, page }),
      page,
      countAll: () => accounts.count(filter),
    });
  },
});
export type UserDirectory = ReturnType<typeof createUserDirectory>;
