import { defaultFieldResolver } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { answerBy, Deadline } from '../concurrency/deadline.ts';
import { timedOut } from '../faults.ts';

const deadlineOf = (context: unknown): Deadline | null =>
  typeof context === 'object' && context !== null && 'deadline' in context && context.deadline instanceof Deadline
    ? context.deadline
    : null;

/** A root field that hangs is TIMEOUT by itself, in time for the router to receive the other fields. The schema is changed by it. */
export const endRootFieldsInTime = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        const deadline = deadlineOf(context);
        const result: unknown = resolve(source, args, context, info);
        if (deadline === null || !(result instanceof Promise)) return result;
        return answerBy({
          deadline,
          work: result,
          late: () => {
            throw timedOut();
          },
        });
      };
    }
  return schema;
};
