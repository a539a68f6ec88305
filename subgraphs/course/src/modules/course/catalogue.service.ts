import type { CourseLevel, CourseStatus, PricingModel } from '#events/course.ts';
import { badUserInput } from '#shared/faults.ts';
import { emptyPage, keysetFilter, parsePage, sortOf, toPage } from '#shared/graphql/pagination.ts';
import type { OrderKey, Page, Position } from '#shared/graphql/pagination.ts';
import type { Message } from '#shared/messages.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Locale, Viewer } from '#shared/viewer.ts';
import { checkCursor } from '../../cursors.ts';
import type { KeyKind } from '../../cursors.ts';
import { messages } from '../../messages.ts';
import type { Stores } from '../../stores.ts';
import { ownerNotSuspended, toCourse } from './course.model.ts';
import type { Course, CourseRow } from './course.model.ts';
import { parseSearch } from './searchTerms.ts';
import type { Search } from './searchTerms.ts';

type Given<Value> = Value | null | undefined;
export type CourseFilter = {
  search?: Given<string>;
  categoryIds?: Given<readonly string[]>;
  stack?: Given<readonly string[]>;
  levels?: Given<readonly CourseLevel[]>;
  languages?: Given<readonly string[]>;
  price?: Given<{ gte?: Given<number>; lte?: Given<number>; currency: string }>;
  isFree?: Given<boolean>;
  pricingModels?: Given<readonly PricingModel[]>;
  instructorIds?: Given<readonly string[]>;
  statuses?: Given<readonly CourseStatus[]>;
};
export type CourseSortField = 'RELEVANCE' | 'PUBLISHED_AT' | 'TITLE' | 'PRICE' | 'ENROLLMENTS';
export type CourseSort = { field: CourseSortField; direction?: 'ASC' | 'DESC' };
export type ListCourses = {
  viewer: Viewer;
  locale: Locale;
  filter?: Given<CourseFilter>;
  sort?: Given<readonly CourseSort[]>;
  first?: Given<number>;
  after?: Given<string>;
  /** The part of the catalogue that is listed; the filter narrows it and never widens it. */
  within?: { categoryId?: string; instructorId?: string };
  /** When the filter names none. */
  defaultStatuses?: readonly CourseStatus[];
  /** Only in an instructor's own list. */
  includesSuspended?: boolean;
};

const maximumSortKeys = 3;
const maximumFilterItems = 50;
const maximumSearchCharacters = 200;
const maxTimeMS = 500;

type Listed = Omit<CourseRow, 'searchTerms'> & { score?: number };
type ListKey = OrderKey & { kind: KeyKind; valueOf(row: Listed): Position[number] };
const sortKeys: Readonly<Record<CourseSortField, readonly Omit<ListKey, 'direction'>[]>> = {
  RELEVANCE: [{ field: 'score', kind: 'number', valueOf: ({ score }) => score ?? 0 }],
  PUBLISHED_AT: [{ field: 'publishedAt', isInstant: true, kind: 'number', valueOf: ({ publishedAt }) => publishedAt?.getTime() ?? null }],
  TITLE: [{ field: 'titleKey', kind: 'string', valueOf: ({ titleKey }) => titleKey }],
  // Amounts compare within their currency only.
  PRICE: [
    { field: 'listPrice.currency', kind: 'string', valueOf: ({ listPrice }) => listPrice.currency },
    { field: 'listPrice.amountMinor', kind: 'number', valueOf: ({ listPrice }) => listPrice.amountMinor },
  ],
  ENROLLMENTS: [{ field: 'enrollmentCount', kind: 'number', valueOf: ({ enrollmentCount }) => enrollmentCount }],
};

const statusOf = ({ viewer, statuses }: { viewer: Viewer; statuses: readonly CourseStatus[] }): Record<string, unknown> => {
  if (isAdmin(viewer) || statuses.every((status) => status === 'PUBLISHED'))
    return { status: statuses.length === 1 ? statuses[0] : { $in: [...statuses] } };
  // Whatever state is asked for: of others' courses only what is published.
  const published = statuses.includes('PUBLISHED') ? [{ status: 'PUBLISHED' }] : [];
  const own = viewer.kind === 'user' ? [{ status: { $in: [...statuses] }, ownerId: viewer.userId }] : [];
  const visible = [...published, ...own];
  return visible.length === 0 ? { status: { $in: [] } } : { $or: visible };
};

/** An empty list has no value that a course could have. */
const anyOf = (values: Given<readonly string[]>, field: string, within?: string): Record<string, unknown> => {
  const condition = { ...(within === undefined ? {} : { $eq: within }), ...(values ? { $in: [...values] } : {}) };
  return Object.keys(condition).length > 0 ? { [field]: condition } : {};
};

// A range and no pattern: nothing that was typed means anything but itself.
const lastCharacter = '\u{10FFFF}';
const searchOf = (search: Search | null): Record<string, unknown> => {
  if (search?.kind === 'words') return { $text: { $search: search.terms } };
  return search?.kind === 'beginning' ? { titleKey: { $gte: search.titleKey, $lt: `${search.titleKey}${lastCharacter}` } } : {};
};

