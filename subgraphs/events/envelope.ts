import { z } from 'zod';

export const subgraphNames = ['auth', 'course', 'payment', 'ai', 'community'] as const;
export type SubgraphName = (typeof subgraphNames)[number];
/** Everybody but auth, which asks each of them when it is about a person. */
export type OtherSubgraph = Exclude<SubgraphName, 'auth'>;
export const otherSubgraphs: readonly OtherSubgraph[] = subgraphNames.filter((name) => name !== 'auth');

const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), userId: z.string().min(1) }),
  z.object({ kind: z.literal('system'), name: z.string().min(1) }),
]);
/** Who caused it: a person, or the named process that acted by itself (a webhook, a sweep). */
export type Actor = z.output<typeof actorSchema>;

const headSchema = z.object({
  id: z.string().regex(/^evt_[0-9a-z]{26}$/),
  type: z.string().min(1),
  version: z.int().positive(),
  publisher: z.enum(subgraphNames),
  // sequence is the aggregate's revision: consumers ignore whatever is not newer than what they hold.
  aggregate: z.object({ type: z.string().min(1), id: z.string().min(1), sequence: z.int().nonnegative() }),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  actor: actorSchema,
  organizationId: z.string().nullable(),
  traceparent: z.string().nullable(),
  requestId: z.string().nullable(),
});

/** Any event as it travels, its payload not yet looked at. */
export const envelopeSchema = headSchema.extend({ payload: z.unknown() });
export type AnyEnvelope = z.output<typeof envelopeSchema>;
export type Envelope<Type extends string, Payload> = Omit<AnyEnvelope, 'type' | 'payload'> & { type: Type; payload: Payload };

/** What a service says has happened. The outbox adds the identity, the recording time and the circumstances. */
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
  /** The payload's fields that name a person with whom the event goes, delivered or not. Whoever has not heard of it hears of the erasure instead. */
  goesWith: readonly string[];
  /** Throws on a payload that breaks the contract: a publisher's own mistake, never an expected outcome. Unknown fields are dropped. */
  draft(input: DraftInput<Payload>): EventDraft<Type, Payload>;
  parse(candidate: unknown): ParsedEvent<Type, Payload>;
};
export type PayloadOf<Contract> = Contract extends EventContract<string, infer Payload> ? Payload : never;

/** One kind of event in one version: who says it, of what, to whom, and the shape of what is said. */
export const defineEvent = <const Type extends string, Payload>({
  type,
  version,
  publisher,
  aggregateType,
  payload: payloadSchema,
  consumers,
  goesWith,
}: {
  type: Type;
  version: number;
  publisher: SubgraphName;
  aggregateType: string;
  payload: z.ZodType<Payload>;
  consumers: readonly SubgraphName[];
  goesWith: readonly (keyof Payload & string)[];
}): EventContract<Type, Payload> => {
  const contractHead = headSchema.extend({ type: z.literal(type), version: z.literal(version), publisher: z.literal(publisher) });
  return {
    type,
    version,
    publisher,
    aggregateType,
    consumers,
    goesWith,
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

// Paths and rules only: a payload's values may be personal and end up in a log.
const problemsOf = (error: z.ZodError): readonly string[] => error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
