import { GraphQLError, GraphQLScalarType, isScalarType, Kind } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { currencyDigits } from '#events/currencies.ts';

const refuse = (name: string, expected: string): never => {
  throw new GraphQLError(`${name} must be ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } });
};

const instantPattern = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

// The round trip refuses days such as 2026-02-30, which Date would carry over into March.
const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const parseInstant = (value: unknown): Date => {
  if (typeof value !== 'string' || !instantPattern.test(value))
    return refuse('DateTime', 'an instant in RFC 3339, such as 2026-01-31T12:00:00Z');
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) || !isDay(value.slice(0, 10)) ? refuse('DateTime', 'an instant that exists') : instant;
};

const parseDay = (value: unknown): string => {
  if (typeof value !== 'string' || !dayPattern.test(value)) return refuse('Date', 'a day as YYYY-MM-DD');
  return isDay(value) ? value : refuse('Date', 'a day that exists');
};

const parseSafeInteger =
  (name: string) =>
  (value: unknown): number =>
    typeof value === 'number' && Number.isSafeInteger(value) ? value : refuse(name, 'an integer between -(2^53-1) and 2^53-1');

const parseCurrency = (value: unknown): string =>
  typeof value === 'string' && currencyDigits.has(value) ? value : refuse('CurrencyCode', 'an ISO 4217 code in capitals, such as EUR');
// What was stored in a currency that is withdrawn since can still be read.
const serializeCurrency = (value: unknown): string =>
  typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : refuse('CurrencyCode', 'an ISO 4217 code in capitals, such as EUR');

/** Validation knows the place of a value only when its scalar throws a plain error: an error of GraphQL's it passes on as it is. */
const parsedLiteral = <Value>(parse: (value: unknown) => Value, value: unknown): Value => {
  try {
    return parse(value);
  } catch {
    throw new TypeError('not a value of this type');
  }
};

const integerScalar = (name: string) =>
  new GraphQLScalarType<number, number>({
    name,
    serialize: parseSafeInteger(name),
    parseValue: parseSafeInteger(name),
    parseLiteral: (node) => parsedLiteral(parseSafeInteger(name), node.kind === Kind.INT ? Number(node.value) : null),
  });

/** The scalars of the shared SDL. DateTime is a Date inside the subgraphs, the others stay what they are in JSON. */
export const scalars = {
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => {
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
      throw new TypeError('DateTime serialises a Date only');
    },
    parseValue: parseInstant,
    parseLiteral: (node) => parsedLiteral(parseInstant, node.kind === Kind.STRING ? node.value : null),
  }),
  Date: new GraphQLScalarType<string, string>({
    name: 'Date',
    serialize: parseDay,
    parseValue: parseDay,
    parseLiteral: (node) => parsedLiteral(parseDay, node.kind === Kind.STRING ? node.value : null),
  }),
  MinorUnits: integerScalar('MinorUnits'),
  SafeInt: integerScalar('SafeInt'),
  CurrencyCode: new GraphQLScalarType<string, string>({
    name: 'CurrencyCode',
    serialize: serializeCurrency,
    parseValue: parseCurrency,
    parseLiteral: (node) => parsedLiteral(parseCurrency, node.kind === Kind.STRING ? node.value : null),
  }),
};

/** Gives a schema that knows scalars by their names alone, as the router's does, the rules of their values. */
export const defineScalars = (schema: GraphQLSchema): void => {
  for (const { name, parseValue, parseLiteral } of Object.values(scalars)) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral });
  }
};
