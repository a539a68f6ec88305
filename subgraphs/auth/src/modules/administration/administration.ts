import type { Foundation } from '../../foundation.ts';
import { createAdministrationService } from './accounts/administration.service.ts';
import { createUserDirectory } from './accounts/userDirectory.service.ts';
import { auditConsumers } from './audit/audit.consumers.ts';

/** The actions of admins on accounts, and the log of such actions in every subgraph. */
export const wireAdministration = (foundation: Foundation) => {
  const { administered, auditLog } = foundation;
  return {
    services: {
      administration: createAdministrationService(foundation),
      directory: createUserDirectory({ accounts: administered }),
      auditLog,
    },
    consumers: auditConsumers({ auditLog }),
  };
};
