import { aiEvents } from './ai.ts';
import { auditEvents } from './audit.ts';
import { authEvents } from './auth.ts';
import { communityEvents } from './community.ts';
import { courseEvents } from './course.ts';
import type { EventContract, SubgraphName } from './envelope.ts';
import { paymentEvents } from './payment.ts';
import { privacyEvents } from './privacy.ts';

/** Every event of the product. */
export const eventContracts: readonly EventContract[] = [
  ...authEvents,
  ...courseEvents,
  ...paymentEvents,
  ...aiEvents,
  ...communityEvents,
  ...auditEvents,
  ...privacyEvents,
];

/** The payload fields by which a publisher's events belong to a person. */
export const personFieldsOf = (publisher: SubgraphName): readonly string[] => [
  ...new Set(eventContracts.filter((contract) => contract.publisher === publisher).flatMap(({ subjectFields }) => subjectFields)),
];

/** The consumers of all versions of an event type; empty for an unknown type. */
export const consumersOf = (type: string): readonly SubgraphName[] => [
  ...new Set(eventContracts.filter((contract) => contract.type === type).flatMap((contract) => contract.consumers)),
];
