import type { Connection } from 'mongoose';
import { eraseUnderWay, eraseRows } from '#shared/privacy/eraseRows.ts';
import type { AssistantModels } from './modules/assistant/assistant.model.ts';
import { projectionNames } from './projections/projections.model.ts';

/** What there is here of a person: questions and their answers, and what the person may read. Trends count enrolments and name nobody. */
export const eraseAsker =
  ({ connection, models: { threads, messages } }: { connection: Connection; models: AssistantModels }) =>
  async ({ userId }: { userId: string }): Promise<void> => {
    for (const { name } of [messages.collection, threads.collection])
      await eraseRows({ connection, collection: name, filter: { ownerId: userId } });
    await eraseRows({ connection, collection: projectionNames.enrollments, filter: { learnerId: userId } });
    await eraseRows({ connection, collection: projectionNames.entitlements, filter: { userId } });
    await eraseUnderWay({ connection, userId });
  };
