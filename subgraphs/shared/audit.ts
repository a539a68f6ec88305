import type { EventContract, EventDraft } from '#events/envelope.ts';
import { newId } from './ids.ts';
import { secretNames } from './log.ts';

/** Flat: ids, states, amounts, an admin's reason. Never what a person is called or where they live. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
export type AuditRecord<Action extends string> = { action: Action; subjectType: string; subjectId: string; details: AuditDetails };
type AuditPayload<Action extends string> = Omit<AuditRecord<Action>, 'details'> & {
  details: Record<string, string | number | boolean | null | string[]>;
};

const maximumDetails = 20;
const maximumCharacters = 500;
const maximumItems = 100;

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
const secretParts = secretNames.map(letters);
const isSecret = (name: string): boolean => secretParts.some((part) => letters(name).includes(part));
// By code points: half a character would be stored as another one.
const cut = (text: string): string => Array.from(text.toWellFormed()).slice(0, maximumCharacters).join('');
const cutValue = (value: AuditDetails[string]): string | number | boolean | null | string[] => {
  if (typeof value === 'string') return cut(value);
  return typeof value === 'object' && value !== null ? value.slice(0, maximumItems).map(cut) : value;
};

/** What may be kept for good: without whatever is named like a secret, and no longer than anybody reads. */
export const scrubbed = (details: AuditDetails): AuditPayload<string>['details'] =>
  Object.fromEntries(
    Object.entries(details)
      .filter(([name]) => !isSecret(name))
      .slice(0, maximumDetails)
      .map(([name, value]) => [name, cutValue(value)] as const),
  );

/** For a subgraph's outbox: one entry of the audit log, whose actor is the envelope's. Each entry is one aggregate with one event. */
export const auditDraft = <Action extends string>(
  contract: EventContract<string, AuditPayload<Action>>,
  { action, subjectType, subjectId, details, occurredAt }: AuditRecord<Action> & { occurredAt: Date },
): EventDraft =>
  contract.draft({
    aggregateId: newId('aud', occurredAt),
    sequence: 1,
    occurredAt,
    payload: { action, subjectType, subjectId, details: scrubbed(details) },
  });
