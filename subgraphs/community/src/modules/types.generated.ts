import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MarkNotificationsReadPayloadMapper, NotificationMapper, NotificationConnectionMapper, UserMapper } from './notification/notification.mappers.ts';
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

export type Enrollment = {
  __typename?: 'Enrollment';
  id: Scalars['ID']['output'];
};

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

/** Reasons for a refusal. */
export type MarkNotificationsReadError = ValidationError;

/** Exactly one of the fields. */
export type MarkNotificationsReadInput = {
  /** All unread notifications. */
  all?: Scalars['Boolean']['input'];
  /** At most 100 ids. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The marked notifications. */
export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  /** Notifications that this call marked, newest first, at most 100. */
  notifications?: Maybe<Array<Notification>>;
  /** Number of unread notifications after the call. */
  unreadNotificationCount?: Maybe<Scalars['Int']['output']>;
  /** Number of notifications that this call marked. Notifications that were read before do not count. */
  updatedCount: Scalars['Int']['output'];
  /** The viewer's account. */
  user?: Maybe<User>;
  /** Empty on success. */
  userErrors: Array<MarkNotificationsReadError>;
};

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
  /** Marks notifications of the viewer as read. Other ids are ignored. */
  markNotificationsRead?: Maybe<MarkNotificationsReadPayload>;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationmarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
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

/** An event that concerns its owner. Its texts are in the language of the reader. */
export type Notification = Node & {
  __typename?: 'Notification';
  /** Text of one or two sentences. */
  body: Scalars['String']['output'];
  /** Time of the event. */
  createdAt: Scalars['DateTime']['output'];
  /** ntf_... */
  id: Scalars['ID']['output'];
  /** Kind of the subject. */
  kind: NotificationKind;
  /** Time of reading. Null while unread. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** Object of the notification. Null for the account itself. */
  subject?: Maybe<NotificationSubject>;
  /** Title of one line. */
  title: Scalars['String']['output'];
  /** Path in the web application that continues from here. */
  url?: Maybe<Scalars['String']['output']>;
};

/** A page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** Objects with their cursors. */
  edges: Array<NotificationEdge>;
  /** Objects of the page. */
  nodes: Array<Notification>;
  /** Position of the page. */
  pageInfo: PageInfo;
  /** Number of objects in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A notification with its cursor. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** Cursor of the notification. */
  cursor: Scalars['String']['output'];
  /** The notification. */
  node: Notification;
};

/** Conditions on notifications. */
export type NotificationFilterInput = {
  /** Read or unread notifications. */
  isRead?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<NotificationKind>>;
};

/** Subject of a notification. */
export type NotificationKind =
  /** The account itself. */
  | 'ACCOUNT'
  /** An enrollment began or was completed. */
  | 'ENROLLMENT'
  /** A payment succeeded or failed. */
  | 'PAYMENT';

/** Object of a notification. Clients must tolerate members they do not know. */
export type NotificationSubject = Enrollment | Transaction;

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

