import { otherSubgraphs } from '#events/envelope.ts';
import { erasureAnswers } from '#events/erasure.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { ErasureService } from './erasure.service.ts';

/** The answers of the other subgraphs. */
export const erasureConsumers = (service: ErasureService): readonly EventConsumer[] =>
  otherSubgraphs.flatMap((participant) => {
    const { answered, completed } = erasureAnswers[participant];
    return [
      consumer(answered, ({ event: { payload }, session }) => service.recordAnswer({ ...payload, participant, session })),
      consumer(completed, ({ event: { payload }, session }) => service.recordCompletion({ ...payload, part: participant, session })),
    ];
  });
