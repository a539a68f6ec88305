import { z } from 'zod';
import { commonEnvironment, EnvironmentError } from '#shared/environment.ts';
import type { EnvironmentPart, EnvironmentProblem, Variables } from '#shared/environment.ts';
import { url } from '#shared/environmentValues.ts';
import { aiEnvironment } from '../subgraphs/ai/environment.ts';
import { authEnvironment } from '../subgraphs/auth/environment.ts';
import { manifest, subgraphNames, urlVariableOf } from '../subgraphs/manifest.ts';
import type { SubgraphName, UrlVariable } from '../subgraphs/manifest.ts';
import { paymentEnvironment } from '../subgraphs/payment/environment.ts';

export type ServiceName = SubgraphName | 'router';

/** The parts of the subgraphs that read variables. */
const ownParts: Partial<Record<SubgraphName, EnvironmentPart>> = { auth: authEnvironment, payment: paymentEnvironment, ai: aiEnvironment };

const address = url('http:', 'https:');
const urlShape = Object.fromEntries(
  subgraphNames.map((name) => [urlVariableOf(name), address.default(`http://127.0.0.1:${String(manifest[name].port)}`)]),
  // The names are those of the manifest; Object.fromEntries loses their type.
) as Record<UrlVariable, z.ZodDefault<typeof address>>;

const variables = z.object({
  ...commonEnvironment.shape,
  ...authEnvironment.shape,
  ...paymentEnvironment.shape,
  ...aiEnvironment.shape,
  ...urlShape,
});
export type Environment = z.output<typeof variables>;

const parts: readonly EnvironmentPart[] = [commonEnvironment, ...Object.values(ownParts)];

/** The variables that a service cannot run without. */
export const neededBy = (service: ServiceName): readonly string[] =>
  service === 'router' ? commonEnvironment.needs : [...commonEnvironment.needs, 'MONGODB_URI', ...(ownParts[service]?.needs ?? [])];

const productionNeedsOf = (service: ServiceName): readonly string[] =>
  service === 'router' ? [] : (ownParts[service]?.productionNeeds ?? []);

/** `all`: the all-in-one form; `command`: an operator's command, which lists what it needs. */
export type ParsedFor = { service: ServiceName | 'all' } | { service: 'command'; needs: readonly string[] };

const needsOf = ({ isProduction, ...parsedFor }: ParsedFor & { isProduction: boolean }): readonly string[] => {
  if (parsedFor.service === 'command') return parsedFor.needs;
  if (parsedFor.service !== 'all') return [...neededBy(parsedFor.service), ...(isProduction ? productionNeedsOf(parsedFor.service) : [])];
  // One process carries its own events and limits.
  return isProduction
    ? subgraphNames.flatMap((name) => [...neededBy(name), ...productionNeedsOf(name)]).filter((variable) => variable !== 'REDIS_URL')
    : [];
};

/**
 * The environment of a process, parsed once. All problems at once, each with the variable's name and never its value.
 * An empty variable counts as absent: compose files and shells leave one out that way.
 * @throws EnvironmentError
 */
export const parseEnvironment = ({ source, ...parsedFor }: ParsedFor & { source: Variables }): Environment => {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(present);
  const isProduction = present['NODE_ENV'] === 'production';
  const absent = [...new Set(needsOf({ ...parsedFor, isProduction }))].filter((variable) => present[variable] === undefined);
  const problems: EnvironmentProblem[] = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ variable: String(path[0]), message })),
    ...(isProduction ? parts.flatMap((part) => part.productionProblemsOf?.(present) ?? []) : []),
    ...absent.map((variable) => ({ variable, message: isProduction ? 'is required in production' : 'is required' })),
    ...parts.flatMap((part) => part.problemsOf?.(present) ?? []),
  ];
  if (!parsed.success || problems.length > 0) throw new EnvironmentError(problems);
  return parsed.data;
};

/** Every variable of the product. */
export const environmentVariables: readonly string[] = Object.keys(variables.shape);
