import type { AuditEntryResolvers } from '../../../types.generated.ts';

export const AuditEntry: AuditEntryResolvers = {
  actor: ({ actor }, _args, { loaders }) => (actor.kind === 'user' ? loaders.profileById.load(actor.userId) : null),
  // A part of the system has no profile: which one it was stands among the details.
  details: ({ actor, details }) => {
    const told = actor.kind === 'system' ? { ...details, by: actor.name } : details;
    return Object.keys(told).length === 0 ? null : JSON.stringify(told);
  },
};
