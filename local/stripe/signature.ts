import { createHmac } from 'node:crypto';

/** The Stripe-Signature header: one v1 for each secret, so that a secret can be rotated without losing an event. */
export const signatureHeader = ({ body, secrets, atSeconds }: { body: string; secrets: readonly string[]; atSeconds: number }): string =>
  [`t=${atSeconds}`, ...secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex')}`)].join(
    ',',
  );
