import { userChanged } from '../auth.ts';
import type { EventDraft } from '../envelope.ts';

type Account = {
  userId: string;
  displayName?: string;
  status?: 'ACTIVE' | 'SUSPENDED';
  sequence?: number;
  when?: Date;
};

/** auth.user.changed, for the tests of its consumers. */
export const accountDraft = ({
  userId,
  displayName = 'Awa Diop',
  status = 'ACTIVE',
  sequence = 1,
  when = new Date('2026-03-01T09:00:00Z'),
}: Account): EventDraft =>
  userChanged.draft({
    aggregateId: userId,
    sequence,
    occurredAt: when,
    payload: {
      userId,
      firstName: 'Awa',
      lastName: 'Diop',
      displayName,
      status,
      roles: ['LEARNER', 'INSTRUCTOR'],
      instructorVerification: 'UNVERIFIED',
      locale: 'fr',
      timeZone: null,
      interests: [],
      registeredAt: when.toISOString(),
    },
  });
