import { z } from 'zod';
import { done } from './failure.ts';
import type { Outcome } from './failure.ts';
import type { FormRecord } from './form.ts';
import type { JsonObject } from './json.ts';
import { clearable, list, mergeMetadata, metadata, readParameters } from './parameters.ts';
import { customerResource } from './resources.ts';
import { newId } from './state.ts';
import type { Work } from './state.ts';

const createParameters = z.strictObject({
  email: clearable.optional(),
  name: clearable.optional(),
  phone: clearable.optional(),
  description: clearable.optional(),
  preferred_locales: list.optional(),
  metadata: metadata.optional(),
});

export const createCustomer = (work: Work, { form }: { form: FormRecord }): Outcome<JsonObject> => {
  const read = readParameters(createParameters, form);
  if (!read.ok) return read;
  const { email = null, name = null, phone = null, description = null, preferred_locales: preferredLocales = [] } = read.value;
  const customer = work.put(work.state.customers, {
    id: newId('cus'),
    created: work.nowSeconds,
    email,
    name,
    phone,
    description,
    preferredLocales,
    metadata: mergeMetadata({}, read.value.metadata),
  });
  work.emit({ type: 'customer.created', object: customerResource(customer) });
  return done(customerResource(customer));
};
