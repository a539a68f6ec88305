import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { createSeals } from './sealedMessage.ts';
import type { SealProblem } from './sealedMessage.ts';

export const serviceHeader = 'x-har-service';
export type ServiceProblem = SealProblem | 'wrong_request';

/** `pathAndQuery` as it stands on the request line, undecoded. Without a body the empty one is bound. */
export type ServiceRequest = { method: string; pathAndQuery: string; body?: string | Buffer };

const serviceSchema = z.strictObject({ method: z.string(), pathAndQuery: z.string(), bodySha256: z.string() });

const toContent = ({ method, pathAndQuery, body = '' }: ServiceRequest): z.infer<typeof serviceSchema> => ({
  method: method.toUpperCase(),
  pathAndQuery,
  bodySha256: createHash('sha256').update(body).digest('base64url'),
});

/** For calls that a machine makes for itself, such as polling the revocation log: they carry no viewer and give no viewer's rights. */
export const createServiceSigner = ({ secret, clock }: { secret: string; clock: Clock }) => {
  const sealFor = createSeals({ secret, purpose: 'service', content: serviceSchema, clock });
  return {
    signService: ({ subgraph, ...request }: ServiceRequest & { subgraph: string }): string => sealFor(subgraph).seal(toContent(request)),
  };
};

export const createServiceVerifier = ({ secret, subgraph, clock }: { secret: string; subgraph: string; clock: Clock }) => {
  const { open } = createSeals({ secret, purpose: 'service', content: serviceSchema, clock })(subgraph);
  return {
    verifyService: ({ header, ...request }: ServiceRequest & { header: string | string[] | undefined }): Result<null, ServiceProblem> => {
      const opened = open(header);
      if (!opened.ok) return opened;
      const expected = toContent(request);
      const { method, pathAndQuery, bodySha256 } = opened.value;
      const same = method === expected.method && pathAndQuery === expected.pathAndQuery && bodySha256 === expected.bodySha256;
      return same ? ok(null) : fail('wrong_request');
    },
  };
};
