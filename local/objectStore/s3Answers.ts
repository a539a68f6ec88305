import type { StoredObject } from './objectFiles.ts';

export type S3Problem = { status: number; code: string; message: string };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const errorXml = ({ code, message }: S3Problem, resource: string): string =>
  `${DECLARATION}<Error><Code>${code}</Code><Message>${escaped(message)}</Message><Resource>${escaped(resource)}</Resource></Error>`;

export type ListQuery = {
  bucket: string;
  prefix: string;
  delimiter: string;
  maxKeys: number;
  startAfter: string;
  continuationToken: string | null;
};

type Entry = { kind: 'object'; at: string; object: StoredObject } | { kind: 'prefix'; at: string };

/** ListObjectsV2: keys in code unit order, those with a common prefix up to the delimiter as one entry. The token hides the last entry. */
export const listXml = (objects: Iterable<StoredObject>, query: ListQuery): string => {
  const { bucket, prefix, delimiter, maxKeys } = query;
  const after = query.continuationToken === null ? query.startAfter : Buffer.from(query.continuationToken, 'base64url').toString('utf8');
  const entries = new Map<string, Entry>();
  for (const object of objects) {
    if (!object.key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const at = cut < 0 ? object.key : object.key.slice(0, cut + delimiter.length);
    if (at > after) entries.set(at, cut < 0 ? { kind: 'object', at, object } : { kind: 'prefix', at });
  }
  const sorted = [...entries.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  const page = sorted.slice(0, maxKeys);
  const isTruncated = page.length > 0 && page.length < sorted.length;
  const next = isTruncated ? element('NextContinuationToken', Buffer.from(page.at(-1)?.at ?? '').toString('base64url')) : '';
  const body = [
    element('Name', bucket) + element('Prefix', prefix) + (delimiter === '' ? '' : element('Delimiter', delimiter)),
    element('MaxKeys', String(maxKeys)) + element('KeyCount', String(page.length)) + element('IsTruncated', String(isTruncated)) + next,
    ...page.map((entry) =>
      entry.kind === 'object' ? contents(entry.object) : `<CommonPrefixes>${element('Prefix', entry.at)}</CommonPrefixes>`,
    ),
  ];
  return `${DECLARATION}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${body.join('')}</ListBucketResult>`;
};

const contents = ({ key, lastModified, md5, sizeBytes }: StoredObject): string =>
  `<Contents>${element('Key', key)}${element('LastModified', lastModified)}${element('ETag', `"${md5}"`)}${element('Size', String(sizeBytes))}` +
  `${element('StorageClass', 'STANDARD')}</Contents>`;

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
