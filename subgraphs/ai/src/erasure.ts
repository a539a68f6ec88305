import type { Connection } from 'mongoose';
import { eraseUnderWay, eraseRows } from '#shared/privacy/eraseRows.ts';
import type { AssistantModels } from './modules/assistant/assistant.model.ts';
import { projectionNames } from './projections/projections.model.ts';

const threadsAtOnce = 100;

/** What there is here of a person: questions and their answers, and what the person may read. Trends count enrolments and name nobody. */
export const eraseAsker =
  ({ connection, models: { threads, messages } }: { connection: Connection; models: AssistantModels }) =>
  async ({ userId }: { userId: string }): Promise<void> => {
    for (;;) {
      const found = await threads.find({ ownerId: userId }, { _id: 1 }).limit(threadsAtOnce).lean();
      if (found.length === 0) break;
      const threadIds = found.map(({ _id }) => _id);
      // Messages first: a crash in between leaves the thread, by which the rest of them is found.
      await eraseRows({ connection, collection: messages.collection.name, filter: { threadId: { $in: threadIds } } });
      await threads.deleteMany({ _id: { $in: threadIds } });
    }
    await eraseRows({ connection, collection: projectionNames.enrollments, filter: { learnerId: userId } });
    await eraseRows({ connection, collection: projectionNames.entitlements, filter: { userId } });
    await eraseUnderWay({ connection, userId });
  };
