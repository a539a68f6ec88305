import { userChanged } from '#events/auth.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { IsErased } from '#shared/privacy/erasedPeople.ts';
import type { PersonService } from './person.service.ts';

/** Names and suspensions of instructors. */
export const personConsumers = ({ people, isErased }: { people: PersonService; isErased: IsErased }): readonly EventConsumer[] => [
  consumer(userChanged, async ({ event, session }) => {
    const { userId, displayName, status } = event.payload;
    if (await isErased(userId, session)) return;
    await people.store({ userId, displayName, isSuspended: status !== 'ACTIVE', sequence: event.aggregate.sequence, session });
  }),
];
