import { createHash } from 'node:crypto';
import type { Message } from '#shared/messages.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { messages } from '../../messages.ts';

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
  /** Equal for requests that ask for the same, with defaults left out or given. */
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

const rules = {
  courseId: { fr: 'Cet identifiant de cours n’est pas valide.', en: 'This is not a valid course id.' },
  idempotencyKey: {
    fr: 'La clé d’idempotence doit compter de 1 à 255 caractères imprimables.',
    en: 'The idempotency key must have 1 to 255 printable characters.',
  },
  methodKind: { fr: 'Ce type de paiement ne peut pas être choisi.', en: 'This kind of payment cannot be chosen.' },
  returnUrl: {
    fr: 'L’adresse de retour n’appartient pas à un site autorisé.',
    en: 'The return address does not belong to an allowed site.',
  },
} satisfies Record<string, Message>;

/** Returns all problems of the input at once. */
export const parsePurchase = (
  { courseId, idempotencyKey, expectedTotal = null, payment = {} }: PurchaseInput,
  { returnOrigins }: { returnOrigins: readonly string[] },
): Result<PurchaseRequest, ValidationError> => {
  const { paymentMethodId = null, returnUrl = null, methodKind = 'CARD', provider = 'STRIPE' } = payment;
  const problems: ValidationError[] = [];
  const reject = (message: Message, ...path: string[]) => void problems.push(validationError({ message, path }));
  if (!courseIdShape.test(courseId)) reject(rules.courseId, 'courseId');
  if (!keyShape.test(idempotencyKey)) reject(rules.idempotencyKey, 'idempotencyKey');
  if (methodKind !== 'CARD') reject(rules.methodKind, 'payment', 'methodKind');
  if (paymentMethodId !== null && !methodIdShape.test(paymentMethodId)) reject(messages.invalidPaymentMethod, 'payment', 'paymentMethodId');
  if (returnUrl !== null && !isReturnUrl(returnUrl, returnOrigins)) reject(rules.returnUrl, 'payment', 'returnUrl');
  const [first, ...others] = problems;
  if (first) return fail(first, ...others);
  const normalized = [
    courseId,
    expectedTotal?.amountMinor ?? null,
    expectedTotal?.currency ?? null,
    provider,
    methodKind,
    paymentMethodId,
    returnUrl,
  ];
  const hash = createHash('sha256').update(JSON.stringify(normalized)).digest('hex');
  return ok({ courseId, idempotencyKey, expectedTotal, paymentMethodId, returnUrl, hash });
};
