import type { Connection } from 'mongoose';
import { coursePublished } from '#events/course.ts';
import { applyNewer } from '#shared/events/applyNewer.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import { courseCollection } from './course.collection.ts';

export const courseConsumers = ({ connection }: { connection: Connection }): readonly EventConsumer[] => [
  consumer(coursePublished, async ({ event, session }) => {
    const { courseId, title, slug } = event.payload;
    await applyNewer({
      connection,
      collection: courseCollection,
      id: courseId,
      sequence: event.aggregate.sequence,
      fields: { title, slug, asOf: new Date(event.recordedAt) },
      session,
    });
  }),
];
