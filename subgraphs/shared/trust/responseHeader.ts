import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ResponseMetadata } from '../responseMetadata.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { locales } from '../viewer.ts';
import { openedViewer, sealedViewer, signedInSchema } from './identity.ts';
import { createSeals } from './sealedMessage.ts';
import type { SealProblem } from './sealedMessage.ts';

export const responseHeader = 'x-har-response';
export type ResponseHeaderProblem = SealProblem | 'wrong_request';

// What fits a Set-Cookie line without quoting, so that no value can add an attribute or a second header.
const metadataSchema = z.strictObject({
  cookies: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
        value: z.string().regex(/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{0,2048}$/),
        path: z.string().regex(/^\/[A-Za-z0-9/_.~-]{0,255}$/),
        maxAgeSeconds: z.int().min(0),
      }),
    )
    .max(4),
  retryAfterSeconds: z.number().min(0).nullable(),
  signIns: z
    .array(z.strictObject({ viewer: signedInSchema, locale: z.enum(locales) }))
    .max(2)
    .optional(),
});
type SealedMetadata = z.infer<typeof metadataSchema>;
const answerSchema = z.strictObject({ requestId: z.string(), metadata: metadataSchema });

const toSealed = ({ signIns, ...metadata }: ResponseMetadata): SealedMetadata => ({
  ...metadata,
  ...(signIns ? { signIns: signIns.map(({ viewer, locale }) => ({ viewer: sealedViewer(viewer), locale })) } : {}),
});
const toMetadata = ({ signIns, ...metadata }: SealedMetadata): ResponseMetadata => ({
  ...metadata,
  ...(signIns ? { signIns: signIns.map(({ viewer, locale }) => ({ viewer: openedViewer(viewer), locale })) } : {}),
});

/** The subgraph's side. Throws on a cookie that no Set-Cookie line can carry: better there than dropped without a word by the router. */
export const createResponseSigner = ({ secret, subgraph, clock }: { secret: string; subgraph: string; clock: Clock }) => {
  const { seal } = createSeals({ secret, purpose: 'response', content: answerSchema, clock })(subgraph);
  return {
    sign: ({ requestId, metadata }: { requestId: string; metadata: ResponseMetadata }): string =>
      seal(answerSchema.parse({ requestId, metadata: toSealed(metadata) })),
  };
};

/** The router's side. Whatever the problem, the answer's data stands and its metadata is ignored; only 'missing' is usual. */
export const createResponseVerifier = ({ secret, clock }: { secret: string; clock: Clock }) => {
  const sealFor = createSeals({ secret, purpose: 'response', content: answerSchema, clock });
  return {
    verify: ({
      subgraph,
      requestId,
      header,
    }: {
      subgraph: string;
      requestId: string;
      header: string | string[] | undefined;
    }): Result<ResponseMetadata, ResponseHeaderProblem> => {
      const opened = sealFor(subgraph).open(header);
      if (!opened.ok) return opened;
      return opened.value.requestId === requestId ? ok(toMetadata(opened.value.metadata)) : fail('wrong_request');
    },
  };
};
