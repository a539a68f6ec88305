import { done, invalidRequest } from './failure.ts';
import type { Outcome } from './failure.ts';
import { isJsonObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import {
  balanceTransactionResource,
  chargeResource,
  customerResource,
  paymentIntentResource,
  paymentMethodResource,
  refundResource,
} from './resources.ts';
import type { State } from './state.ts';

const expandable = new Set([
  'balance_transaction',
  'charge',
  'customer',
  'data',
  'failure_balance_transaction',
  'latest_charge',
  'payment_intent',
  'payment_method',
  'source',
]);
const maxDepth = 4;

/** Checked before the operation runs, so that a wrong path cannot fail a request that has charged. */
export const checkExpansions = (paths: readonly string[]): Outcome<readonly string[]> => {
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > maxDepth)
      return invalidRequest({ message: 'You cannot expand more than 4 levels of a property.', param: 'expand' });
    const unknown = segments.find((segment) => !expandable.has(segment));
    if (unknown !== undefined) return invalidRequest({ message: `This property cannot be expanded (${path}).`, param: 'expand' });
  }
  return done(paths);
};

const resourceById = (state: State, id: string): JsonObject | null => {
  const charge = state.charges.rows.get(id);
  if (charge) return chargeResource(state, charge);
  const intent = state.paymentIntents.rows.get(id);
  if (intent) return paymentIntentResource(state, intent);
  const refund = state.refunds.rows.get(id);
  if (refund) return refundResource(state, refund);
  const customer = state.customers.rows.get(id);
  if (customer) return customerResource(customer);
  const method = state.paymentMethods.rows.get(id);
  if (method) return paymentMethodResource(method);
  const transaction = state.balanceTransactions.rows.get(id);
  return transaction ? balanceTransactionResource(transaction) : null;
};

const expandIn = (state: State, value: Json, [segment, ...rest]: readonly string[]): Json => {
  if (Array.isArray(value)) return value.map((each) => expandIn(state, each, [...(segment === undefined ? [] : [segment]), ...rest]));
  if (segment === undefined || !isJsonObject(value)) return value;
  const current = value[segment];
  if (current === undefined) return value;
  const whole = typeof current === 'string' ? (resourceById(state, current) ?? current) : current;
  return { ...value, [segment]: expandIn(state, whole, rest) };
};

/** `latest_charge.balance_transaction`: the ids on the path are replaced by their objects. */
export const expand = ({ state, resource, paths }: { state: State; resource: JsonObject; paths: readonly string[] }): JsonObject => {
  let expanded: Json = resource;
  for (const path of paths) expanded = expandIn(state, expanded, path.split('.'));
  return isJsonObject(expanded) ? expanded : resource;
};
