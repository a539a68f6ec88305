import type { AuditEntryResolvers } from '../../../types.generated.ts';

export const AuditEntry: AuditEntryResolvers = {
  actor: ({ actor }, _args, { loaders }) => (actor.kind === 'user' ? loaders.profileById.load(actor.userId) : null),
  // A part of the system has no profile: the details name it.
  details: ({ actor, details }) => {
    const shown = actor.kind === 'system' ? { ...details, by: actor.name } : details;
    return Object.keys(shown).length === 0 ? null : JSON.stringify(shown);
  },
};
