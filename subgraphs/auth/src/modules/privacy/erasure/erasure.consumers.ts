import { otherSubgraphs } from '#events/envelope.ts';
import { erasureAnswers } from '#events/erasure.ts';
import { consumer } from '#shared/events/inbox.ts';
import type { EventConsumer } from '#shared/events/inbox.ts';
import type { ErasureService } from './erasure.service.ts';

/** What the others answer. The service is asked for when an event is there, and not before. */
export const erasureConsumers = (service: () => ErasureService): readonly EventConsumer[] =>
  otherSubgraphs.flatMap((participant) => {
    const { answered, completed } = erasureAnswers[participant];
    return [
      consumer(answered, ({ event: { payload }, session }) => service().takeAnswer({ ...payload, participant, session })),
      consumer(completed, ({ event: { payload }, session }) => service().takeCompletion({ ...payload, part: participant, session })),
    ];
  });
