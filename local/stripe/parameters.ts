import { z } from 'zod';
import { done, invalidRequest } from './failure.ts';
import type { Outcome, Refusal } from './failure.ts';
import type { FormRecord } from './form.ts';

// Every value arrives as text. These schemas state the format of the text.
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
export const text = z.string().min(1).max(5_000);
/** '' clears the field; an absent value leaves it unchanged. */
export const clearable = z
  .string()
  .max(5_000)
  .transform((value) => (value === '' ? null : value));
export const list = z.record(z.string(), z.string()).transform((positions) => Object.values(positions));
/** A parameter that this version of the API no longer has. */
export const noLongerSupported = ({ name, instead }: { name: string; instead: string }) =>
  z.unknown().refine(() => false, {
    params: { code: `${name}_no_longer_supported` },
    error: `${name} is no longer supported in this API version. Use ${instead} instead.`,
  });
export const url = z.string().refine((value) => URL.canParse(value), { params: { code: 'url_invalid' }, error: 'Not a valid URL' });

const metadataLimits = { keys: 50, keyLength: 40, valueLength: 500 };

/** '' as a value removes the key, '' instead of the record removes all keys. */
export const metadata = z.union([z.literal(''), z.record(z.string(), z.string())]).superRefine((value, context) => {
  if (value === '') return;
  const entries = Object.entries(value);
  if (entries.length > metadataLimits.keys) context.addIssue('You can have up to 50 metadata keys.');
  for (const [key, entry] of entries) {
    if (key.length > metadataLimits.keyLength)
      context.addIssue({ code: 'custom', path: [key], message: 'Metadata keys can be up to 40 characters long.' });
    if (entry.length > metadataLimits.valueLength)
      context.addIssue({ code: 'custom', path: [key], message: 'Metadata values can be up to 500 characters long.' });
  }
});

export const mergeMetadata = (current: Record<string, string>, change: z.output<typeof metadata> | undefined): Record<string, string> => {
  if (change === undefined) return current;
  if (change === '') return {};
  return Object.fromEntries(Object.entries({ ...current, ...change }).filter(([, value]) => value !== ''));
};

const range = z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() });
/** A point in time, or a range around it, in seconds. */
export const created = z.union([integer.transform((at) => ({ gte: at, lte: at })), range]);
export const paging = {
  limit: integer.refine((limit) => limit >= 1 && limit <= 100, 'Invalid integer: limit must be between 1 and 100').optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: created.optional(),
};

const paramName = (path: readonly PropertyKey[]): string =>
  path.map((segment, position) => (position === 0 ? String(segment) : `[${String(segment)}]`)).join('');

const refusalOf = (issue: z.core.$ZodIssue): Refusal => {
  const param = paramName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const name = paramName([...issue.path, issue.keys[0] ?? '']);
    return invalidRequest({ message: `Received unknown parameter: ${name}`, param: name, code: 'parameter_unknown' });
  }
  if (issue.input === undefined && issue.code !== 'custom')
    return invalidRequest({ message: `Missing required param: ${param}.`, param, code: 'parameter_missing' });
  if (issue.input === '' && issue.code === 'too_small')
    return invalidRequest({ message: `You passed an empty string for '${param}'.`, param, code: 'parameter_invalid_empty' });
  if (issue.code === 'invalid_format')
    return invalidRequest({ message: `Invalid integer: ${String(issue.input)}`, param, code: 'parameter_invalid_integer' });
  if (issue.code === 'invalid_value')
    return invalidRequest({ message: `Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`, param });
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return invalidRequest({ message: issue.message, param, ...(typeof code === 'string' && { code }) });
};

/** The first problem of the parameters, in Stripe's words, or the parsed parameters. */
export const readParameters = <Schema extends z.ZodType>(schema: Schema, form: FormRecord): Outcome<z.output<Schema>> => {
  const parsed = schema.safeParse(form, { reportInput: true });
  if (parsed.success) return done(parsed.data);
  const [issue] = parsed.error.issues;
  return issue ? refusalOf(issue) : invalidRequest({ message: 'Invalid request.' });
};
