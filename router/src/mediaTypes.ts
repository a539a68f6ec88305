/** Media types of an answer, best first. */
const json = 'application/json';
const graphqlJson = 'application/graphql-response+json';
const html = 'text/html';

type MediaRange = { range: string; weight: number };

const rangesOf = (accept: string): MediaRange[] =>
  accept.split(',').map((item) => {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = quality === undefined ? 1 : Number(quality);
    return { range, weight: Number.isNaN(weight) ? 0 : weight };
  });

/** How much a client wants a type: by the most specific range that covers it. */
const weightOf = (ranges: readonly MediaRange[], type: string): number => {
  const covering = [type, `${type.split('/')[0] ?? ''}/*`, '*/*'].map((range) => ranges.find((each) => each.range === range));
  return covering.find((range) => range !== undefined)?.weight ?? 0;
};

export type AcceptedType = typeof json | typeof graphqlJson | typeof html;

/** The type to answer in; null where the client takes none of ours. Without an Accept header it takes all. */
export const acceptedType = ({ accept, withPage }: { accept: string | undefined; withPage: boolean }): AcceptedType | null => {
  if (accept === undefined || accept.trim() === '') return json;
  const ranges = rangesOf(accept);
  const offered: readonly AcceptedType[] = [json, graphqlJson, ...(withPage ? ([html] as const) : [])];
  const weighed = offered.map((type) => ({ type, weight: weightOf(ranges, type), place: ranges.findIndex(({ range }) => range === type) }));
  const wanted = weighed.filter(({ weight }) => weight > 0);
  // Of equal weight, a type that is named goes before one that a wildcard covers, and the first named before the others.
  const rank = (place: number): number => (place < 0 ? ranges.length : place);
  return wanted.sort((one, other) => other.weight - one.weight || rank(one.place) - rank(other.place))[0]?.type ?? null;
};

const trimmed = (text: string): string => text.trim().toLowerCase();

/** Exactly JSON in UTF-8, with or without saying the latter. */
export const isOurJson = (contentType: string | undefined): boolean => {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map(trimmed);
  const named = parameters.filter((parameter) => parameter !== '');
  const [charset] = named;
  if (type !== json || named.length > 1) return false;
  if (charset === undefined) return true;
  const [name = '', ...value] = charset.split('=').map(trimmed);
  return name === 'charset' && ['utf-8', 'utf8', '"utf-8"', '"utf8"'].includes(value.join('='));
};
