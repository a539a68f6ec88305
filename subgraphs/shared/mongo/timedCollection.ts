import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { isWithinOperation, timeLeftMs } from '../concurrency/deadline.ts';

/** The longest time of any command. */
export const longestCommandMs = 15_000;

/** The options' own limit where it is the shorter one. */
const withinTime = <Options extends { maxTimeMS?: unknown }>(options: Options): Options => {
  if (!isWithinOperation()) return options;
  const { maxTimeMS: own } = options;
  return { ...options, maxTimeMS: Math.ceil(timeLeftMs({ longestMs: typeof own === 'number' ? own : longestCommandMs })) };
};

// Which argument holds the options. The driver has no time limit that could be set once for a collection.
const optionsAt: ReadonlyMap<string | symbol, number> = new Map([
  ...['aggregate', 'countDocuments', 'deleteMany', 'deleteOne', 'find', 'findOne', 'findOneAndDelete', 'insertMany', 'insertOne'].map(
    (name): [string, number] => [name, 1],
  ),
  ...['distinct', 'findOneAndReplace', 'findOneAndUpdate', 'replaceOne', 'updateMany', 'updateOne'].map((name): [string, number] => [
    name,
    2,
  ]),
]);

/** The collection; each command of an operation ends with the operation, on the server too. */
export const timedCollection = <Row extends mongo.Document>(collection: mongo.Collection<Row>): mongo.Collection<Row> =>
  new Proxy(collection, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      const position = optionsAt.get(name);
      return (...given: unknown[]): unknown => {
        if (position !== undefined) given[position] = withinTime({ ...Object(given[position]) });
        return Reflect.apply(member, target, given);
      };
    },
  });

/** The same for what goes through models: a plugin for a connection. */
export const endQueriesInTime = (schema: mongoose.Schema): void => {
  schema.pre<mongoose.Query<unknown, unknown>>(
    /^(?:count|delete|distinct|find|replace|update)/,
    { query: true, document: false },
    function () {
      const { maxTimeMS } = withinTime({ maxTimeMS: this.getOptions().maxTimeMS });
      if (maxTimeMS !== undefined) this.setOptions({ maxTimeMS });
    },
  );
};
