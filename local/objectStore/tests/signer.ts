// The client's side of Signature V4, written independently of the server's, so that both do not share a mistake.
import { createHash, createHmac } from 'node:crypto';

export type Signing = {
  method: string;
  url: URL;
  headers?: Record<string, string>;
  body?: string;
  atMs: number;
  accessKeyId: string;
  secretAccessKey: string;
};

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const stampOf = (atMs: number) => new Date(atMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
const scopeOf = (stamp: string) => `${stamp.slice(0, 8)}/eu-west-3/s3/aws4_request`;

const signatureOf = (canonical: string, stamp: string, secret: string) => {
  const key = mac(mac(mac(mac(`AWS4${secret}`, stamp.slice(0, 8)), 'eu-west-3'), 's3'), 'aws4_request');
  return mac(key, `AWS4-HMAC-SHA256\n${stamp}\n${scopeOf(stamp)}\n${hash(canonical)}`).toString('hex');
};

const sortedQuery = (url: URL) =>
  [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');

export const signedHeaders = ({
  method,
  url,
  headers = {},
  body = '',
  atMs,
  accessKeyId,
  secretAccessKey,
}: Signing): Record<string, string> => {
  const stamp = stampOf(atMs);
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-content-sha256': hash(body), 'x-amz-date': stamp };
  const names = Object.keys(all).sort();
  const lines = names.map((name) => `${name}:${all[name]}\n`).join('');
  const canonical = `${method}\n${url.pathname}\n${sortedQuery(url)}\n${lines}\n${names.join(';')}\n${hash(body)}`;
  const signature = signatureOf(canonical, stamp, secretAccessKey);
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scopeOf(stamp)}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...all, authorization };
};

export const presigned = ({
  method,
  url,
  expiresSeconds,
  atMs,
  accessKeyId,
  secretAccessKey,
}: Signing & { expiresSeconds: number }): URL => {
  const stamp = stampOf(atMs);
  const signed = new URL(url);
  signed.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
  signed.searchParams.set('X-Amz-Credential', `${accessKeyId}/${scopeOf(stamp)}`);
  signed.searchParams.set('X-Amz-Date', stamp);
  signed.searchParams.set('X-Amz-Expires', String(expiresSeconds));
  signed.searchParams.set('X-Amz-SignedHeaders', 'host');
  const canonical = `${method}\n${url.pathname}\n${sortedQuery(signed)}\nhost:${url.host}\n\nhost\nUNSIGNED-PAYLOAD`;
  signed.searchParams.set('X-Amz-Signature', signatureOf(canonical, stamp, secretAccessKey));
  return signed;
};