/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type Query = {
  __typename?: 'Query';
  /** A notification of the viewer. Null otherwise. */
  notification?: Maybe<Notification>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerynotificationArgs = {
  id: Scalars['ID']['input'];
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

/** The direction of an order. */
export type SortDirection =
  /** Smallest, oldest or first letter first. */
  | 'ASC'
  /** Largest, newest or last letter first. */
  | 'DESC';

export type Transaction = {
  __typename?: 'Transaction';
  id: Scalars['ID']['output'];
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
  /** Notifications of this account, newest first. For the owner and admins. */
  notifications?: Maybe<NotificationConnection>;
  /** Number of unread notifications. For the owner and admins. */
  unreadNotificationCount?: Maybe<Scalars['Int']['output']>;
};


export type UsernotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NotificationFilterInput>;
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
  /** The input breaks a rule of a field. */
  | 'INVALID_INPUT';

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
  Notification: Notification;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  MarkNotificationsReadError: ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } );
  NotificationSubject:
    | ( Enrollment & { __typename: 'Enrollment' } )
    | ( Transaction & { __typename: 'Transaction' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( NotificationMapper & { __typename: 'Notification' } );
  UserError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<EmailNotVerifiedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'EmailNotVerifiedError' } )
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<IdempotencyConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'IdempotencyConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<QuotaExceededError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'QuotaExceededError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  ConflictError: ResolverTypeWrapper<Omit<ConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: ResolverTypeWrapper<Omit<EmailNotVerifiedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  Enrollment: ResolverTypeWrapper<Enrollment>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  FloatRangeInput: FloatRangeInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IdempotencyConflictError: ResolverTypeWrapper<Omit<IdempotencyConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IntRangeInput: IntRangeInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JobState: ResolverTypeWrapper<'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'>;
  MarkNotificationsReadError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkNotificationsReadError']>;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  MarkNotificationsReadPayload: ResolverTypeWrapper<MarkNotificationsReadPayloadMapper>;
  MinorUnits: ResolverTypeWrapper<Scalars['MinorUnits']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<Omit<NotFoundError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  Notification: ResolverTypeWrapper<NotificationMapper>;
  NotificationConnection: ResolverTypeWrapper<NotificationConnectionMapper>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationFilterInput: NotificationFilterInput;
  NotificationKind: ResolverTypeWrapper<'ACCOUNT' | 'ENROLLMENT' | 'PAYMENT'>;
  NotificationSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NotificationSubject']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaExceededError: ResolverTypeWrapper<Omit<QuotaExceededError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  RateLimitedError: ResolverTypeWrapper<Omit<RateLimitedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SortDirection: ResolverTypeWrapper<'ASC' | 'DESC'>;
  Transaction: ResolverTypeWrapper<Transaction>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: ResolverTypeWrapper<'INVALID_INPUT'>;
  ValidationError: ResolverTypeWrapper<Omit<ValidationError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  AddressInput: AddressInput;
  ConflictError: ConflictError;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: EmailNotVerifiedError;
  Enrollment: Enrollment;
  ID: Scalars['ID']['output'];
  FloatRangeInput: FloatRangeInput;
  Float: Scalars['Float']['output'];
  ForbiddenError: ForbiddenError;
  IdempotencyConflictError: IdempotencyConflictError;
  IntRangeInput: IntRangeInput;
  Int: Scalars['Int']['output'];
  MarkNotificationsReadError: ResolversUnionTypes<ResolversParentTypes>['MarkNotificationsReadError'];
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  Boolean: Scalars['Boolean']['output'];
  MarkNotificationsReadPayload: MarkNotificationsReadPayloadMapper;
  MinorUnits: Scalars['MinorUnits']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  Notification: NotificationMapper;
  NotificationConnection: NotificationConnectionMapper;
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationFilterInput: NotificationFilterInput;
  NotificationSubject: ResolversUnionTypes<ResolversParentTypes>['NotificationSubject'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  QuotaExceededError: QuotaExceededError;
  RateLimitedError: RateLimitedError;
  SafeInt: Scalars['SafeInt']['output'];
  Transaction: Transaction;
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

export type ConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
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

export type EnrollmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Enrollment'] = ResolversParentTypes['Enrollment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

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

export type MarkNotificationsReadErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadError'] = ResolversParentTypes['MarkNotificationsReadError']> = {
  __resolveType?: TypeResolveFn<'ValidationError', ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  notifications?: Resolver<Maybe<Array<ResolversTypes['Notification']>>, ParentType, ContextType>;
  unreadNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  updatedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['MarkNotificationsReadError']>, ParentType, ContextType>;
};

export interface MinorUnitsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MinorUnits'], any> {
  name: 'MinorUnits';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationmarkNotificationsReadArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Notification', ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NotificationKind'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['NotificationSubject']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationKindResolvers = EnumResolverSignature<{ ACCOUNT?: any, ENROLLMENT?: any, PAYMENT?: any }, ResolversTypes['NotificationKind']>;

export type NotificationSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationSubject'] = ResolversParentTypes['NotificationSubject']> = {
  __resolveType?: TypeResolveFn<'Enrollment' | 'Transaction', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType, RequireFields<QuerynotificationArgs, 'id'>>;
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

export type SortDirectionResolvers = EnumResolverSignature<{ ASC?: any, DESC?: any }, ResolversTypes['SortDirection']>;

export type TransactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<UsernotificationsArgs, 'first'>>;
  unreadNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'EmailNotVerifiedError' | 'ForbiddenError' | 'IdempotencyConflictError' | 'NotFoundError' | 'QuotaExceededError' | 'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ INVALID_INPUT?: any }, ResolversTypes['UserErrorCode']>;

export type ValidationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Address?: AddressResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EmailNotVerifiedError?: EmailNotVerifiedErrorResolvers<ContextType>;
  Enrollment?: EnrollmentResolvers<ContextType>;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  IdempotencyConflictError?: IdempotencyConflictErrorResolvers<ContextType>;
  JobState?: JobStateResolvers;
  MarkNotificationsReadError?: MarkNotificationsReadErrorResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  MinorUnits?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationKind?: NotificationKindResolvers;
  NotificationSubject?: NotificationSubjectResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotaExceededError?: QuotaExceededErrorResolvers<ContextType>;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SortDirection?: SortDirectionResolvers;
  Transaction?: TransactionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  ValidationError?: ValidationErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  public?: publicDirectiveResolver<any, any, ContextType>;
};
