import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { decodeCanonicalBase64url, parseCanonicalJson } from './canonicalEncoding.ts';

export const minimumSecretBytes = 32;
export const sealLifetimeMs = 30_000;
export const futureToleranceMs = 5_000;
// Node refuses a message whose headers are longer than this together.
const maximumCharacters = 16_384;
const keyBytes = 32;

/** What a message proves. Each purpose has separate keys: a proof of one kind is invalid as another. */
export type SealPurpose = 'identity' | 'service' | 'response';

/** 'expired' is said of either side of the thirty seconds, so of a message dated ahead of its reader's clock too. */
export type SealProblem = 'missing' | 'malformed' | 'bad_signature' | 'wrong_subgraph' | 'expired';

export type Seal<Content> = {
  seal: (content: Content) => string;
  open: (header: string | string[] | undefined) => Result<Content, SealProblem>;
};

const instantMs = z.int().min(0).max(8.64e15);
const envelopeSchema = z.strictObject({ v: z.literal(1), aud: z.string(), iat: instantMs, exp: instantMs, content: z.unknown() });

export const requireSecret = (secret: string): void => {
  const bytes = Buffer.byteLength(secret);
  if (bytes < minimumSecretBytes)
    throw new Error(`The service secret has ${String(bytes)} bytes; it needs ${String(minimumSecretBytes)} at least.`);
};

/** One key for each purpose and subgraph, so that a process which is handed only its own cannot speak for another. */
export const deriveSealKey = ({ secret, purpose, subgraph }: { secret: string; purpose: SealPurpose; subgraph: string }): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'har-academy/trust/v1', `${purpose}/${subgraph}`, keyBytes));

/**
 * Short-lived signed messages between our own processes, for one header: base64url(json).base64url(mac). Throws when the secret is short.
 * `aud` names the subgraph that a message is for or, in a response, from. Times are milliseconds: the thirty seconds are exact.
 */
export const createSeals = <Content>({
  secret,
  purpose,
  content,
  clock,
}: {
  secret: string;
  purpose: SealPurpose;
  content: z.ZodType<Content>;
  clock: Clock;
}) => {
  requireSecret(secret);
  const sealBySubgraph = new Map<string, Seal<Content>>();

  const createSeal = (subgraph: string): Seal<Content> => {
    const key = deriveSealKey({ secret, purpose, subgraph });
    const macOf = (payload: string): Buffer => createHmac('sha256', key).update(payload).digest();

    return {
      seal: (sealed) => {
        const iat = clock.now().getTime();
        const payload = Buffer.from(JSON.stringify({ v: 1, aud: subgraph, iat, exp: iat + sealLifetimeMs, content: sealed })).toString(
          'base64url',
        );
        return `${payload}.${macOf(payload).toString('base64url')}`;
      },
      open: (header) => {
        if (header === undefined || header === '') return fail('missing');
        // A list is a header sent twice; where Node joins the two, the comma is outside the alphabet.
        if (typeof header !== 'string' || header.length > maximumCharacters) return fail('malformed');
        const [payload = '', macText = '', ...rest] = header.split('.');
        const bytes = decodeCanonicalBase64url(payload);
        const mac = decodeCanonicalBase64url(macText);
        const expected = macOf(payload);
        if (!bytes || !mac || mac.length !== expected.length || rest.length > 0) return fail('malformed');
        const envelope = envelopeSchema.safeParse(parseCanonicalJson(bytes));
        if (!envelope.success) return fail('malformed');
        // Before the signature only to name the reason: another subgraph's message is signed by another key, and refused either way.
        if (envelope.data.aud !== subgraph) return fail('wrong_subgraph');
        if (!timingSafeEqual(mac, expected)) return fail('bad_signature');

        const { iat, exp } = envelope.data;
        const nowMs = clock.now().getTime();
        if (exp !== iat + sealLifetimeMs) return fail('malformed');
        if (nowMs > exp || iat > nowMs + futureToleranceMs) return fail('expired');
        const opened = content.safeParse(envelope.data.content);
        return opened.success ? ok(opened.data) : fail('malformed');
      },
    };
  };

  return (subgraph: string): Seal<Content> => {
    const known = sealBySubgraph.get(subgraph);
    if (known) return known;
    const created = createSeal(subgraph);
    sealBySubgraph.set(subgraph, created);
    return created;
  };
};
