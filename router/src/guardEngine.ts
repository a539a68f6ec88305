import type { GatewayExecutionResult, GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, Kind } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { isFaultCode } from '#shared/faults.ts';
import { defineScalars } from '#shared/graphql/scalars.ts';
import { createValueCheck } from '#shared/graphql/variableValues.ts';
import type { ValueCheck } from '#shared/graphql/variableValues.ts';
import type { Logger } from '#shared/log.ts';
import { clientPath, neutralize, neutralVariables, withClientNames } from './neutralNames.ts';
import type { NeutralDocument } from './neutralNames.ts';
import { ownerWitnesses } from './ownerWitnesses.ts';
import type { Witnesses } from './ownerWitnesses.ts';

type LogOf = (context: object) => Logger | null;

const withStatus = ({ message, nodes, path, extensions }: GraphQLError, status: number): GraphQLError =>
  new GraphQLError(message, { ...(nodes ? { nodes } : {}), ...(path ? { path } : {}), extensions: { ...extensions, http: { status } } });

const engineFault = (): GraphQLError =>
  new GraphQLError('The engine failed.', { extensions: { code: 'INTERNAL_SERVER_ERROR', http: { status: 500 } } });

// The engine's messages repeat values of clients and of the answer. The log keeps only the place of such an error.
const framesOf = (error: unknown): string[] =>
  error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : [];

const isOurs = ({ extensions }: GraphQLError): boolean => isFaultCode(extensions['code']);

const named = (error: GraphQLError, names: NeutralDocument): GraphQLError => {
  const { message, path, extensions } = error;
  if (!path) return error;
  const affected: unknown = extensions['affectedFields'];
  const fields = Array.isArray(affected)
    ? { affectedFields: affected.map((field) => clientPath(String(field).split('.'), names).join('.')) }
    : {};
  return new GraphQLError(message, { path: clientPath(path, names), extensions: { ...extensions, ...fields } });
};

/**
 * What the engine gets and gives, whichever engine it is. Variables are checked before anything runs. Aliases are neutral inside, and what
 * a subgraph only refers to is proved by its owner. Of an answer only data and
 * errors go out: what the engine puts beside them is about its inside, in its words.
 */
export const guardEngine = (engine: GatewayInterface, { logOf }: { logOf: LogOf }): GatewayInterface => {
  let current: { schema: GraphQLSchema; witnesses: Witnesses; checkValues: ValueCheck } | null = null;
  // Before the server receives it: its validation judges the literals of custom scalars by these.
  engine.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    defineScalars(apiSchema);
    current = { schema: apiSchema, witnesses: ownerWitnesses(coreSupergraphSdl), checkValues: createValueCheck(apiSchema) };
  });
  const loaded = () => {
    if (!current) throw new Error('an operation came before the schema');
    return current;
  };
  const known = new WeakMap<DocumentNode, NeutralDocument>();
  const neutralOf = (document: DocumentNode): NeutralDocument => {
    const found = known.get(document);
    if (found) return found;
    const neutral = neutralize(document, loaded());
    known.set(document, neutral);
    return neutral;
  };

  const answerOf = ({ data, errors }: GatewayExecutionResult, names: NeutralDocument, log: Logger | null): GatewayExecutionResult => {
    const restored = data ? withClientNames(data, names) : data;
    if (data === undefined && errors && !errors.some(isOurs)) {
      log?.error(
        { error_kind: 'engine', node_kinds: errors.map(({ nodes }) => nodes?.[0]?.kind ?? null), frames: errors.flatMap(framesOf) },
        'an operation failed',
      );
      return { errors: [engineFault()] };
    }
    return {
      ...(restored === undefined ? {} : { data: restored }),
      ...(errors ? { errors: errors.map((error) => named(error, names)) } : {}),
    };
  };

  const guard =
    (execute: GatewayExecutor): GatewayExecutor =>
    async (context) => {
      const { document, operation, request } = context;
      const variables = request.variables ?? {};
      const wrongValues = loaded().checkValues({ document, operation, variables });
      if (wrongValues.length > 0) return { errors: wrongValues.map((error) => withStatus(error, 400)) };
      const names = neutralOf(document);
      const neutralOperation = names.document.definitions[document.definitions.indexOf(operation)];
      if (neutralOperation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an operation is missing from its document');
      const log = logOf(context.context);
      try {
        const answer = await execute({
          ...context,
          document: names.document,
          operation: neutralOperation,
          request: { ...request, variables: neutralVariables(variables, names) },
        });
        return answerOf(answer, names, log);
      } catch (error) {
        log?.error({ error_kind: 'engine', frames: framesOf(error) }, 'an operation failed');
        return { errors: [engineFault()] };
      }
    };

  return {
    onSchemaLoadOrUpdate: (callback) => engine.onSchemaLoadOrUpdate(callback),
    load: async (options) => {
      const { executor } = await engine.load(options);
      return { executor: executor && guard(executor) };
    },
    stop: () => engine.stop(),
  };
};
