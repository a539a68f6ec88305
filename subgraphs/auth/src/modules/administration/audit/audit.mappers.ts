import type { Page } from '#shared/graphql/pagination.ts';
import type { AuditEntry } from './auditLog.model.ts';

export type AuditEntryMapper = AuditEntry;
export type AuditEntryConnectionMapper = Page<AuditEntry>;
