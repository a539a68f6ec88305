import { exportRequested } from './auth.ts';
import type { OtherSubgraph } from './envelope.ts';
import { erasureAnswers, erasureAsked, erasureConfirmed } from './erasure.ts';
import { exportParts } from './privacy.ts';
import { personFieldsOf } from './registry.ts';

/** The contracts by which a subgraph other than auth takes part in exports and erasures. */
export const privacyContractsOf = <Name extends OtherSubgraph>(name: Name) => ({
  requested: exportRequested,
  part: exportParts[name],
  asked: erasureAsked,
  confirmed: erasureConfirmed,
  ...erasureAnswers[name],
  personFields: personFieldsOf(name),
});
