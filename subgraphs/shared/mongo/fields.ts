import { Schema } from 'mongoose';

declare const value: unique symbol;

/** The definition of one stored field, with the type of its value. */
export type Field<Value> = { readonly definition: unknown; readonly isOptional: boolean; readonly [value]?: Value };
type RequiredField<Value> = Field<Value> & { readonly isOptional: false };
type OptionalField<Value> = Field<Value> & { readonly isOptional: true };

/** A plain constructor stands for a value that is always there; everything else is made by the functions below. */
type Scalar = StringConstructor | NumberConstructor | BooleanConstructor | DateConstructor;
export type FieldDefinition = Scalar | Field<unknown>;
export type Shape = Readonly<Record<string, FieldDefinition>>;

type ValueOf<Definition> = Definition extends StringConstructor
  ? string
  : Definition extends NumberConstructor
    ? number
    : Definition extends BooleanConstructor
      ? boolean
      : Definition extends DateConstructor
        ? Date
        : Definition extends Field<infer Value>
          ? Value
          : never;
type OptionalNames<Fields extends Shape> = {
  [Name in keyof Fields]: Fields[Name] extends OptionalField<unknown> ? Name : never;
}[keyof Fields];

export type Flat<Value> = { [Name in keyof Value]: Value[Name] };

/** The value that a shape describes. */
export type ValueOfShape<Fields extends Shape> = Flat<
  {
    -readonly [Name in Exclude<keyof Fields, OptionalNames<Fields>>]: ValueOf<Fields[Name]>;
  } & { -readonly [Name in OptionalNames<Fields>]?: ValueOf<Fields[Name]> }
>;

const definitionOf = (field: FieldDefinition): unknown => (typeof field === 'function' ? { type: field } : field.definition);

// Types say what has to be there. A default would be written into upserts that never named the field.
const noDefault = { default: undefined };

/** A mongoose schema that refuses, in writes and in filters, every name the shape lacks. */
export const schemaOf = ({ fields, isRow }: { fields: Shape; isRow: boolean }): Schema =>
  new Schema(
    {
      ...(isRow ? { _id: { type: String, required: true } } : {}),
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, definitionOf(field)])),
    },
    {
      ...(isRow ? {} : { _id: false }),
      id: false,
      versionKey: false,
      strict: 'throw',
      strictQuery: 'throw',
      // Off: an empty object is stored as it is given.
      minimize: false,
      autoIndex: false,
      autoCreate: false,
    },
  );

/** A value or null. */
export const nullable = <Definition extends FieldDefinition>(field: Definition): RequiredField<ValueOf<Definition> | null> => ({
  definition: definitionOf(field),
  isOptional: false,
});

/** A value that rows may lack, for partial indexes and expiry. */
export const optional = <Definition extends FieldDefinition>(field: Definition): OptionalField<ValueOf<Definition>> => ({
  definition: definitionOf(field),
  isOptional: true,
});

/** One of the given texts. */
export const oneOf = <const Values extends readonly string[]>(values: Values): RequiredField<Values[number]> => ({
  definition: { type: String, enum: [...values] },
  isOptional: false,
});

/** A list, in the order that was stored. */
export const listOf = <Definition extends FieldDefinition>(item: Definition): RequiredField<ValueOf<Definition>[]> => ({
  definition: { type: [definitionOf(item)], ...noDefault },
  isOptional: false,
});

/** An object within the row. */
export const embedded = <const Fields extends Shape>(fields: Fields): RequiredField<ValueOfShape<Fields>> => ({
  definition: { type: schemaOf({ fields, isRow: false }), ...noDefault },
  isOptional: false,
});

/** Binary data, as a Buffer in writes and in documents. A lean read returns the driver's Binary instead. */
export const bytes: RequiredField<Buffer> = { definition: { type: Schema.Types.Buffer }, isOptional: false };

/** A value of any shape, checked by its owner when it is written and when it is read. */
export const json = <Value>(): RequiredField<Value> => ({ definition: { type: Schema.Types.Mixed }, isOptional: false });
