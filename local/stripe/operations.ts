import { z } from 'zod';
import { createCustomer } from './customers.ts';
import { done, missing } from './failure.ts';
import type { Outcome } from './failure.ts';
import type { FormRecord } from './form.ts';
import type { JsonObject } from './json.ts';
import { listOf } from './listing.ts';
import { list, paging, readParameters, text } from './parameters.ts';
import { paymentMethodNamed } from './paymentMethods.ts';
import { cancelPaymentIntent, confirmPaymentIntent, createPaymentIntent, updatePaymentIntent } from './paymentIntents.ts';
import { createRefund, updateRefund } from './refunds.ts';
import {
  balanceTransactionResource,
  chargeResource,
  customerResource,
  eventResource,
  paymentIntentResource,
  paymentMethodResource,
  refundResource,
} from './resources.ts';
import type { Table, Work } from './state.ts';

type Asked = { id: string; form: FormRecord };
export type Operation = { name: string; method: 'GET' | 'POST'; pattern: RegExp; run: (work: Work, asked: Asked) => Outcome<JsonObject> };

const operation = (name: string, route: `${'GET' | 'POST'} /${string}`, run: Operation['run']): Operation => {
  const [method, path = ''] = route.split(' ');
  return { name, method: method === 'GET' ? 'GET' : 'POST', pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`), run };
};

type Retrieving<Row extends { id: string }> = {
  table: (work: Work) => Table<Row>;
  kind: string;
  resource: (work: Work, row: Row) => JsonObject;
};

const nothing = z.strictObject({});
// A browser without a secret key reads an intent with its client secret. The SDK may send it as well.
const clientReading = z.strictObject({ client_secret: text.optional() });

const retrieve =
  <Row extends { id: string }>({ table, kind, resource }: Retrieving<Row>, schema: z.ZodType = nothing): Operation['run'] =>
  (work, { id, form }) => {
    const read = readParameters(schema, form);
    if (!read.ok) return read;
    const row = table(work).rows.get(id);
    return row ? done(resource(work, row)) : missing({ kind, id });
  };

type ListOf<Row extends { id: string; created: number }, Filter> = Retrieving<Row> & {
  url: string;
  filter: z.ZodType<Filter>;
  matches: (row: Row, filter: Filter) => boolean;
};

type PagingFilter = z.output<z.ZodObject<typeof paging>>;

const listing =
  <Row extends { id: string; created: number }, Filter extends PagingFilter>({
    table,
    kind,
    resource,
    url,
    filter,
    matches,
  }: ListOf<Row, Filter>): Operation['run'] =>
  (work, { form }) => {
    const read = readParameters(filter, form);
    if (!read.ok) return read;
    return listOf({
      table: table(work),
      url,
      kind,
      paging: read.value,
      matches: (row) => matches(row, read.value),
      resource: (row) => resource(work, row),
    });
  };

const matchesFilter = (asked: string | undefined, actual: string | null): boolean => asked === undefined || asked === actual;

const intents = {
  kind: 'payment_intent',
  table: ({ state }: Work) => state.paymentIntents,
  resource: ({ state }: Work, row: Parameters<typeof paymentIntentResource>[1]) => paymentIntentResource(state, row),
};
const charges = {
  kind: 'charge',
  table: ({ state }: Work) => state.charges,
  resource: ({ state }: Work, row: Parameters<typeof chargeResource>[1]) => chargeResource(state, row),
};
const refunds = {
  kind: 'refund',
  table: ({ state }: Work) => state.refunds,
  resource: ({ state }: Work, row: Parameters<typeof refundResource>[1]) => refundResource(state, row),
};
const customers = {
  kind: 'customer',
  table: ({ state }: Work) => state.customers,
  resource: (_: Work, row: Parameters<typeof customerResource>[0]) => customerResource(row),
};
const transactions = {
  kind: 'balance_transaction',
  table: ({ state }: Work) => state.balanceTransactions,
  resource: (_: Work, row: Parameters<typeof balanceTransactionResource>[0]) => balanceTransactionResource(row),
};
const events = {
  kind: 'event',
  table: ({ state }: Work) => state.events,
  resource: ({ state }: Work, row: Parameters<typeof eventResource>[0]) => ({
    ...eventResource(row),
    pending_webhooks: state.deliveries.rows.has(row.id) ? 1 : 0,
  }),
};

/** The operations of Stripe's API that this server supports. */
export const operations: readonly Operation[] = [
  operation('payment_intents.create', 'POST /v1/payment_intents', createPaymentIntent),
  operation('payment_intents.retrieve', 'GET /v1/payment_intents/:id', retrieve(intents, clientReading)),
  operation('payment_intents.update', 'POST /v1/payment_intents/:id', updatePaymentIntent),
  operation('payment_intents.confirm', 'POST /v1/payment_intents/:id/confirm', confirmPaymentIntent),
  operation('payment_intents.cancel', 'POST /v1/payment_intents/:id/cancel', cancelPaymentIntent),
  operation(
    'payment_intents.list',
    'GET /v1/payment_intents',
    listing({
      ...intents,
      url: '/v1/payment_intents',
      filter: z.strictObject({ ...paging, customer: text.optional() }),
      matches: (row, { customer }) => matchesFilter(customer, row.customer),
    }),
  ),
  operation('charges.retrieve', 'GET /v1/charges/:id', retrieve(charges)),
  operation(
    'charges.list',
    'GET /v1/charges',
    listing({
      ...charges,
      url: '/v1/charges',
      filter: z.strictObject({ ...paging, customer: text.optional(), payment_intent: text.optional() }),
      matches: (row, { customer, payment_intent: intent }) =>
        matchesFilter(customer, row.customer) && matchesFilter(intent, row.paymentIntent),
    }),
  ),
  operation('balance_transactions.retrieve', 'GET /v1/balance_transactions/:id', retrieve(transactions)),
  operation(
    'balance_transactions.list',
    'GET /v1/balance_transactions',
    listing({
      ...transactions,
      url: '/v1/balance_transactions',
      filter: z.strictObject({ ...paging, type: text.optional(), source: text.optional(), currency: text.optional() }),
      matches: (row, { type, source, currency }) =>
        matchesFilter(type, row.type) && matchesFilter(source, row.source) && matchesFilter(currency, row.currency),
    }),
  ),
  operation('refunds.create', 'POST /v1/refunds', createRefund),
  operation('refunds.retrieve', 'GET /v1/refunds/:id', retrieve(refunds)),
  operation('refunds.update', 'POST /v1/refunds/:id', updateRefund),
  operation(
    'refunds.list',
    'GET /v1/refunds',
    listing({
      ...refunds,
      url: '/v1/refunds',
      filter: z.strictObject({ ...paging, charge: text.optional(), payment_intent: text.optional() }),
      matches: (row, { charge, payment_intent: intent }) => matchesFilter(charge, row.charge) && matchesFilter(intent, row.paymentIntent),
    }),
  ),
  operation('payment_methods.retrieve', 'GET /v1/payment_methods/:id', (work, { id, form }) => {
    const read = readParameters(nothing, form);
    if (!read.ok) return read;
    const method = paymentMethodNamed(work, { name: id });
    return method.ok ? done(paymentMethodResource(method.value)) : method;
  }),
  operation('customers.create', 'POST /v1/customers', createCustomer),
  operation('customers.retrieve', 'GET /v1/customers/:id', retrieve(customers)),
  operation('events.retrieve', 'GET /v1/events/:id', retrieve(events)),
  operation(
    'events.list',
    'GET /v1/events',
    listing({
      ...events,
      url: '/v1/events',
      filter: z.strictObject({ ...paging, type: text.optional(), types: list.optional() }),
      matches: (row, { type, types }) => matchesFilter(type, row.type) && (types?.includes(row.type) ?? true),
    }),
  ),
];
