import type { Page } from '#shared/lists/list.ts';
import type { AuditEntry } from './auditEntry.collection.ts';

export type AuditEntryMapper = AuditEntry;
export type AuditEntryConnectionMapper = Page<AuditEntry>;
