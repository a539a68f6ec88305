import { z } from 'zod';
import type { Route } from '#shared/hosting/subgraph.ts';
import { LIST_DEFAULT } from './startMailbox.ts';
import type { Mailbox } from './startMailbox.ts';

const query = z.strictObject({
  // No address here contains a space: a space in a query is a plus that was not escaped.
  to: z
    .string()
    .transform((to) => to.replaceAll(' ', '+'))
    .pipe(z.string().regex(/^[^@]+@[^@]+$/, 'must be one e-mail address'))
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number from 1 to 100')
    .transform(Number)
    .pipe(z.number().min(1).max(100))
    .default(LIST_DEFAULT),
});

// A repeated name stays a list, which no parameter accepts.
const singleOrAll = (parameters: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? values.join('') : values];
    }),
  );

/** `GET /local/mailbox?to=&limit=`: the mails to an address, newest first. Exists only with a mailbox, never in production. */
export const mailboxRoute = (mailbox: Pick<Mailbox, 'list'>): Route => ({
  method: 'GET',
  path: '/local/mailbox',
  access: 'public',
  maximumBytes: 1_024,
  handle: ({ query: parameters }) => {
    const parsed = query.safeParse(singleOrAll(parameters));
    if (parsed.success) return Promise.resolve({ status: 200, body: mailbox.list(parsed.data) });
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'query'}: ${message}`);
    return Promise.resolve({ status: 400, body: { error: { code: 'BAD_USER_INPUT', message: problems.join('; ') } } });
  },
});
