import { execute, getOperationAST, parse, validate, ValuesOfCorrectTypeRule } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLError } from 'graphql';
import { runWithin, subgraphDeadline } from '../concurrency/deadline.ts';
import { recordDenials } from '../graphql/denials.ts';
import { withoutValues } from '../graphql/documentErrors.ts';
import { formatFault } from '../graphql/formatFault.ts';
import { createValueCheck } from '../graphql/variableValues.ts';
import type { Logger } from '../log.ts';
import { emptyResponseMetadata } from '../responseMetadata.ts';
import type { ResponseMetadata } from '../responseMetadata.ts';
import type { Caller } from '../viewer.ts';
import type { Subgraph } from './subgraph.ts';

export type SubgraphOperation = {
  query: string;
  document?: DocumentNode | undefined;
  variables: Record<string, unknown>;
  operationName: string | null;
};
export type SubgraphAnswer = { result: ExecutionResult; metadata: ResponseMetadata };
export type InProcessHost = { execute(operation: SubgraphOperation, caller: Caller): Promise<SubgraphAnswer> };

const maximumDocuments = 1000;

type PreparedDocument = { document: DocumentNode; errors: readonly GraphQLError[] };

/**
 * Executes a subgraph in the caller's process. Documents come from the query planner, which made them from a supergraph that was
 * composed from this very schema: they are parsed once, and of validation only the values that clients wrote into them are left, which
 * the router cannot judge because it knows no custom scalar.
 */
export const createInProcessHost = ({ subgraph, log }: { subgraph: Subgraph; log: Logger }): InProcessHost => {
  const { schema } = subgraph;
  const documents = new Map<string, PreparedDocument>();
  const checkValues = createValueCheck(schema);
  const documentOf = ({ query, document }: SubgraphOperation): PreparedDocument => {
    const known = documents.get(query);
    if (known) return known;
    const parsed = document ?? parse(query, { noLocation: true });
    const errors = validate(schema, parsed, [ValuesOfCorrectTypeRule]);
    const prepared = { document: parsed, errors: errors.length === 0 ? errors : withoutValues({ schema, document: parsed, errors }) };
    // The oldest leaves: plans are bounded by the router's own cache, so this only guards against a flood of one-off documents.
    if (documents.size >= maximumDocuments) documents.delete(documents.keys().next().value ?? '');
    documents.set(query, prepared);
    return prepared;
  };

  return {
    execute: async (operation, caller) => {
      const metadata = emptyResponseMetadata();
      const requestLog = log.child({ request_id: caller.requestId });
      const deadline = subgraphDeadline(caller.deadline);
      const contextValue = subgraph.context({ ...caller, deadline, response: metadata, log: requestLog, vouched: new WeakSet() });
      const { document, errors } = documentOf(operation);
      if (errors.length > 0) return { result: { errors }, metadata };
      const { variables, operationName } = operation;
      const node = getOperationAST(document, operationName);
      const wrongValues = node ? checkValues({ document, operation: node, variables }) : [];
      if (wrongValues.length > 0) return { result: { errors: wrongValues }, metadata };
      const result = await runWithin(deadline, () => execute({ schema, document, variableValues: variables, operationName, contextValue }));
      recordDenials({ errors: result.errors, viewer: caller.viewer, client: caller.client, log: requestLog });
      requestLog.debug({ operation: operation.operationName, failed: result.errors !== undefined }, 'operation executed');
      return { result, metadata };
    },
  };
};

/** Errors of a result as clients may see them. */
export const formattedErrors = ({ result, log, locale }: { result: ExecutionResult; log: Logger; locale: Caller['locale'] }) =>
  result.errors?.map((error) => formatFault(error, { log, locale }));
