import { defaultFieldResolver, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** Puts something around each mutation of a schema, which is changed by it. */
export const aroundMutations = (
  schema: GraphQLSchema,
  around: (resolve: Resolver, field: GraphQLField<unknown, unknown>) => Resolver,
): GraphQLSchema => {
  const type = schema.getMutationType();
  if (isObjectType(type))
    for (const field of Object.values(type.getFields())) field.resolve = around(field.resolve ?? defaultFieldResolver, field);
  return schema;
};
