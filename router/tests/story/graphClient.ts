import { z } from 'zod';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
});
export type Answer = z.output<typeof answerSchema> & { status: number; headers: Headers };

export type Ask = {
  query: string;
  variables?: Record<string, unknown>;
  accessToken?: string | undefined;
  headers?: Record<string, string>;
};

/** A client as a frontend would write it: one POST, JSON in and out. */
export const ask = async (url: string, { query, variables = {}, accessToken, headers = {} }: Ask): Promise<Answer> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return { ...answerSchema.parse(await response.json()), status: response.status, headers: response.headers };
};

/** The data of an operation that must not fail, shaped by `schema`; the errors stand in the message when it does. */
export const dataOf = async <Data>(url: string, schema: z.ZodType<Data>, request: Ask): Promise<Data> => {
  const answer = await ask(url, request);
  if (answer.errors) throw new Error(`${request.query}\n${JSON.stringify(answer.errors, null, 2)}`);
  return schema.parse(answer.data);
};

/** Asks again until `isThere`, as long as an event may take to arrive; answers the last answer either way. */
export const eventually = async <Value>(
  look: () => Promise<Value>,
  isThere: (value: Value) => boolean,
  timeoutMs = 20_000,
): Promise<Value> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (isThere(value) || Date.now() > deadline) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
