import { z } from 'zod';
import { forEachName, subgraphNames } from '../manifest.ts';
import type { SubgraphName } from '../manifest.ts';

export { subgraphNames };
export type { SubgraphName };
/** The subgraphs that auth asks about a person. */
export type OtherSubgraph = Exclude<SubgraphName, 'auth'>;
export const otherSubgraphs: readonly OtherSubgraph[] = subgraphNames.filter((name): name is OtherSubgraph => name !== 'auth');
/** A value for each of them, by its name. */
export const forEachOther = <Value>(valueOf: (name: OtherSubgraph) => Value): Record<OtherSubgraph, Value> =>
  forEachName(otherSubgraphs, valueOf);

const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), userId: z.string().min(1) }),
  z.object({ kind: z.literal('system'), name: z.string().min(1) }),
]);
/** The cause of an event: a person, or a named process of the system (a webhook, a sweep). */
export type Actor = z.output<typeof actorSchema>;

const headSchema = z.object({
  id: z.string().regex(/^evt_[0-9a-z]{26}$/),
  type: z.string().min(1),
  version: z.int().positive(),
  publisher: z.enum(subgraphNames),
  // sequence is the aggregate's revision. Consumers ignore events that are not newer than their copy.
  aggregate: z.object({ type: z.string().min(1), id: z.string().min(1), sequence: z.int().nonnegative() }),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  actor: actorSchema,
  organizationId: z.string().nullable(),
  traceparent: z.string().nullable(),
  requestId: z.string().nullable(),
});

/** Any event in transport, its payload not parsed. */
export const envelopeSchema = headSchema.extend({ payload: z.unknown() });
export type AnyEnvelope = z.output<typeof envelopeSchema>;
export type Envelope<Type extends string, Payload> = Omit<AnyEnvelope, 'type' | 'payload'> & { type: Type; payload: Payload };

/** An event as a service publishes it. The outbox adds its id, the recording time and the context. */
export type EventDraft<Type extends string = string, Payload = unknown> = Pick<
  AnyEnvelope,
  'version' | 'publisher' | 'aggregate' | 'occurredAt' | 'organizationId'
> & { type: Type; payload: Payload; consumers: readonly SubgraphName[] };

export type DraftInput<Payload> = {
  aggregateId: string;
  /** The aggregate's revision after the change. */
  sequence: number;
  occurredAt: Date;
  organizationId?: string | null;
  payload: Payload;
};

export type ParsedEvent<Type extends string, Payload> =
  { ok: true; event: Envelope<Type, Payload> } | { ok: false; problems: readonly string[] };

export type EventContract<Type extends string = string, Payload = unknown> = {
  type: Type;
  version: number;
  publisher: SubgraphName;
  aggregateType: string;
  consumers: readonly SubgraphName[];
  /**
   * The payload fields with the person that the event is about. An erasure deletes the event, delivered or not: consumers receive the
   * erasure instead.
   */
  subjectFields: readonly string[];
  /** Throws on a payload that breaks the contract, which is a bug of the publisher. Drops unknown fields. */
  draft(input: DraftInput<Payload>): EventDraft<Type, Payload>;
  parse(candidate: unknown): ParsedEvent<Type, Payload>;
};
export type PayloadOf<Contract> = Contract extends EventContract<string, infer Payload> ? Payload : never;

/** One version of one type of event: its publisher, its aggregate, its consumers and the shape of its payload. */
export const defineEvent = <const Type extends string, Payload>({
  type,
  version,
  publisher,
  aggregateType,
  payload: payloadSchema,
  consumers,
  subjectFields,
}: {
  type: Type;
  version: number;
  publisher: SubgraphName;
  aggregateType: string;
  payload: z.ZodType<Payload>;
  consumers: readonly SubgraphName[];
  subjectFields: readonly (keyof Payload & string)[];
}): EventContract<Type, Payload> => {
  const contractHead = headSchema.extend({ type: z.literal(type), version: z.literal(version), publisher: z.literal(publisher) });
  return {
    type,
    version,
    publisher,
    aggregateType,
    consumers,
    subjectFields,
    draft: ({ aggregateId, sequence, occurredAt, organizationId = null, payload }) => ({
      type,
      version,
      publisher,
      aggregate: headSchema.shape.aggregate.parse({ type: aggregateType, id: aggregateId, sequence }),
      occurredAt: occurredAt.toISOString(),
      organizationId,
      payload: payloadSchema.parse(payload),
      consumers,
    }),
    parse: (candidate) => {
      const envelope = envelopeSchema.safeParse(candidate);
      if (!envelope.success) return { ok: false, problems: problemsOf(envelope.error) };
      const head = contractHead.safeParse(envelope.data);
      if (!head.success) return { ok: false, problems: problemsOf(head.error) };
      const payload = payloadSchema.safeParse(envelope.data.payload);
      if (!payload.success) return { ok: false, problems: problemsOf(payload.error) };
      return { ok: true, event: { ...head.data, type, payload: payload.data } };
    },
  };
};

// Paths and rules only: the values of a payload may be personal and must not reach a log.
const problemsOf = (error: z.ZodError): readonly string[] => error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
