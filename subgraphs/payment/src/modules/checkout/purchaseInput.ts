import { createHash } from 'node:crypto';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import * as messages from '../../messages.ts';

export type PaymentChoice = {
  provider?: 'STRIPE' | undefined;
  methodKind?: 'CARD' | 'FREE' | undefined;
  paymentMethodId?: string | null | undefined;
  returnUrl?: string | null | undefined;
};
export type PurchaseInput = {
  courseId: string;
  idempotencyKey: string;
  expectedTotal?: { amountMinor: number; currency: string } | null | undefined;
  payment?: PaymentChoice | undefined;
};
export type PurchaseRequest = {
  courseId: string;
  idempotencyKey: string;
  expectedTotal: { amountMinor: number; currency: string } | null;
  paymentMethodId: string | null;
  returnUrl: string | null;
  /** The same for the same request, whatever form it came in. */
  hash: string;
};

// Letters, digits, marks and the like of any script; no control, format or unassigned characters, no line breaks, no lone surrogates.
const keyShape = /^[^\p{C}\p{Zl}\p{Zp}]{1,255}$/u;
const courseIdShape = /^crs_\w{1,64}$/;
const methodIdShape = /^pm_\w{1,250}$/;

const isReturnUrl = (value: string, origins: readonly string[]): boolean => {
  if (!URL.canParse(value)) return false;
  const { origin, username, password, protocol } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '' && origins.includes(origin);
};

/** Every problem of the input at once. */
export const parsePurchase = (
  { courseId, idempotencyKey, expectedTotal = null, payment = {} }: PurchaseInput,
  { returnOrigins }: { returnOrigins: readonly string[] },
): Result<PurchaseRequest, ValidationError> => {
  const { paymentMethodId = null, returnUrl = null, methodKind = 'CARD', provider = 'STRIPE' } = payment;
  const problems: ValidationError[] = [];
  const refuse = (message: ValidationError['message'], ...path: string[]) => void problems.push(validationError({ message, path }));
  if (!courseIdShape.test(courseId)) refuse(messages.invalidCourseId(), 'courseId');
  if (!keyShape.test(idempotencyKey)) refuse(messages.invalidIdempotencyKey(), 'idempotencyKey');
  if (methodKind !== 'CARD') refuse(messages.methodNotChosen(), 'payment', 'methodKind');
  if (paymentMethodId !== null && !methodIdShape.test(paymentMethodId))
    refuse(messages.invalidPaymentMethod(), 'payment', 'paymentMethodId');
  if (returnUrl !== null && !isReturnUrl(returnUrl, returnOrigins)) refuse(messages.returnUrlNotAllowed(), 'payment', 'returnUrl');
  const [first, ...others] = problems;
  if (first) return fail(first, ...others);
  const normalised = [
    courseId,
    expectedTotal?.amountMinor ?? null,
    expectedTotal?.currency ?? null,
    provider,
    methodKind,
    paymentMethodId,
    returnUrl,
  ];
  const hash = createHash('sha256').update(JSON.stringify(normalised)).digest('hex');
  return ok({ courseId, idempotencyKey, expectedTotal, paymentMethodId, returnUrl, hash });
};
