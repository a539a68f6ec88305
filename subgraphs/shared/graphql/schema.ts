import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchemaModule } from '@apollo/subgraph';
import { Kind } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { enforceAccessRules } from './accessRules.ts';
import { waitForCallers } from './callerPatience.ts';
import { watchMutations } from './denials.ts';
import { readAnewForEachMutation } from './freshReads.ts';
import { answerRefusedWaits } from './refusedWaits.ts';
import { scalars } from './scalars.ts';
import { loadTypeDefs } from './sdl.ts';

/** A subgraph's executable schema from its modules' SDL and resolvers, its access rules in force. */
export const createSubgraphSchema = ({ modules, resolvers }: { modules: URL; resolvers: object }): GraphQLSchema => {
  const typeDefs = loadTypeDefs(modules);
  const defined = new Set(
    typeDefs.definitions.flatMap((definition) => (definition.kind === Kind.SCALAR_TYPE_DEFINITION ? [definition.name.value] : [])),
  );
  const used = Object.fromEntries(Object.entries(scalars).filter(([name]) => defined.has(name)));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...resolvers, ...used } as NonNullable<GraphQLSchemaModule['resolvers']> }]);
  return watchMutations(answerRefusedWaits(waitForCallers(enforceAccessRules(readAnewForEachMutation(schema)))));
};
