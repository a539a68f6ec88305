import { badUserInput } from '#shared/faults.ts';
import { parsePage, toPage } from '#shared/graphql/pagination.ts';
import type { Page } from '#shared/graphql/pagination.ts';
import { normalizeText } from '#shared/text/normalize.ts';
import type { Locale, Role } from '#shared/viewer.ts';
import { messages } from '../../../messages.ts';
import type { AccountStatus, User, VerificationStatus } from '../../identity/account/account.model.ts';
import { nameWords } from '../../identity/account/nameWords.ts';
import { newestFirst } from './administeredAccount.model.ts';
import type { AdministeredAccounts } from './administeredAccount.model.ts';

export type UserFilter = {
  search?: string | null;
  roles?: readonly Role[] | null;
  statuses?: readonly AccountStatus[] | null;
  instructorVerifications?: readonly VerificationStatus[] | null;
};
export type UserListing = { locale: Locale; filter?: UserFilter | null; first?: number | null; after?: string | null };

const maximumSearchLength = 100;
const maximumValues = 100;
const lastCharacter = '\u{10FFFF}';

// A range and no pattern: its ends are the index's, and nothing that was typed means anything but itself.
const beginsWith = (text: string) => ({ $gte: text, $lt: `${text}${lastCharacter}` });

const isNamed = (word: string): Record<string, unknown> => ({
  $or: ['firstNameWords', 'lastNameWords'].map((field) => ({ [field]: { $elemMatch: beginsWith(word) } })),
});
/** Every word begins the address, or a word of the names. */
const isFound = (search: string): Record<string, unknown>[] =>
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
      throw badUserInput({ message: messages.tooManyFilterValues({ maximumCount: maximumValues }), field: 'filter' });
    return [{ [field]: { $in: [...values] } }];
  };
  const text = search?.trim();
  if (text !== undefined && (text === '' || Array.from(text).length > maximumSearchLength || !text.isWellFormed()))
    throw badUserInput({ message: messages.searchMalformed({ maximumLength: maximumSearchLength }), field: 'filter' });
  // Of an account that is being erased nothing is left to show.
  const conditions = [
    { status: { $ne: 'DELETED' } },
    ...(text === undefined ? [] : isFound(text)),
    ...anyOf('roles', roles),
    ...anyOf('status', statuses),
    ...anyOf('instructorVerification', instructorVerifications),
  ];
  return { $and: conditions };
};

/** Everybody, as admins look for them. */
export const createUserDirectory = ({ accounts }: { accounts: Pick<AdministeredAccounts, 'find' | 'count'> }) => ({
  async list(listing: UserListing): Promise<Page<User>> {
    const page = parsePage({ first: listing.first, after: listing.after, keyCount: newestFirst.length, locale: listing.locale });
    const filter = toConditions(listing);
    return toPage({
      rows: await accounts.find({ filter, page }),
      page,
      positionOf: (user) => [user.createdAt.getTime(), user.id],
      countAll: () => accounts.count(filter),
    });
  },
});
export type UserDirectory = ReturnType<typeof createUserDirectory>;
