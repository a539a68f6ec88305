import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CheckoutSessionMapper } from './checkout/checkout.mappers.ts';
import type { CourseMapper } from './offer/offer.mappers.ts';
import type { EntitlementMapper, EntitlementConnectionMapper } from './entitlement/entitlement.mappers.ts';
import type { TransactionMapper, TransactionConnectionMapper, TransactionLineMapper, UserMapper } from './transaction/transaction.mappers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217, in capitals: EUR, USD, JPY. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar day, YYYY-MM-DD, in the time zone the field names. */
  Date: { input: string; output: string; }
  /** An instant, RFC 3339 in UTC. */
  DateTime: { input: Date; output: Date; }
  /** An integer amount in the minor unit of its currency, safe up to 2^53-1. A 32-bit Int is too small for totals of revenue. */
  MinorUnits: { input: number; output: number; }
  /** An integer safe up to 2^53-1, for sizes in bytes. An Int ends at 2 GiB. */
  SafeInt: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A postal address. */
export type Address = {
  __typename?: 'Address';
  /** The town. */
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['output'];
  /** Street and number. */
  line1: Scalars['String']['output'];
  /** Building, floor, care of. */
  line2?: Maybe<Scalars['String']['output']>;
  /** In the format of the country. */
  postalCode: Scalars['String']['output'];
  /** State, province or canton, if the country uses one. */
  region?: Maybe<Scalars['String']['output']>;
};

