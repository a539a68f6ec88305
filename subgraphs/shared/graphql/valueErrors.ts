import { GraphQLError, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { ASTNode, GraphQLInputType } from 'graphql';
import type { Message } from '../messages.ts';
import type { FaultCode } from '../faults.ts';
import type { InputPlace } from './inputPlaces.ts';

/** What is wrong with a value, as the end of a sentence about its place. It never holds the value, nor a name that is not the schema's. */
export type ValueProblem = Message;

export const isNull: ValueProblem = { fr: 'ne peut pas être nul', en: 'must not be null' };
export const isMissing: ValueProblem = { fr: 'est obligatoire', en: 'is required' };
export const hasUnknownField: ValueProblem = { fr: 'contient un champ qui n’existe pas', en: 'has a field that does not exist' };
export const isNotOneOf: ValueProblem = {
  fr: 'doit contenir un seul champ, non nul',
  en: 'must have exactly one field, which is not null',
};
export const isWrong: ValueProblem = { fr: 'n’est pas valable', en: 'is not valid' };

const expectations: Readonly<Record<string, ValueProblem>> = {
  String: { fr: 'doit être un texte', en: 'must be text' },
  ID: { fr: 'doit être un identifiant', en: 'must be an id' },
  Int: { fr: 'doit être un entier de 32 bits', en: 'must be a whole number of 32 bits' },
  Float: { fr: 'doit être un nombre', en: 'must be a number' },
  Boolean: { fr: 'doit être true ou false', en: 'must be true or false' },
  DateTime: {
    fr: 'doit être un instant qui existe, au format RFC 3339, par exemple 2026-01-31T12:00:00Z',
    en: 'must be an instant that exists, in RFC 3339, such as 2026-01-31T12:00:00Z',
  },
  Date: { fr: 'doit être un jour qui existe, au format AAAA-MM-JJ', en: 'must be a day that exists, as YYYY-MM-DD' },
  MinorUnits: { fr: 'doit être un entier entre -(2^53-1) et 2^53-1', en: 'must be a whole number between -(2^53-1) and 2^53-1' },
  SafeInt: { fr: 'doit être un entier entre -(2^53-1) et 2^53-1', en: 'must be a whole number between -(2^53-1) and 2^53-1' },
  CurrencyCode: {
    fr: 'doit être un code ISO 4217 en majuscules, par exemple EUR',
    en: 'must be an ISO 4217 code in capitals, such as EUR',
  },
};

/** What a value of this type has to be. */
export const expectationOf = (type: GraphQLInputType): ValueProblem => {
  if (isNonNullType(type) || isListType(type)) return expectationOf(type.ofType);
  if (isInputObjectType(type)) return { fr: 'doit être un objet', en: 'must be an object' };
  if (isEnumType(type)) return { fr: 'doit être une des valeurs de son type', en: 'must be one of the values of its type' };
  return expectations[type.name] ?? isWrong;
};

/**
 * An error with its text in every language, among the extensions: formatFault and the router choose one of them, and let no other extension out. The text
 * never repeats what a client sent.
 */
export const wordedError = ({
  code,
  texts,
  nodes,
  place,
}: {
  code: FaultCode;
  texts: Message;
  nodes?: readonly ASTNode[] | undefined;
  place?: InputPlace | null | undefined;
}): GraphQLError =>
  new GraphQLError(texts.en, {
    ...(nodes ? { nodes } : {}),
    ...(place && place.path.length > 0 ? { path: place.path } : {}),
    extensions: { code, texts, ...(place && place.field !== '' ? { field: place.field } : {}) },
  });

/** A value of a variable or of the document that does not fit its type. A subject that begins with $ is a variable's. */
export const valueError = ({
  subject,
  problem,
  nodes,
  place,
}: {
  subject: string;
  problem: ValueProblem;
  nodes?: readonly ASTNode[] | undefined;
  place?: InputPlace | null | undefined;
}): GraphQLError => {
  const isVariable = subject.startsWith('$');
  return wordedError({
    code: 'BAD_USER_INPUT',
    texts: {
      fr: `${isVariable ? 'La variable' : 'L’argument'} « ${subject} » ${problem.fr}.`,
      en: `${isVariable ? 'Variable' : 'Argument'} "${subject}" ${problem.en}.`,
    },
    nodes,
    place,
  });
};