const priceOf = (price: CourseFilter['price']): Record<string, unknown> => {
  if (!price) return {};
  const { gte, lte, currency } = price;
  const bounds = { ...(typeof gte === 'number' ? { $gte: gte } : {}), ...(typeof lte === 'number' ? { $lte: lte } : {}) };
  return { 'listPrice.currency': currency, ...(Object.keys(bounds).length > 0 ? { 'listPrice.amountMinor': bounds } : {}) };
};

const matchOf = ({
  viewer,
  filter,
  within,
  defaultStatuses,
  search,
  includesSuspended,
}: {
  viewer: Viewer;
  filter: CourseFilter;
  within: NonNullable<ListCourses['within']>;
  defaultStatuses: readonly CourseStatus[];
  search: Search | null;
  includesSuspended: boolean;
}): Record<string, unknown> => ({
  ...searchOf(search),
  ...statusOf({ viewer, statuses: filter.statuses ?? defaultStatuses }),
  ...(includesSuspended ? {} : ownerNotSuspended),
  ...anyOf(filter.categoryIds, 'categoryId', within.categoryId),
  ...anyOf(filter.stack, 'stack'),
  ...anyOf(filter.levels, 'level'),
  ...anyOf(filter.languages, 'language'),
  ...anyOf(filter.pricingModels, 'pricingModel'),
  ...anyOf(filter.instructorIds, 'ownerId', within.instructorId),
  ...(typeof filter.isFree === 'boolean' ? { isFree: filter.isFree } : {}),
  ...priceOf(filter.price),
});

const orderOf = ({ sort, isSearch }: { sort: Given<readonly CourseSort[]>; isSearch: boolean }): ListKey[] => {
  const wanted: readonly CourseSort[] = sort ?? [{ field: isSearch ? 'RELEVANCE' : 'PUBLISHED_AT', direction: 'DESC' }];
  const keys = wanted.flatMap(({ field, direction = 'DESC' }) =>
    sortKeys[field === 'RELEVANCE' && !isSearch ? 'PUBLISHED_AT' : field].map((key): ListKey => ({ ...key, direction })),
  );
  // Both relevance and its stand-in may have been asked for.
  const distinct = keys.filter((key, index) => keys.findIndex((other) => other.field === key.field) === index);
  // In the last key's direction, so that an index is walked one way.
  return [...distinct, { field: '_id', direction: keys.at(-1)?.direction ?? 'DESC', kind: 'string', valueOf: (row) => row._id }];
};

const check = ({ filter, sort }: { filter: CourseFilter; sort: Given<readonly CourseSort[]> }): void => {
  const refuse = (field: string, message: Message): never => {
    throw badUserInput({ message, field });
  };
  if (sort && (sort.length < 1 || sort.length > maximumSortKeys || new Set(sort.map(({ field }) => field)).size < sort.length))
    refuse('sort', messages.sortKeys(maximumSortKeys));
  if (Array.from(filter.search ?? '').length > maximumSearchCharacters) refuse('search', messages.searchLength(maximumSearchCharacters));
  const { categoryIds, stack, levels, languages, pricingModels, instructorIds, statuses } = filter;
  const lists = { categoryIds, stack, levels, languages, pricingModels, instructorIds, statuses };
  for (const [field, list] of Object.entries(lists))
    if (list && list.length > maximumFilterItems) refuse(field, messages.filterLength(maximumFilterItems));
};

/** Lists of courses: one command a page, over an index for the usual orders, with a bound on its time for the unusual ones. */
export const catalogueService = ({ stores }: { stores: Pick<Stores, 'courses'> }) => ({
  async list({
    viewer,
    locale,
    filter: given,
    sort,
    first,
    after,
    within = {},
    defaultStatuses = ['PUBLISHED'],
    includesSuspended = false,
  }: ListCourses): Promise<Page<Course>> {
    const filter = given ?? {};
    check({ filter, sort });
    const search = typeof filter.search === 'string' ? parseSearch(filter.search) : null;
    const isScored = search?.kind === 'words';
    const keys = orderOf({ sort, isSearch: isScored });
    const page = parsePage({ first, after, keyCount: keys.length, locale });
    checkCursor({ after: page.after, kinds: keys.map(({ kind }) => kind) });

    if (search?.kind === 'nothing') return emptyPage();

    const match = matchOf({ viewer, filter, within, defaultStatuses, includesSuspended, search });
    const beyond = keysetFilter({ keys, after: page.after });
    const rows = await stores.courses
      .aggregate<Listed>([
        { $match: match },
        ...(isScored ? [{ $addFields: { score: { $meta: 'textScore' } } }] : []),
        ...(page.after === null ? [] : [{ $match: beyond }]),
        { $sort: sortOf(keys) },
        { $limit: page.first + 1 },
        { $project: { searchTerms: 0 } },
      ])
      .option({ maxTimeMS });
    const rowsById = new Map(rows.map((row) => [row._id, row]));
    return toPage({
      rows: rows.map(toCourse),
      page,
      positionOf: ({ id }) => {
        const row = rowsById.get(id);
        return row ? keys.map((key) => key.valueOf(row)) : [];
      },
      countAll: async () => {
        const [counted] = await stores.courses.aggregate<{ count: number }>([{ $match: match }, { $count: 'count' }]).option({ maxTimeMS });
        return counted?.count ?? 0;
      },
    });
  },
});
export type CatalogueService = ReturnType<typeof catalogueService>;
