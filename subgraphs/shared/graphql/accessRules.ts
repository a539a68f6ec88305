import { defaultFieldResolver, getDirectiveValues, isInterfaceType, isIntrospectionType, isObjectType, Kind } from 'graphql';
import type {
  ConstDirectiveNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import { hasRole, roles } from '../viewer.ts';
import type { Role, Viewer } from '../viewer.ts';
import { forbidden, unauthenticated } from '../faults.ts';

/** What @public and @auth say of a field. */
export type AccessRule = { kind: 'public' } | { kind: 'signedIn'; anyOf: readonly Role[] };

type Guarded = { viewer: Viewer; vouched: WeakSet<object> };

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

const ruleOf = (schema: GraphQLSchema, owner: string, directiveLists: readonly (readonly ConstDirectiveNode[])[]): AccessRule | null => {
  const stated: AccessRule[] = [];
  for (const directives of directiveLists) {
    const node = { directives };
    const [publicDirective, authDirective] = [schema.getDirective('public'), schema.getDirective('auth')];
    if (publicDirective && getDirectiveValues(publicDirective, node)) stated.push({ kind: 'public' });
    const auth = authDirective && getDirectiveValues(authDirective, node);
    if (!auth) continue;
    const named: unknown = auth['requires'];
    const anyOf = Array.isArray(named) ? named : [];
    if (!anyOf.every(isRole)) throw new Error(`${owner}: @auth requires an unknown role`);
    stated.push({ kind: 'signedIn', anyOf });
  }
  if (stated.length > 1) throw new Error(`${owner} states more than one of @auth and @public`);
  return stated[0] ?? null;
};

const keysOf = (type: GraphQLObjectType): ConstDirectiveNode[] =>
  [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []).filter((directive) => directive.name.value === 'key');
const isUnresolvable = (key: ConstDirectiveNode): boolean =>
  (key.arguments ?? []).some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value);

// Nothing is ever resolved on an interface: a rule there would read like a guard and guard nothing.
const refuseRules = (schema: GraphQLSchema, type: GraphQLInterfaceType): void => {
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`;
    if (ruleOf(schema, name, [field.astNode?.directives ?? []]))
      throw new Error(`${name} states a rule on an interface: it belongs to the types`);
  }
};

const federationTypes = new Set(['_Service', '_Entity', '_Any']);
const federationFields = new Set(['_entities', '_service']);

/**
 * The rule of every field of a subgraph's schema by `Type.field`: its own, else its type's. Types without a key and without a rule
 * are values, covered by the field that returned them. A root field or an entity that states nothing is an error: the default is to deny.
 */
export const accessRules = (schema: GraphQLSchema): Map<string, AccessRule> => {
  const rules = new Map<string, AccessRule>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) refuseRules(schema, type);
    if (!isObjectType(type) || isIntrospectionType(type) || federationTypes.has(type.name)) continue;
    const isRoot = roots.includes(type);
    const keys = keysOf(type);
    const isEntity = keys.some((key) => !isUnresolvable(key));
    const typeRule = ruleOf(
      schema,
      type.name,
      [type.astNode, ...type.extensionASTNodes].map((node) => node?.directives ?? []),
    );
    for (const field of Object.values(type.getFields())) {
      if (isRoot && federationFields.has(field.name)) continue;
      const name = `${type.name}.${field.name}`;
      const rule = ruleOf(schema, name, [field.astNode?.directives ?? []]) ?? typeRule;
      if (rule === null && (isRoot || isEntity)) throw new Error(`${name} states neither @auth nor @public`);
      rules.set(name, rule ?? { kind: 'public' });
    }
  }
  return rules;
};

const refusal = (rule: AccessRule, viewer: Viewer): Error | null => {
  if (rule.kind === 'public') return null;
  if (viewer.kind === 'anonymous') return unauthenticated();
  return rule.anyOf.length === 0 || rule.anyOf.some((role) => hasRole(viewer, role)) ? null : forbidden();
};

const isGuarded = (context: unknown): context is Guarded =>
  typeof context === 'object' && context !== null && 'viewer' in context && 'vouched' in context;

// Execution without a viewer is a mistake of the host, and must not be taken for an anonymous visitor.
const guardedContext = (context: unknown): Guarded => {
  if (isGuarded(context)) return context;
  throw new Error('a subgraph was executed without a viewer');
};

const guardField = (field: GraphQLField<unknown, unknown>, rule: AccessRule): void => {
  if (rule.kind === 'public') return;
  const resolve: GraphQLFieldResolver<unknown, unknown> = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const { viewer, vouched } = guardedContext(context);
    // Signing in answers with the account although the request itself is anonymous: the object was vouched for, roles never are.
    const isVouched = rule.anyOf.length === 0 && typeof source === 'object' && source !== null && vouched.has(source);
    const refused = isVouched ? null : refusal(rule, viewer);
    if (refused) throw refused;
    return resolve(source, args, context, info);
  };
};

/** Makes a schema execute its rules, on every path that reaches a field. */
export const enforceAccessRules = (schema: GraphQLSchema): GraphQLSchema => {
  const rules = accessRules(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = rules.get(`${type.name}.${field.name}`);
      if (rule) guardField(field, rule);
    }
  }
  return schema;
};
