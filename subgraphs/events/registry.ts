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

/** By which fields of their payloads this publisher's events go with a person. */
export const personFieldsOf = (publisher: SubgraphName): readonly string[] => [
  ...new Set(eventContracts.filter((contract) => contract.publisher === publisher).flatMap(({ goesWith }) => goesWith)),
];

/** Who hears of this type, over all its versions; nobody for an unknown one. */
export const consumersOf = (type: string): readonly SubgraphName[] => [
  ...new Set(eventContracts.filter((contract) => contract.type === type).flatMap((contract) => contract.consumers)),
];
