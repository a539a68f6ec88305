import type { GraphQLSchema } from 'graphql';
import { runForCaller } from '../concurrency/patience.ts';
import { aroundMutations } from './mutationFields.ts';

const deadlineOf = (context: unknown): Date | null =>
  typeof context === 'object' && context !== null && 'deadline' in context && context.deadline instanceof Date ? context.deadline : null;

/** What a mutation waits for behind others knows until when its caller waits. */
export const waitForCallers = (schema: GraphQLSchema): GraphQLSchema =>
  aroundMutations(schema, (resolve) => (source, args, context, info) => {
    const deadline = deadlineOf(context);
    const work = () => resolve(source, args, context, info);
    return deadline === null ? work() : runForCaller({ deadline, work });
  });