/** A postal address in an input. */
export type AddressInput = {
  /** The town. */
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['input'];
  /** Street and number. */
  line1: Scalars['String']['input'];
  /** Building, floor, care of. */
  line2?: InputMaybe<Scalars['String']['input']>;
  /** In the format of the country. */
  postalCode: Scalars['String']['input'];
  /** State, province or canton, if the country uses one. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** The viewer already has this course. Nothing was charged. */
export type AlreadyOwnedError = UserError & {
  __typename?: 'AlreadyOwnedError';
  /** ALREADY_OWNED. */
  code: UserErrorCode;
  /** Entitlement of the viewer to the course. */
  entitlement: Entitlement;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Next step of a checkout. Clients must tolerate unknown members. */
export type CheckoutAction = StripeConfirmation;

/** Purpose of a checkout. */
export type CheckoutIntent =
  /** Charges the payment method. */
  | 'PAYMENT';

/** Attempt to pay. nextAction is the buyer's next step. */
export type CheckoutSession = Node & {
  __typename?: 'CheckoutSession';
  /** Time at which an unpaid checkout is closed. */
  expiresAt: Scalars['DateTime']['output'];
  /** chk_... */
  id: Scalars['ID']['output'];
  /** Purpose. */
  intent: CheckoutIntent;
  /** The buyer's next step. Null when there is none, and for viewers other than the buyer. */
  nextAction?: Maybe<CheckoutAction>;
  /** Null when the price was 0. */
  provider?: Maybe<PaymentProvider>;
  /** State. OPEN can still be paid. */
  status: CheckoutStatus;
  /** Transaction that the checkout pays. */
  transaction?: Maybe<Transaction>;
};

/** Life cycle of a checkout. */
export type CheckoutStatus =
  /** Paid. The buyer has the purchase. */
  | 'COMPLETED'
  /** Closed without a payment: declined, canceled or expired. A new purchase with a new idempotencyKey may begin. */
  | 'EXPIRED'
  /** In progress, or waiting for the buyer. */
  | 'OPEN';

/** The state of the object does not allow the change, or another change came first. */
export type ConflictError = UserError & {
  __typename?: 'ConflictError';
  /** CONFLICT. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type Course = {
  __typename?: 'Course';
  id: Scalars['ID']['output'];
  /** The viewer's entitlement to this course. Null without one, and for anonymous callers. */
  viewerEntitlement?: Maybe<Entitlement>;
  /** Price for this viewer, tax included, from the data that purchaseCourse charges by. Null when the course cannot be bought on its own, and while its instructor is suspended. */
  viewerPriceQuote?: Maybe<PriceQuote>;
};

/** A range with both ends included. A missing end is open. */
export type DateTimeRangeInput = {
  /** Not before. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Not after. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The address of the account must be verified first. */
export type EmailNotVerifiedError = UserError & {
  __typename?: 'EmailNotVerifiedError';
  /** EMAIL_NOT_VERIFIED. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Right to open a course. */
export type Entitlement = Node & {
  __typename?: 'Entitlement';
  /** End of the right. Null for an unlimited one. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Start of the right. */
  grantedAt: Scalars['DateTime']['output'];
  /** ent_... */
  id: Scalars['ID']['output'];
  /** Course that it opens. */
  item?: Maybe<Sellable>;
  /** Origin. */
  source: EntitlementSource;
};

/** Page of entitlements. */
export type EntitlementConnection = {
  __typename?: 'EntitlementConnection';
  /** Entitlements with their cursors. */
  edges: Array<EntitlementEdge>;
  /** Entitlements of this page. */
  nodes: Array<Entitlement>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of entitlements in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Entitlement with its position in the list. */
export type EntitlementEdge = {
  __typename?: 'EntitlementEdge';
  /** Cursor of this entitlement. */
  cursor: Scalars['String']['output'];
  /** The entitlement. */
  node: Entitlement;
};

/** Origin of an entitlement. */
export type EntitlementSource =
  /** Bought. */
  | 'PURCHASE';

/** A range with both ends included. A missing end is open. */
export type FloatRangeInput = {
  /** Not below. */
  gte?: InputMaybe<Scalars['Float']['input']>;
  /** Not above. */
  lte?: InputMaybe<Scalars['Float']['input']>;
};

/** The viewer may read the object but may not change it. An object that the viewer may not read is a NotFoundError. A missing sign-in or role is a top-level UNAUTHENTICATED or FORBIDDEN. */
export type ForbiddenError = UserError & {
  __typename?: 'ForbiddenError';
  /** FORBIDDEN. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The idempotencyKey was used before with another input. Nothing was changed. */
export type IdempotencyConflictError = UserError & {
  __typename?: 'IdempotencyConflictError';
  /** IDEMPOTENCY_CONFLICT. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** A range with both ends included. A missing end is open. */
export type IntRangeInput = {
  /** Not below. */
  gte?: InputMaybe<Scalars['Int']['input']>;
  /** Not above. */
  lte?: InputMaybe<Scalars['Int']['input']>;
};

/** State of work that continues after the answer. Output only: composition merges the values of all subgraphs. */
export type JobState =
  /** The work failed. The object holds the reason. */
  | 'FAILED'
  /** The work waits. */
  | 'QUEUED'
  /** The work runs. */
  | 'RUNNING'
  /** The work is complete. */
  | 'SUCCEEDED';

/** An amount of money, computed by the server. */
export type Money = {
  __typename?: 'Money';
  /** In the minor unit of the currency: 1999 is 19.99 EUR, and 1999 JPY. */
  amountMinor: Scalars['MinorUnits']['output'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['output'];
};

/** An amount of money in an input. */
export type MoneyInput = {
  /** In the minor unit of the currency: 1999 is 19.99 EUR, and 1999 JPY. */
  amountMinor: Scalars['MinorUnits']['input'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['input'];
};

/** A range with both ends included. A missing end is open. */
export type MoneyRangeInput = {
  /** Amounts in other currencies do not match. */
  currency: Scalars['CurrencyCode']['input'];
  /** Not below, in minor units. */
  gte?: InputMaybe<Scalars['MinorUnits']['input']>;
  /** Not above, in minor units. */
  lte?: InputMaybe<Scalars['MinorUnits']['input']>;
};

/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Buys a course at the server's price. The same idempotencyKey returns the same result. A COMPLETED purchase enrolls the buyer without a call to enrollInCourse. NotFoundError while the instructor is suspended: unpaid purchases are then closed, paid ones stay. */
  purchaseCourse?: Maybe<PurchaseCoursePayload>;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationpurchaseCourseArgs = {
  input: PurchaseCourseInput;
};

/** An object with an id. */
export type Node = {
  /** Opaque, prefixed, globally unique: usr_, crs_, les_, txn_ ... */
  id: Scalars['ID']['output'];
};

/** The object does not exist, or the viewer may not know of it. Both have the same answer. */
export type NotFoundError = UserError & {
  __typename?: 'NotFoundError';
  /** NOT_FOUND. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The position of a page in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Send it as `after` to get the next page. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether the list continues after endCursor. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list has objects before startCursor. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Payment method and return address. */
export type PaymentChoiceInput = {
  /** CARD. FREE cannot be chosen: it is the kind of a purchase at a price of 0. */
  methodKind?: PaymentMethodKind;
  /** Saved payment method, or one of the provider (pm_card_visa in test mode), which confirms at once. Without it the buyer follows nextAction. */
  paymentMethodId?: InputMaybe<Scalars['ID']['input']>;
  /** Payment provider. */
  provider?: PaymentProvider;
  /** Address that the bank's page returns to, on an allowed origin. */
  returnUrl?: InputMaybe<Scalars['String']['input']>;
};

/** The payment was declined. Nothing was charged. Another attempt needs a new idempotencyKey. */
export type PaymentDeclinedError = UserError & {
  __typename?: 'PaymentDeclinedError';
  /** PAYMENT_DECLINED. */
  code: UserErrorCode;
  /** Reason that may be shown to the buyer, from a safe list. */
  declineCode?: Maybe<Scalars['String']['output']>;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The failed transaction. */
  transaction?: Maybe<Transaction>;
};

/** Kind of payment method. */
export type PaymentMethodKind =
  /** Payment card. */
  | 'CARD'
  /** The price was 0. */
  | 'FREE';

/** The platform cannot charge this price with any card at the moment. Nothing was charged and the operators are alerted. Do not ask for another card. */
export type PaymentNotPossibleError = UserError & {
  __typename?: 'PaymentNotPossibleError';
  /** PAYMENT_NOT_POSSIBLE. */
  code: UserErrorCode;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Null, because no input is at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The transaction, FAILED with failureCode request_rejected. Null when none was begun. */
  transaction?: Maybe<Transaction>;
};

/** Company that processes a payment. */
export type PaymentProvider =
  /** Stripe. */
  | 'STRIPE';

/** The total differs from the one shown to the buyer. Nothing was charged. */
export type PriceChangedError = UserError & {
  __typename?: 'PriceChangedError';
  /** PRICE_CHANGED. */
  code: UserErrorCode;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Current price. */
  priceQuote: PriceQuote;
};

/** Current price of a purchase. */
export type PriceQuote = {
  __typename?: 'PriceQuote';
  /** List price. */
  subtotal: Money;
  /** Amount to charge, tax included. */
  total: Money;
};

export type PublicProfile = {
  __typename?: 'PublicProfile';
  id: Scalars['ID']['output'];
};

/** Errors of purchaseCourse. */
export type PurchaseCourseError = AlreadyOwnedError | EmailNotVerifiedError | IdempotencyConflictError | NotFoundError | PaymentDeclinedError | PaymentNotPossibleError | PriceChangedError | ValidationError;

/** Course, expected total and payment. */
export type PurchaseCourseInput = {
  /** crs_... */
  courseId: Scalars['ID']['input'];
  /** Total shown to the buyer. PriceChangedError when it differs. It never sets the price. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** 1 to 255 printable characters. New for each purchase, the same for each repetition of it. Stored for 24 hours. */
  idempotencyKey: Scalars['ID']['input'];
  /** Payment method and return address. Ignored when the price is 0. */
  payment?: PaymentChoiceInput;
};

/** Result of a purchase. A PENDING transaction is settled without another call. */
export type PurchaseCoursePayload = {
  __typename?: 'PurchaseCoursePayload';
  /** The checkout, with the buyer's next step. */
  checkout?: Maybe<CheckoutSession>;
  /** Entitlement of a COMPLETED purchase. */
  entitlement?: Maybe<Entitlement>;
  /** The transaction. */
  transaction?: Maybe<Transaction>;
  /** Empty when the purchase is completed or in progress. */
  userErrors: Array<PurchaseCourseError>;
};

/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type Query = {
  __typename?: 'Query';
  /** A checkout of the viewer; any for admins; null otherwise. Reads the state of an open checkout from the payment provider first. */
  checkoutSession?: Maybe<CheckoutSession>;
  /** A transaction of the viewer; any for admins; null otherwise. Reads the state of an open transaction from the payment provider first. */
  transaction?: Maybe<Transaction>;
  /** All transactions, newest first. */
  transactions?: Maybe<TransactionConnection>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerycheckoutSessionArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerytransactionArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerytransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransactionFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The allowance of the viewer is used up. */
export type QuotaExceededError = UserError & {
  __typename?: 'QuotaExceededError';
  /** QUOTA_EXCEEDED. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** When the allowance is full again. */
  resetsAt: Scalars['DateTime']['output'];
};

/** A limit of the business, such as attempts of a password. A limit of the router is a top-level RATE_LIMITED. */
export type RateLimitedError = UserError & {
  __typename?: 'RateLimitedError';
  /** RATE_LIMITED. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Seconds to wait before the next attempt. */
  retryAfterSeconds: Scalars['Int']['output'];
};

/** Item for sale. Clients must tolerate unknown members. */
export type Sellable = Course;

/** The direction of an order. */
export type SortDirection =
  /** Smallest, oldest or first letter first. */
  | 'ASC'
  /** Largest, newest or last letter first. */
  | 'DESC';

/** Arguments of confirmPayment in Stripe.js. */
export type StripeConfirmation = {
  __typename?: 'StripeConfirmation';
  /** Secret of this one payment. Do not store or log it. */
  clientSecret: Scalars['String']['output'];
  /** Key that initializes Stripe.js. */
  publishableKey: Scalars['String']['output'];
};

/** Purchase and its result. */
export type Transaction = Node & {
  __typename?: 'Transaction';
  /** Buyer, with the id of the User. Null once the account is erased. */
  buyer?: Maybe<PublicProfile>;
  /** Time of the payment. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Time of the beginning. */
  createdAt: Scalars['DateTime']['output'];
  /** Reason of a failure, from a safe list without lost_card, stolen_card and fraudulent. course_unavailable: the course was taken off sale before the payment, and nothing was charged. */
  failureCode?: Maybe<Scalars['String']['output']>;
  /** txn_... */
  id: Scalars['ID']['output'];
  /** Purpose. */
  kind: TransactionKind;
  /** Items bought. */
  lines: Array<TransactionLine>;
  /** Null until known. */
  paymentMethodKind?: Maybe<PaymentMethodKind>;
  /** Brand and last four digits at most. */
  paymentMethodLabel?: Maybe<Scalars['String']['output']>;
  /** Null when the price was 0. */
  provider?: Maybe<PaymentProvider>;
  /** The payment provider's id of the payment. For admins only. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** State. */
  status: TransactionStatus;
  /** Sum of the lines. */
  subtotal: Money;
  /** Amount charged or to be charged, tax included. */
  total: Money;
};

/** Page of transactions. */
export type TransactionConnection = {
  __typename?: 'TransactionConnection';
  /** Transactions with their cursors. */
  edges: Array<TransactionEdge>;
  /** Transactions of this page. */
  nodes: Array<Transaction>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of transactions in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Transaction with its position in the list. */
export type TransactionEdge = {
  __typename?: 'TransactionEdge';
  /** Cursor of this transaction. */
  cursor: Scalars['String']['output'];
  /** The transaction. */
  node: Transaction;
};

/** Filter of transactions. A list matches any of its values, at most 100. */
export type TransactionFilterInput = {
  /** Buyers. For admins only. */
  buyerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Courses bought. */
  courseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Time range of the beginning. */
  createdAt?: InputMaybe<DateTimeRangeInput>;
  /** Purposes. */
  kinds?: InputMaybe<Array<TransactionKind>>;
  /** States. */
  statuses?: InputMaybe<Array<TransactionStatus>>;
};

/** Purpose of a transaction. */
export type TransactionKind =
  /** Unlimited access to one course. */
  | 'COURSE_PURCHASE';

/** Item of a transaction. */
export type TransactionLine = {
  __typename?: 'TransactionLine';
  /** Amount for all items of the line. */
  amount: Money;
  /** Name of the item at the time of sale. */
  description: Scalars['String']['output'];
  /** The item. */
  item?: Maybe<Sellable>;
  /** Number of items. */
  quantity: Scalars['Int']['output'];
};

/** Life cycle of a transaction. COMPLETED requires the payment provider's confirmation or a total of 0. */
export type TransactionStatus =
  /** Canceled or expired. Nothing was charged. */
  | 'CANCELED'
  /** Paid. */
  | 'COMPLETED'
  /** Declined. Nothing was charged. */
  | 'FAILED'
  /** Begun. The provider's result is not known yet; the transaction is settled within a minute. */
  | 'PENDING'
  /** Waiting for the bank. */
  | 'PROCESSING'
  /** Waiting for the buyer: see nextAction of the checkout. */
  | 'REQUIRES_ACTION';

export type User = {
  __typename?: 'User';
  /** Live entitlements, newest first. For the owner and admins. */
  entitlements?: Maybe<EntitlementConnection>;
  id: Scalars['ID']['output'];
  /** Transactions of this account, newest first. For the owner and admins. */
  transactions?: Maybe<TransactionConnection>;
};


export type UserentitlementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UsertransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransactionFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An expected refusal. Programs read __typename or code; people read message. */
export type UserError = {
  /** Stable. Clients must tolerate values they do not know. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Code of an expected refusal. Output only: composition merges the values of all subgraphs. */
export type UserErrorCode =
  /** The viewer already has it. */
  | 'ALREADY_OWNED'
  /** The address of the account must be verified first. */
  | 'EMAIL_NOT_VERIFIED'
  /** The idempotencyKey was used with another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The input breaks a rule of a field. */
  | 'INVALID_INPUT'
  /** The object does not exist, or the viewer may not know of it. */
  | 'NOT_FOUND'
  /** The payment provider or the bank declined the payment. */
  | 'PAYMENT_DECLINED'
  /** A fault of the platform prevents the payment. */
  | 'PAYMENT_NOT_POSSIBLE'
  /** The total differs from the one shown to the buyer. */
  | 'PRICE_CHANGED';

/** The input breaks a rule of the field's description. */
export type ValidationError = UserError & {
  __typename?: 'ValidationError';
  /** INVALID_INPUT. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  CheckoutSession: CheckoutSession;
  Course: Course;
  Entitlement: Entitlement;
  Transaction: Transaction;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CheckoutSession:
    ( { __typename: 'CheckoutSession' }
    & GraphQLRecursivePick<FederationTypes['CheckoutSession'], {"id":true}> );
  Course:
    ( { __typename: 'Course' }
    & GraphQLRecursivePick<FederationTypes['Course'], {"id":true}> );
  Entitlement:
    ( { __typename: 'Entitlement' }
    & GraphQLRecursivePick<FederationTypes['Entitlement'], {"id":true}> );
  Transaction:
    ( { __typename: 'Transaction' }
    & GraphQLRecursivePick<FederationTypes['Transaction'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CheckoutAction: ( StripeConfirmation & { __typename: 'StripeConfirmation' } );
  PurchaseCourseError:
    | ( Omit<AlreadyOwnedError, 'code' | 'entitlement'> & { code: _RefType['UserErrorCode'], entitlement: _RefType['Entitlement'] } & { __typename: 'AlreadyOwnedError' } )
    | ( Omit<EmailNotVerifiedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'EmailNotVerifiedError' } )
    | ( Omit<IdempotencyConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'IdempotencyConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<PaymentDeclinedError, 'code' | 'transaction'> & { code: _RefType['UserErrorCode'], transaction?: Maybe<_RefType['Transaction']> } & { __typename: 'PaymentDeclinedError' } )
    | ( Omit<PaymentNotPossibleError, 'code' | 'transaction'> & { code: _RefType['UserErrorCode'], transaction?: Maybe<_RefType['Transaction']> } & { __typename: 'PaymentNotPossibleError' } )
    | ( Omit<PriceChangedError, 'code' | 'priceQuote'> & { code: _RefType['UserErrorCode'], priceQuote: _RefType['PriceQuote'] } & { __typename: 'PriceChangedError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  Sellable: ( CourseMapper & { __typename: 'Course' } );
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CheckoutSessionMapper & { __typename: 'CheckoutSession' } )
    | ( EntitlementMapper & { __typename: 'Entitlement' } )
    | ( TransactionMapper & { __typename: 'Transaction' } )
  ;
  UserError:
    | ( Omit<AlreadyOwnedError, 'code' | 'entitlement'> & { code: _RefType['UserErrorCode'], entitlement: _RefType['Entitlement'] } & { __typename: 'AlreadyOwnedError' } )
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<EmailNotVerifiedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'EmailNotVerifiedError' } )
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<IdempotencyConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'IdempotencyConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<PaymentDeclinedError, 'code' | 'transaction'> & { code: _RefType['UserErrorCode'], transaction?: Maybe<_RefType['Transaction']> } & { __typename: 'PaymentDeclinedError' } )
    | ( Omit<PaymentNotPossibleError, 'code' | 'transaction'> & { code: _RefType['UserErrorCode'], transaction?: Maybe<_RefType['Transaction']> } & { __typename: 'PaymentNotPossibleError' } )
    | ( Omit<PriceChangedError, 'code' | 'priceQuote'> & { code: _RefType['UserErrorCode'], priceQuote: _RefType['PriceQuote'] } & { __typename: 'PriceChangedError' } )
    | ( Omit<QuotaExceededError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'QuotaExceededError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  AlreadyOwnedError: ResolverTypeWrapper<Omit<AlreadyOwnedError, 'code' | 'entitlement'> & { code: ResolversTypes['UserErrorCode'], entitlement: ResolversTypes['Entitlement'] }>;
  CheckoutAction: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CheckoutAction']>;
  CheckoutIntent: ResolverTypeWrapper<'PAYMENT'>;
  CheckoutSession: ResolverTypeWrapper<CheckoutSessionMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CheckoutStatus: ResolverTypeWrapper<'OPEN' | 'COMPLETED' | 'EXPIRED'>;
  ConflictError: ResolverTypeWrapper<Omit<ConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  Course: ResolverTypeWrapper<CourseMapper>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: ResolverTypeWrapper<Omit<EmailNotVerifiedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  Entitlement: ResolverTypeWrapper<EntitlementMapper>;
  EntitlementConnection: ResolverTypeWrapper<EntitlementConnectionMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  EntitlementEdge: ResolverTypeWrapper<Omit<EntitlementEdge, 'node'> & { node: ResolversTypes['Entitlement'] }>;
  EntitlementSource: ResolverTypeWrapper<'PURCHASE'>;
  FloatRangeInput: FloatRangeInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IdempotencyConflictError: ResolverTypeWrapper<Omit<IdempotencyConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IntRangeInput: IntRangeInput;
  JobState: ResolverTypeWrapper<'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'>;
  MinorUnits: ResolverTypeWrapper<Scalars['MinorUnits']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<Omit<NotFoundError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PaymentChoiceInput: PaymentChoiceInput;
  PaymentDeclinedError: ResolverTypeWrapper<Omit<PaymentDeclinedError, 'code' | 'transaction'> & { code: ResolversTypes['UserErrorCode'], transaction?: Maybe<ResolversTypes['Transaction']> }>;
  PaymentMethodKind: ResolverTypeWrapper<'CARD' | 'FREE'>;
  PaymentNotPossibleError: ResolverTypeWrapper<Omit<PaymentNotPossibleError, 'code' | 'transaction'> & { code: ResolversTypes['UserErrorCode'], transaction?: Maybe<ResolversTypes['Transaction']> }>;
  PaymentProvider: ResolverTypeWrapper<'STRIPE'>;
  PriceChangedError: ResolverTypeWrapper<Omit<PriceChangedError, 'code' | 'priceQuote'> & { code: ResolversTypes['UserErrorCode'], priceQuote: ResolversTypes['PriceQuote'] }>;
  PriceQuote: ResolverTypeWrapper<Omit<PriceQuote, 'subtotal' | 'total'> & { subtotal: ResolversTypes['Money'], total: ResolversTypes['Money'] }>;
  PublicProfile: ResolverTypeWrapper<PublicProfile>;
  PurchaseCourseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PurchaseCourseError']>;
  PurchaseCourseInput: PurchaseCourseInput;
  PurchaseCoursePayload: ResolverTypeWrapper<Omit<PurchaseCoursePayload, 'checkout' | 'entitlement' | 'transaction' | 'userErrors'> & { checkout?: Maybe<ResolversTypes['CheckoutSession']>, entitlement?: Maybe<ResolversTypes['Entitlement']>, transaction?: Maybe<ResolversTypes['Transaction']>, userErrors: Array<ResolversTypes['PurchaseCourseError']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaExceededError: ResolverTypeWrapper<Omit<QuotaExceededError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  RateLimitedError: ResolverTypeWrapper<Omit<RateLimitedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Sellable: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Sellable']>;
  SortDirection: ResolverTypeWrapper<'ASC' | 'DESC'>;
  StripeConfirmation: ResolverTypeWrapper<StripeConfirmation>;
  Transaction: ResolverTypeWrapper<TransactionMapper>;
  TransactionConnection: ResolverTypeWrapper<TransactionConnectionMapper>;
  TransactionEdge: ResolverTypeWrapper<Omit<TransactionEdge, 'node'> & { node: ResolversTypes['Transaction'] }>;
  TransactionFilterInput: TransactionFilterInput;
  TransactionKind: ResolverTypeWrapper<'COURSE_PURCHASE'>;
  TransactionLine: ResolverTypeWrapper<TransactionLineMapper>;
  TransactionStatus: ResolverTypeWrapper<'PENDING' | 'REQUIRES_ACTION' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELED'>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: ResolverTypeWrapper<'INVALID_INPUT' | 'NOT_FOUND' | 'PAYMENT_DECLINED' | 'PAYMENT_NOT_POSSIBLE' | 'ALREADY_OWNED' | 'PRICE_CHANGED' | 'IDEMPOTENCY_CONFLICT' | 'EMAIL_NOT_VERIFIED'>;
  ValidationError: ResolverTypeWrapper<Omit<ValidationError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  AddressInput: AddressInput;
  AlreadyOwnedError: Omit<AlreadyOwnedError, 'entitlement'> & { entitlement: ResolversParentTypes['Entitlement'] };
  CheckoutAction: ResolversUnionTypes<ResolversParentTypes>['CheckoutAction'];
  CheckoutSession: CheckoutSessionMapper;
  ID: Scalars['ID']['output'];
  ConflictError: ConflictError;
  Course: CourseMapper;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: EmailNotVerifiedError;
  Entitlement: EntitlementMapper;
  EntitlementConnection: EntitlementConnectionMapper;
  Int: Scalars['Int']['output'];
  EntitlementEdge: Omit<EntitlementEdge, 'node'> & { node: ResolversParentTypes['Entitlement'] };
  FloatRangeInput: FloatRangeInput;
  Float: Scalars['Float']['output'];
  ForbiddenError: ForbiddenError;
  IdempotencyConflictError: IdempotencyConflictError;
  IntRangeInput: IntRangeInput;
  MinorUnits: Scalars['MinorUnits']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PaymentChoiceInput: PaymentChoiceInput;
  PaymentDeclinedError: Omit<PaymentDeclinedError, 'transaction'> & { transaction?: Maybe<ResolversParentTypes['Transaction']> };
  PaymentNotPossibleError: Omit<PaymentNotPossibleError, 'transaction'> & { transaction?: Maybe<ResolversParentTypes['Transaction']> };
  PriceChangedError: Omit<PriceChangedError, 'priceQuote'> & { priceQuote: ResolversParentTypes['PriceQuote'] };
  PriceQuote: Omit<PriceQuote, 'subtotal' | 'total'> & { subtotal: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'] };
  PublicProfile: PublicProfile;
  PurchaseCourseError: ResolversUnionTypes<ResolversParentTypes>['PurchaseCourseError'];
  PurchaseCourseInput: PurchaseCourseInput;
  PurchaseCoursePayload: Omit<PurchaseCoursePayload, 'checkout' | 'entitlement' | 'transaction' | 'userErrors'> & { checkout?: Maybe<ResolversParentTypes['CheckoutSession']>, entitlement?: Maybe<ResolversParentTypes['Entitlement']>, transaction?: Maybe<ResolversParentTypes['Transaction']>, userErrors: Array<ResolversParentTypes['PurchaseCourseError']> };
  Query: Record<PropertyKey, never>;
  QuotaExceededError: QuotaExceededError;
  RateLimitedError: RateLimitedError;
  SafeInt: Scalars['SafeInt']['output'];
  Sellable: ResolversUnionTypes<ResolversParentTypes>['Sellable'];
  StripeConfirmation: StripeConfirmation;
  Transaction: TransactionMapper;
  TransactionConnection: TransactionConnectionMapper;
  TransactionEdge: Omit<TransactionEdge, 'node'> & { node: ResolversParentTypes['Transaction'] };
  TransactionFilterInput: TransactionFilterInput;
  TransactionLine: TransactionLineMapper;
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationError: ValidationError;
  String: Scalars['String']['output'];
};

export type authDirectiveArgs = {
  requires?: Array<Scalars['String']['input']>;
};

export type authDirectiveResolver<Result, Parent, ContextType = Context, Args = authDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type publicDirectiveArgs = { };

export type publicDirectiveResolver<Result, Parent, ContextType = Context, Args = publicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AlreadyOwnedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyOwnedError'] = ResolversParentTypes['AlreadyOwnedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  entitlement?: Resolver<ResolversTypes['Entitlement'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheckoutActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutAction'] = ResolversParentTypes['CheckoutAction']> = {
  __resolveType?: TypeResolveFn<'StripeConfirmation', ParentType, ContextType>;
};

export type CheckoutIntentResolvers = EnumResolverSignature<{ PAYMENT?: any }, ResolversTypes['CheckoutIntent']>;

export type CheckoutSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutSession'] = ResolversParentTypes['CheckoutSession'], FederationReferenceType extends FederationReferenceTypes['CheckoutSession'] = FederationReferenceTypes['CheckoutSession']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CheckoutSession']> | FederationReferenceType, FederationReferenceType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intent?: Resolver<ResolversTypes['CheckoutIntent'], ParentType, ContextType>;
  nextAction?: Resolver<Maybe<ResolversTypes['CheckoutAction']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['PaymentProvider']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CheckoutStatus'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheckoutStatusResolvers = EnumResolverSignature<{ COMPLETED?: any, EXPIRED?: any, OPEN?: any }, ResolversTypes['CheckoutStatus']>;

export type ConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CourseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Course'] = ResolversParentTypes['Course'], FederationReferenceType extends FederationReferenceTypes['Course'] = FederationReferenceTypes['Course']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Course']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerEntitlement?: Resolver<Maybe<ResolversTypes['Entitlement']>, ParentType, ContextType>;
  viewerPriceQuote?: Resolver<Maybe<ResolversTypes['PriceQuote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EmailNotVerifiedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailNotVerifiedError'] = ResolversParentTypes['EmailNotVerifiedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntitlementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Entitlement'] = ResolversParentTypes['Entitlement'], FederationReferenceType extends FederationReferenceTypes['Entitlement'] = FederationReferenceTypes['Entitlement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Entitlement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Sellable']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['EntitlementSource'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntitlementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntitlementConnection'] = ResolversParentTypes['EntitlementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EntitlementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Entitlement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EntitlementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntitlementEdge'] = ResolversParentTypes['EntitlementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entitlement'], ParentType, ContextType>;
};

export type EntitlementSourceResolvers = EnumResolverSignature<{ PURCHASE?: any }, ResolversTypes['EntitlementSource']>;

export type ForbiddenErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForbiddenError'] = ResolversParentTypes['ForbiddenError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyConflictError'] = ResolversParentTypes['IdempotencyConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobStateResolvers = EnumResolverSignature<{ FAILED?: any, QUEUED?: any, RUNNING?: any, SUCCEEDED?: any }, ResolversTypes['JobState']>;

export interface MinorUnitsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MinorUnits'], any> {
  name: 'MinorUnits';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  purchaseCourse?: Resolver<Maybe<ResolversTypes['PurchaseCoursePayload']>, ParentType, ContextType, RequireFields<MutationpurchaseCourseArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'CheckoutSession' | 'Entitlement' | 'Transaction', ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentDeclinedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentDeclinedError'] = ResolversParentTypes['PaymentDeclinedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  declineCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentMethodKindResolvers = EnumResolverSignature<{ CARD?: any, FREE?: any }, ResolversTypes['PaymentMethodKind']>;

export type PaymentNotPossibleErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentNotPossibleError'] = ResolversParentTypes['PaymentNotPossibleError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentProviderResolvers = EnumResolverSignature<{ STRIPE?: any }, ResolversTypes['PaymentProvider']>;

export type PriceChangedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceChangedError'] = ResolversParentTypes['PriceChangedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  priceQuote?: Resolver<ResolversTypes['PriceQuote'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceQuote'] = ResolversParentTypes['PriceQuote']> = {
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PublicProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicProfile'] = ResolversParentTypes['PublicProfile']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PurchaseCourseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseCourseError'] = ResolversParentTypes['PurchaseCourseError']> = {
  __resolveType?: TypeResolveFn<'AlreadyOwnedError' | 'EmailNotVerifiedError' | 'IdempotencyConflictError' | 'NotFoundError' | 'PaymentDeclinedError' | 'PaymentNotPossibleError' | 'PriceChangedError' | 'ValidationError', ParentType, ContextType>;
};

export type PurchaseCoursePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseCoursePayload'] = ResolversParentTypes['PurchaseCoursePayload']> = {
  checkout?: Resolver<Maybe<ResolversTypes['CheckoutSession']>, ParentType, ContextType>;
  entitlement?: Resolver<Maybe<ResolversTypes['Entitlement']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PurchaseCourseError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  checkoutSession?: Resolver<Maybe<ResolversTypes['CheckoutSession']>, ParentType, ContextType, RequireFields<QuerycheckoutSessionArgs, 'id'>>;
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType, RequireFields<QuerytransactionArgs, 'id'>>;
  transactions?: Resolver<Maybe<ResolversTypes['TransactionConnection']>, ParentType, ContextType, RequireFields<QuerytransactionsArgs, 'first'>>;
};

export type QuotaExceededErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotaExceededError'] = ResolversParentTypes['QuotaExceededError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  resetsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RateLimitedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimitedError'] = ResolversParentTypes['RateLimitedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SellableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sellable'] = ResolversParentTypes['Sellable']> = {
  __resolveType?: TypeResolveFn<'Course', ParentType, ContextType>;
};

export type SortDirectionResolvers = EnumResolverSignature<{ ASC?: any, DESC?: any }, ResolversTypes['SortDirection']>;

export type StripeConfirmationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StripeConfirmation'] = ResolversParentTypes['StripeConfirmation']> = {
  clientSecret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishableKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction'], FederationReferenceType extends FederationReferenceTypes['Transaction'] = FederationReferenceTypes['Transaction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Transaction']> | FederationReferenceType, FederationReferenceType, ContextType>;
  buyer?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransactionKind'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['TransactionLine']>, ParentType, ContextType>;
  paymentMethodKind?: Resolver<Maybe<ResolversTypes['PaymentMethodKind']>, ParentType, ContextType>;
  paymentMethodLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['PaymentProvider']>, ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TransactionStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionConnection'] = ResolversParentTypes['TransactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TransactionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Transaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TransactionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionEdge'] = ResolversParentTypes['TransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
};

export type TransactionKindResolvers = EnumResolverSignature<{ COURSE_PURCHASE?: any }, ResolversTypes['TransactionKind']>;

export type TransactionLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionLine'] = ResolversParentTypes['TransactionLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Sellable']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TransactionStatusResolvers = EnumResolverSignature<{ CANCELED?: any, COMPLETED?: any, FAILED?: any, PENDING?: any, PROCESSING?: any, REQUIRES_ACTION?: any }, ResolversTypes['TransactionStatus']>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  entitlements?: Resolver<Maybe<ResolversTypes['EntitlementConnection']>, ParentType, ContextType, RequireFields<UserentitlementsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  transactions?: Resolver<Maybe<ResolversTypes['TransactionConnection']>, ParentType, ContextType, RequireFields<UsertransactionsArgs, 'first'>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'AlreadyOwnedError' | 'ConflictError' | 'EmailNotVerifiedError' | 'ForbiddenError' | 'IdempotencyConflictError' | 'NotFoundError' | 'PaymentDeclinedError' | 'PaymentNotPossibleError' | 'PriceChangedError' | 'QuotaExceededError' | 'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ ALREADY_OWNED?: any, EMAIL_NOT_VERIFIED?: any, IDEMPOTENCY_CONFLICT?: any, INVALID_INPUT?: any, NOT_FOUND?: any, PAYMENT_DECLINED?: any, PAYMENT_NOT_POSSIBLE?: any, PRICE_CHANGED?: any }, ResolversTypes['UserErrorCode']>;

export type ValidationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Address?: AddressResolvers<ContextType>;
  AlreadyOwnedError?: AlreadyOwnedErrorResolvers<ContextType>;
  CheckoutAction?: CheckoutActionResolvers<ContextType>;
  CheckoutIntent?: CheckoutIntentResolvers;
  CheckoutSession?: CheckoutSessionResolvers<ContextType>;
  CheckoutStatus?: CheckoutStatusResolvers;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  Course?: CourseResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EmailNotVerifiedError?: EmailNotVerifiedErrorResolvers<ContextType>;
  Entitlement?: EntitlementResolvers<ContextType>;
  EntitlementConnection?: EntitlementConnectionResolvers<ContextType>;
  EntitlementEdge?: EntitlementEdgeResolvers<ContextType>;
  EntitlementSource?: EntitlementSourceResolvers;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  IdempotencyConflictError?: IdempotencyConflictErrorResolvers<ContextType>;
  JobState?: JobStateResolvers;
  MinorUnits?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentDeclinedError?: PaymentDeclinedErrorResolvers<ContextType>;
  PaymentMethodKind?: PaymentMethodKindResolvers;
  PaymentNotPossibleError?: PaymentNotPossibleErrorResolvers<ContextType>;
  PaymentProvider?: PaymentProviderResolvers;
  PriceChangedError?: PriceChangedErrorResolvers<ContextType>;
  PriceQuote?: PriceQuoteResolvers<ContextType>;
  PublicProfile?: PublicProfileResolvers<ContextType>;
  PurchaseCourseError?: PurchaseCourseErrorResolvers<ContextType>;
  PurchaseCoursePayload?: PurchaseCoursePayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotaExceededError?: QuotaExceededErrorResolvers<ContextType>;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Sellable?: SellableResolvers<ContextType>;
  SortDirection?: SortDirectionResolvers;
  StripeConfirmation?: StripeConfirmationResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  TransactionConnection?: TransactionConnectionResolvers<ContextType>;
  TransactionEdge?: TransactionEdgeResolvers<ContextType>;
  TransactionKind?: TransactionKindResolvers;
  TransactionLine?: TransactionLineResolvers<ContextType>;
  TransactionStatus?: TransactionStatusResolvers;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  ValidationError?: ValidationErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  public?: publicDirectiveResolver<any, any, ContextType>;
};
