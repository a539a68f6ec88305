import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../../', import.meta.url);
export const readProjectFile = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const networks = z.union([z.array(z.string()), z.record(z.string(), z.object({ ipv4_address: z.string() }))]);
const serviceSchema = z.object({
  image: z.string(),
  user: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  networks: networks.default([]),
  network_mode: z.string().optional(),
  restart: z.string(),
  read_only: z.boolean().default(false),
  privileged: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()).optional(), disable: z.boolean().default(false) }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string(), pids: z.number() }) }) }),
});
export type ComposeService = z.output<typeof serviceSchema>;
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
});
export type ComposeFile = z.output<typeof composeSchema>;

const reference = /\$(?:\$|\{(\w+)(?::([-?])([^}]*))?\})/g;
const composeText = readProjectFile('docker-compose.yml');

/** The variables of the deployment, and those that it requires to start. */
export const composeVariables = (): { all: Set<string>; required: Set<string> } => {
  const all = new Set<string>();
  const required = new Set<string>();
  for (const [, name, operator] of composeText.matchAll(reference)) {
    if (name === undefined) continue;
    all.add(name);
    if (operator === '?') required.add(name);
  }
  return { all, required };
};

/** The deployment as Compose makes it of these values: references filled in as Compose does, anchors merged. */
export const composeWith = (values: Readonly<Record<string, string>>): ComposeFile => {
  const fill = (text: string): string =>
    text.replace(reference, (_match, name: string | undefined, operator: string | undefined, rest: string | undefined) => {
      if (name === undefined) return '$';
      const value = values[name] ?? '';
      if (value !== '') return value;
      if (operator === '?') throw new Error(`${name} is required`);
      return rest ?? '';
    });
  const filled = (node: unknown): unknown => {
    if (typeof node === 'string') return fill(node);
    if (Array.isArray(node)) return node.map(filled);
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filled(value)]));
    return node;
  };
  return composeSchema.parse(filled(parse(composeText, { merge: true })));
};

export const networksOf = ({ networks: joined }: ComposeService): string[] => (Array.isArray(joined) ? joined : Object.keys(joined));
