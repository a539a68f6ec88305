import type { GraphQLSchema } from 'graphql';
import { aroundMutations } from './mutationFields.ts';

const isLoader = (value: unknown): value is { clearAll(): unknown } =>
  typeof value === 'object' && value !== null && 'clearAll' in value && typeof value.clearAll === 'function';

const loadersOf = (context: unknown): unknown[] =>
  typeof context === 'object' && context !== null && 'loaders' in context && typeof context.loaders === 'object' && context.loaders !== null
    ? Object.values(context.loaders)
    : [];

/** Clears the loaders before each mutation. Mutations of one document run in series, and rows that an earlier one loaded may have changed. */
export const readAnewForEachMutation = (schema: GraphQLSchema): GraphQLSchema =>
  aroundMutations(schema, (resolve) => (source, args, context, info) => {
    for (const loader of loadersOf(context)) if (isLoader(loader)) loader.clearAll();
    return resolve(source, args, context, info);
  });
