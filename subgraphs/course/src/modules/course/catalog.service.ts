import type { CourseLevel, CourseStatus, PricingModel } from '#events/course.ts';
import { badUserInput } from '#shared/faults.ts';
import { defineList, emptyPage } from '#shared/lists/list.ts';
import type { List, ListKey, Page, PageArguments } from '#shared/lists/list.ts';
import type { Message } from '#shared/messages.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import { isAdmin } from '#shared/viewer.ts';
import type { Viewer } from '#shared/viewer.ts';
import { messages } from '../../messages.ts';
import { ownerNotSuspended } from './course.collection.ts';
import type { Course, CourseRow, Courses } from './course.collection.ts';
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
export type ListCourses = PageArguments & {
  /** The name of the list. A cursor belongs to one list. */
  list: 'courses' | 'category.courses' | 'profile.courses' | 'user.taughtCourses';
  viewer: Viewer;
  filter?: Given<CourseFilter>;
  sort?: Given<readonly CourseSort[]>;
  /** The part of the catalog that is listed; the filter narrows it and never widens it. */
  within?: { categoryId?: string; instructorId?: string };
  /** Statuses for a filter without any. */
  defaultStatuses?: readonly CourseStatus[];
  /** Only in an instructor's own list. */
  includesSuspended?: boolean;
};

const maximumSortKeys = 3;
const maximumFilterItems = 50;
const maximumSearchCharacters = 200;
const maxTimeMS = 500;

type ListedRow = Omit<CourseRow, 'searchTerms'> & { score?: number };
/** A course with the values that order its list. */
export type ListedCourse = Course & Pick<ListedRow, 'titleKey' | 'score'>;

const sortKeys: Readonly<Record<CourseSortField, readonly Omit<ListKey, 'direction'>[]>> = {
  RELEVANCE: [{ field: 'score', kind: 'number' }],
  PUBLISHED_AT: [{ field: 'publishedAt', kind: 'instant', isNullable: true }],
  TITLE: [{ field: 'titleKey', kind: 'string' }],
  // Amounts compare within their currency only.
  PRICE: [
    { field: 'listPrice.currency', kind: 'string' },
    { field: 'listPrice.amountMinor', kind: 'number' },
  ],
  ENROLLMENTS: [{ field: 'enrollmentCount', kind: 'number' }],
};

const statusOf = ({ viewer, statuses }: { viewer: Viewer; statuses: readonly CourseStatus[] }): Record<string, unknown> => {
  if (isAdmin(viewer) || statuses.every((status) => status === 'PUBLISHED'))
    return { status: statuses.length === 1 ? statuses[0] : { $in: [...statuses] } };
  // Other people's courses are listed only when they are published.
  const published = statuses.includes('PUBLISHED') ? [{ status: 'PUBLISHED' }] : [];
  const own = viewer.kind === 'user' ? [{ status: { $in: [...statuses] }, ownerId: viewer.userId }] : [];
  const visible = [...published, ...own];
  return visible.length === 0 ? { status: { $in: [] } } : { $or: visible };
};

/** An empty list matches no course. */
const anyOf = (values: Given<readonly string[]>, field: string, within?: string): Record<string, unknown> => {
  const condition = { ...(within === undefined ? {} : { $eq: within }), ...(values ? { $in: [...values] } : {}) };
  return Object.keys(condition).length > 0 ? { [field]: condition } : {};
};

// A range, not a pattern: no typed character has a special meaning.
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

const orderedList = ({
  list,
  sort,
  isSearch,
}: {
  list: ListCourses['list'];
  sort: Given<readonly CourseSort[]>;
  isSearch: boolean;
}): List<ListedCourse> => {
  const wanted: readonly CourseSort[] = sort ?? [{ field: isSearch ? 'RELEVANCE' : 'PUBLISHED_AT', direction: 'DESC' }];
  const keys = wanted.flatMap(({ field, direction = 'DESC' }) =>
    sortKeys[field === 'RELEVANCE' && !isSearch ? 'PUBLISHED_AT' : field].map((key): ListKey => ({ ...key, direction })),
  );
  // RELEVANCE without a search and PUBLISHED_AT are one key.
  const distinct = keys.filter((key, index) => keys.findIndex((other) => other.field === key.field) === index);
  // In the last key's direction, so that an index is walked one way.
  const byId: ListKey = { field: '_id', kind: 'string', direction: keys.at(-1)?.direction ?? 'DESC' };
  const [first, ...others] = [...distinct, byId];
  return defineList<ListedCourse>({
    name: [list, ...distinct.map(({ field, direction }) => `${field}.${direction}`)].join(':'),
    keys: [first, ...others],
  });
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

/** Lists of courses: one command for each page, over an index for the usual orders, with a time limit for the unusual ones. */
export const catalogService = ({ stores: { courses } }: { stores: { courses: Courses } }) => ({
  async list({
    list: name,
    viewer,
    filter: given,
    sort,
    within = {},
    defaultStatuses = ['PUBLISHED'],
    includesSuspended = false,
    ...pageArguments
  }: ListCourses): Promise<Page<ListedCourse>> {
    const filter = given ?? {};
    check({ filter, sort });
    const search = typeof filter.search === 'string' ? parseSearch(filter.search) : null;
    const isScored = search?.kind === 'words';
    const list = orderedList({ list: name, sort, isSearch: isScored });
    const page = list.parsePage(pageArguments);
    if (search?.kind === 'nothing') return emptyPage();

    const match = matchOf({ viewer, filter, within, defaultStatuses, includesSuspended, search });
    const rows = await courses
      .aggregate<ListedRow>([
        { $match: match },
        ...(isScored ? [{ $addFields: { score: { $meta: 'textScore' } } }] : []),
        ...(page.after === null ? [] : [{ $match: list.after(page) }]),
        { $sort: list.sort },
        { $limit: page.first + 1 },
        { $project: { searchTerms: 0 } },
      ])
      .option({ maxTimeMS });
    const countAll = async (): Promise<number> => {
      const [counted] = await courses.aggregate<{ count: number }>([{ $match: match }, { $count: 'count' }]).option({ maxTimeMS });
      return counted?.count ?? 0;
    };
    return list.toPage({ rows: rows.map(toDomain), page, countAll });
  },
});
export type CatalogService = ReturnType<typeof catalogService>;
