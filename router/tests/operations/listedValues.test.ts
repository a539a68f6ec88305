import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { failureCodes } from '../../../subgraphs/payment/src/modules/checkout/declineCodes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rows = [...readFileSync(join(root, 'schema', 'README.md'), 'utf8').matchAll(/^\| (`[^|]+) \| ([^|]+) \|$/gm)];
const listed = (field: string): string[] => {
  const [, , values = ''] = rows.find(([, fields]) => fields?.includes(`\`${field}\``)) ?? [];
  return [...values.matchAll(/`([^`]+)`/g)].map(([, value]) => value ?? '').sort();
};

const sources = globSync(['subgraphs/*/src/**/*.ts', 'subgraphs/*/*.ts', 'subgraphs/events/*.ts'], { cwd: root })
  .filter((path) => !path.endsWith('.generated.ts'))
  .map((path) => readFileSync(join(root, path), 'utf8'));
const found = (pattern: RegExp): string[] =>
  [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, value]) => value ?? '')))].sort();

test('the codes of failed payments in schema/README.md are those that the graph answers', () => {
  for (const field of ['Transaction.failureCode', 'PaymentDeclinedError.declineCode'])
    expect(listed(field)).toEqual([...failureCodes].sort());
});

test('the actions of the audit log in schema/README.md are those that are recorded', () => {
  const inContracts = found(/auditPayload\(\[([^\]]+)\]/g).flatMap((list) =>
    [...list.matchAll(/'([A-Z_]+)'/g)].map(([, action]) => action ?? ''),
  );
  const recorded = found(/\baction: (?:[^',;]*\? )?'([A-Z_]+)'/g);
  const missing = [...new Set([...inContracts, ...recorded])].filter((action) => !listed('AuditEntry.action').includes(action));
  expect(missing).toEqual([]);
  expect(listed('AuditEntry.action').filter((action) => !sources.some((source) => source.includes(`'${action}'`)))).toEqual([]);
});

test('what the audit log is about in schema/README.md is what is recorded', () => {
  expect(listed('AuditEntry.subjectType')).toEqual(found(/\bsubjectType: '([A-Za-z]+)'/g));
});
