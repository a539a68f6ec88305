import type { Foundation } from '../../foundation.ts';
import { wireDataExports } from './dataExport/dataExports.ts';
import { wireErasures } from './erasure/erasures.ts';

/** What a person may request: a copy of all their data, and the erasure of their account. */
export const wirePrivacy = (foundation: Foundation) => {
  const dataExports = wireDataExports(foundation);
  const erasures = wireErasures(foundation);
  return {
    services: { dataExports: dataExports.service, erasures: erasures.service },
    loaders: dataExports.loaders,
    routes: [dataExports.route],
    workers: [dataExports.worker],
    replays: erasures.replays,
    participation: { ...erasures.participation, consumers: [...erasures.participation.consumers, ...dataExports.consumers] },
  };
};
