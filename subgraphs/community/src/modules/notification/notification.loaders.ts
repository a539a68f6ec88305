import DataLoader from 'dataloader';
import type { PipelineStage } from 'mongoose';
import { loaderByKey } from '#shared/graphql/loaders.ts';
import { maximumPageSize } from '#shared/lists/list.ts';
import type { Page, PageRequest } from '#shared/lists/list.ts';
import { newestNotifications, notificationCollection, toNotification } from './notification.collection.ts';
import type { Notification, NotificationKind, NotificationRow, Notifications } from './notification.collection.ts';

export type NotificationFilter = { isRead: boolean | null; kinds: readonly NotificationKind[] | null };
export type ListRequest = { ownerId: string; filter: NotificationFilter };
export type ListPageRequest = ListRequest & { page: PageRequest };

type Stage = Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>;

const matching = ({ ownerId, filter: { isRead, kinds } }: ListRequest): Record<string, unknown> => ({
  ownerId,
  ...(isRead === null ? {} : { isRead }),
  ...(kinds === null ? {} : { kind: { $in: [...kinds] } }),
});

const pageStages = ({ page, ...list }: ListPageRequest): Stage[] => {
  const createdAtMs = page.after?.[0];
  // Repeats the keyset's first condition in a form that lets the index scan begin at the page.
  const notNewer = typeof createdAtMs === 'number' ? { createdAt: { $lte: new Date(createdAtMs) } } : {};
  return [
    { $match: { ...matching(list), ...notNewer, ...newestNotifications.after(page) } },
    { $sort: newestNotifications.sort },
    { $limit: page.first + 1 },
  ];
};

/** Reads several lists in one round trip, each by its own index range. `slot` names the list of a row; the order of rows is undefined. */
const inSlots = ([head, ...others]: readonly (readonly Stage[])[]): Stage[] => [
  ...(head ?? []),
  { $set: { slot: 0 } },
  ...others.map((stages, index): Stage => ({
    $unionWith: { coll: notificationCollection.name, pipeline: [...stages, { $set: { slot: index + 1 } }] },
  })),
];

const byNewest = (one: Notification, other: Notification): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);

const rowLoaders = ({ notifications }: { notifications: Notifications }) => ({
  notifications: loaderByKey({
    load: async (ids) => (await notifications.find({ _id: { $in: [...ids] } }).lean()).map(toNotification),
    keyOf: (notification) => notification.id,
  }),
  // No cache: the keys are objects, and a mutation may run between two requests.
  notificationRows: new DataLoader<ListPageRequest, Notification[]>(
    async (requests) => {
      const rows = await notifications.aggregate<NotificationRow & { slot: number }>(inSlots(requests.map(pageStages)));
      const slots = Map.groupBy(rows, (row) => row.slot);
      return requests.map((_, slot) => (slots.get(slot) ?? []).map(toNotification).sort(byNewest));
    },
    { cache: false, maxBatchSize: maximumPageSize },
  ),
  notificationCounts: new DataLoader<ListRequest, number>(
    async (requests) => {
      const counts = await notifications.aggregate<{ slot: number; count: number }>(
        inSlots(requests.map((request) => [{ $match: matching(request) }, { $count: 'count' }])),
      );
      const bySlot = new Map(counts.map(({ slot, count }) => [slot, count]));
      return requests.map((_, slot) => bySlot.get(slot) ?? 0);
    },
    { cache: false, maxBatchSize: maximumPageSize },
  ),
  unreadCounts: new DataLoader<string, number>(async (ownerIds) => {
    const counts = await notifications.aggregate<{ _id: string; count: number }>([
      { $match: { ownerId: { $in: [...ownerIds] }, isRead: false } },
      { $group: { _id: '$ownerId', count: { $sum: 1 } } },
    ]);
    const byOwner = new Map(counts.map(({ _id, count }) => [_id, count]));
    return ownerIds.map((ownerId) => byOwner.get(ownerId) ?? 0);
  }),
});

export const createNotificationLoaders = ({ notifications }: { notifications: Notifications }) => {
  const loaders = rowLoaders({ notifications });
  return {
    ...loaders,
    notificationPage: async ({ page, ...list }: ListPageRequest): Promise<Page<Notification>> =>
      newestNotifications.toPage({
        rows: await loaders.notificationRows.load({ ...list, page }),
        page,
        countAll: () => loaders.notificationCounts.load(list),
      }),
  };
};
export type NotificationLoaders = ReturnType<typeof createNotificationLoaders>;
