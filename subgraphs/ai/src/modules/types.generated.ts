import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AssistantMessageMapper, AssistantMessageConnectionMapper, AssistantThreadMapper, AssistantThreadConnectionMapper, CitationMapper, UserMapper } from './assistant/assistant.mappers.ts';
import type { CourseRecommendationMapper } from './recommendation/recommendation.mappers.ts';
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

/** Provenance of an answer. */
export type AiProvenance = {
  __typename?: 'AiProvenance';
  /** Time of the answer. */
  generatedAt: Scalars['DateTime']['output'];
  /** Method. bm25+-extractive quotes sentences of the lessons and writes none. */
  model: Scalars['String']['output'];
  /** Provider of the answer. */
  provider: AiProvider;
};

/** Provider of an answer. Clients must tolerate values they do not know. */
export type AiProvider =
  /** The platform itself: no text leaves it. */
  | 'LOCAL';

/** Reasons for a rejected question. Clients must tolerate members they do not know. */
export type AskAssistantError = NotFoundError | ValidationError;

/** A question and its scope. */
export type AskAssistantInput = {
  /** Answers come from this course only. When omitted: the lesson's course, else the thread's course, else all lessons that the viewer may read. */
  courseId?: InputMaybe<Scalars['ID']['input']>;
  /** Answers come from this lesson if possible, else from its course. */
  lessonId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 2,000 characters without surrounding spaces. Control characters and characters that change the direction of the text are rejected. */
  question: Scalars['String']['input'];
  /** Thread of the viewer to continue. A new thread when omitted. */
  threadId?: InputMaybe<Scalars['ID']['input']>;
};

/** The thread and its two new messages. */
export type AskAssistantPayload = {
  __typename?: 'AskAssistantPayload';
  /** The answer. */
  answer?: Maybe<AssistantMessage>;
  /** The stored question. */
  question?: Maybe<AssistantMessage>;
  /** The new or continued thread. */
  thread?: Maybe<AssistantThread>;
  /** Empty on success. */
  userErrors: Array<AskAssistantError>;
};

/** A question or an answer. Visible to the owner of the thread and admins. */
export type AssistantMessage = Node & {
  __typename?: 'AssistantMessage';
  /** One citation for each sentence of an answer, in order. For a refusal, the nearest lessons. Empty for a question. */
  citations: Array<Citation>;
  /** Creation time. */
  createdAt: Scalars['DateTime']['output'];
  /** ams_... */
  id: Scalars['ID']['output'];
  /** No answer was found in the lessons. The citations are the nearest lessons. */
  isRefused: Scalars['Boolean']['output'];
  /** Provenance of an answer. Null for a question. */
  provenance?: Maybe<AiProvenance>;
  /** Author. */
  role: AssistantRole;
  /** SUCCEEDED as soon as the text is available. */
  state: JobState;
  /** The question; or an answer in sentences of the cited lessons, word for word; or a refusal in the viewer's language. */
  text: Scalars['String']['output'];
};

/** A page of messages. */
export type AssistantMessageConnection = {
  __typename?: 'AssistantMessageConnection';
  /** Messages with their cursors. */
  edges: Array<AssistantMessageEdge>;
  /** Messages. */
  nodes: Array<AssistantMessage>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of entries in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A message in a list. */
export type AssistantMessageEdge = {
  __typename?: 'AssistantMessageEdge';
  /** Position in the list. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: AssistantMessage;
};

/** Author of a message. */
export type AssistantRole =
  /** The assistant. */
  | 'ASSISTANT'
  /** The learner. */
  | 'USER';

/** Questions of one learner and their answers. Visible to the owner and admins. */
export type AssistantThread = Node & {
  __typename?: 'AssistantThread';
  /** Course of the questions. Null when they are about all lessons that the learner may read, and when the course no longer exists. */
  course?: Maybe<Course>;
  /** Time of the first question. */
  createdAt: Scalars['DateTime']['output'];
  /** ath_... */
  id: Scalars['ID']['output'];
  /** Messages, oldest first. */
  messages: AssistantMessageConnection;
  /** The first question, shortened. */
  title?: Maybe<Scalars['String']['output']>;
};


/** Questions of one learner and their answers. Visible to the owner and admins. */
export type AssistantThreadmessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of threads. */
export type AssistantThreadConnection = {
  __typename?: 'AssistantThreadConnection';
  /** Threads with their cursors. */
  edges: Array<AssistantThreadEdge>;
  /** Threads. */
  nodes: Array<AssistantThread>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of entries in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A thread in a list. */
export type AssistantThreadEdge = {
  __typename?: 'AssistantThreadEdge';
  /** Position in the list. */
  cursor: Scalars['String']['output'];
  /** The thread. */
  node: AssistantThread;
};

/** Source of a sentence. */
export type Citation = {
  __typename?: 'Citation';
  /** The course of the lesson. Null when it no longer exists. */
  course?: Maybe<Course>;
  /** Words of the lesson at the time of the answer. */
  excerpt: Scalars['String']['output'];
  /** The lesson. Null when it no longer exists. */
  lesson?: Maybe<Lesson>;
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

export type Course = {
  __typename?: 'Course';
  id: Scalars['ID']['output'];
};

/** A recommended course. */
export type CourseRecommendation = {
  __typename?: 'CourseRecommendation';
  /** The course. Null when it no longer exists. */
  course?: Maybe<Course>;
  /** Reason for the recommendation, in the viewer's language. */
  reason: Scalars['String']['output'];
  /** Strength of the recommendation, higher is stronger. Comparable within one list only. */
  score: Scalars['Float']['output'];
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

export type Lesson = {
  __typename?: 'Lesson';
  id: Scalars['ID']['output'];
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
  /** Answers a question from the lessons that the viewer may read, with citations, or refuses it. */
  askAssistant?: Maybe<AskAssistantPayload>;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationaskAssistantArgs = {
  input: AskAssistantInput;
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

/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type Query = {
  __typename?: 'Query';
  /** A message in a thread of the viewer, for admins any message. Null otherwise. */
  assistantMessage?: Maybe<AssistantMessage>;
  /** A thread of the viewer, for admins any thread. Null otherwise. */
  assistantThread?: Maybe<AssistantThread>;
  /** Published courses with many recent enrollments, strongest first, without those of suspended instructors. An enrollment counts half after seven days. */
  trendingCourses?: Maybe<Array<CourseRecommendation>>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryassistantMessageArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryassistantThreadArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerytrendingCoursesArgs = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
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

export type User = {
  __typename?: 'User';
  /** Threads, newest first. Visible to the owner and admins; null for other callers. */
  assistantThreads?: Maybe<AssistantThreadConnection>;
  id: Scalars['ID']['output'];
};


export type UserassistantThreadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
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
  | 'INVALID_INPUT'
  /** The object does not exist, or the viewer may not know of it. */
  | 'NOT_FOUND';

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
  AssistantMessage: AssistantMessage;
  AssistantThread: AssistantThread;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AssistantMessage:
    ( { __typename: 'AssistantMessage' }
    & GraphQLRecursivePick<FederationTypes['AssistantMessage'], {"id":true}> );
  AssistantThread:
    ( { __typename: 'AssistantThread' }
    & GraphQLRecursivePick<FederationTypes['AssistantThread'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AskAssistantError:
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AssistantMessageMapper & { __typename: 'AssistantMessage' } )
    | ( AssistantThreadMapper & { __typename: 'AssistantThread' } )
  ;
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
  AiProvenance: ResolverTypeWrapper<Omit<AiProvenance, 'provider'> & { provider: ResolversTypes['AiProvider'] }>;
  AiProvider: ResolverTypeWrapper<'LOCAL'>;
  AskAssistantError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AskAssistantError']>;
  AskAssistantInput: AskAssistantInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AskAssistantPayload: ResolverTypeWrapper<Omit<AskAssistantPayload, 'answer' | 'question' | 'thread' | 'userErrors'> & { answer?: Maybe<ResolversTypes['AssistantMessage']>, question?: Maybe<ResolversTypes['AssistantMessage']>, thread?: Maybe<ResolversTypes['AssistantThread']>, userErrors: Array<ResolversTypes['AskAssistantError']> }>;
  AssistantMessage: ResolverTypeWrapper<AssistantMessageMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AssistantMessageConnection: ResolverTypeWrapper<AssistantMessageConnectionMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AssistantMessageEdge: ResolverTypeWrapper<Omit<AssistantMessageEdge, 'node'> & { node: ResolversTypes['AssistantMessage'] }>;
  AssistantRole: ResolverTypeWrapper<'USER' | 'ASSISTANT'>;
  AssistantThread: ResolverTypeWrapper<AssistantThreadMapper>;
  AssistantThreadConnection: ResolverTypeWrapper<AssistantThreadConnectionMapper>;
  AssistantThreadEdge: ResolverTypeWrapper<Omit<AssistantThreadEdge, 'node'> & { node: ResolversTypes['AssistantThread'] }>;
  Citation: ResolverTypeWrapper<CitationMapper>;
  ConflictError: ResolverTypeWrapper<Omit<ConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  Course: ResolverTypeWrapper<Course>;
  CourseRecommendation: ResolverTypeWrapper<CourseRecommendationMapper>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: ResolverTypeWrapper<Omit<EmailNotVerifiedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  FloatRangeInput: FloatRangeInput;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IdempotencyConflictError: ResolverTypeWrapper<Omit<IdempotencyConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IntRangeInput: IntRangeInput;
  JobState: ResolverTypeWrapper<'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'>;
  Lesson: ResolverTypeWrapper<Lesson>;
  MinorUnits: ResolverTypeWrapper<Scalars['MinorUnits']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<Omit<NotFoundError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaExceededError: ResolverTypeWrapper<Omit<QuotaExceededError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  RateLimitedError: ResolverTypeWrapper<Omit<RateLimitedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SortDirection: ResolverTypeWrapper<'ASC' | 'DESC'>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: ResolverTypeWrapper<'INVALID_INPUT' | 'NOT_FOUND'>;
  ValidationError: ResolverTypeWrapper<Omit<ValidationError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  AddressInput: AddressInput;
  AiProvenance: AiProvenance;
  AskAssistantError: ResolversUnionTypes<ResolversParentTypes>['AskAssistantError'];
  AskAssistantInput: AskAssistantInput;
  ID: Scalars['ID']['output'];
  AskAssistantPayload: Omit<AskAssistantPayload, 'answer' | 'question' | 'thread' | 'userErrors'> & { answer?: Maybe<ResolversParentTypes['AssistantMessage']>, question?: Maybe<ResolversParentTypes['AssistantMessage']>, thread?: Maybe<ResolversParentTypes['AssistantThread']>, userErrors: Array<ResolversParentTypes['AskAssistantError']> };
  AssistantMessage: AssistantMessageMapper;
  Boolean: Scalars['Boolean']['output'];
  AssistantMessageConnection: AssistantMessageConnectionMapper;
  Int: Scalars['Int']['output'];
  AssistantMessageEdge: Omit<AssistantMessageEdge, 'node'> & { node: ResolversParentTypes['AssistantMessage'] };
  AssistantThread: AssistantThreadMapper;
  AssistantThreadConnection: AssistantThreadConnectionMapper;
  AssistantThreadEdge: Omit<AssistantThreadEdge, 'node'> & { node: ResolversParentTypes['AssistantThread'] };
  Citation: CitationMapper;
  ConflictError: ConflictError;
  Course: Course;
  CourseRecommendation: CourseRecommendationMapper;
  Float: Scalars['Float']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: EmailNotVerifiedError;
  FloatRangeInput: FloatRangeInput;
  ForbiddenError: ForbiddenError;
  IdempotencyConflictError: IdempotencyConflictError;
  IntRangeInput: IntRangeInput;
  Lesson: Lesson;
  MinorUnits: Scalars['MinorUnits']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  QuotaExceededError: QuotaExceededError;
  RateLimitedError: RateLimitedError;
  SafeInt: Scalars['SafeInt']['output'];
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

export type AiProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AiProvenance'] = ResolversParentTypes['AiProvenance']> = {
  generatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['AiProvider'], ParentType, ContextType>;
};

export type AiProviderResolvers = EnumResolverSignature<{ LOCAL?: any }, ResolversTypes['AiProvider']>;

export type AskAssistantErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AskAssistantError'] = ResolversParentTypes['AskAssistantError']> = {
  __resolveType?: TypeResolveFn<'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type AskAssistantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AskAssistantPayload'] = ResolversParentTypes['AskAssistantPayload']> = {
  answer?: Resolver<Maybe<ResolversTypes['AssistantMessage']>, ParentType, ContextType>;
  question?: Resolver<Maybe<ResolversTypes['AssistantMessage']>, ParentType, ContextType>;
  thread?: Resolver<Maybe<ResolversTypes['AssistantThread']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AskAssistantError']>, ParentType, ContextType>;
};

export type AssistantMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssistantMessage'] = ResolversParentTypes['AssistantMessage'], FederationReferenceType extends FederationReferenceTypes['AssistantMessage'] = FederationReferenceTypes['AssistantMessage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AssistantMessage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRefused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['AiProvenance']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['AssistantRole'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssistantMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssistantMessageConnection'] = ResolversParentTypes['AssistantMessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AssistantMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AssistantMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AssistantMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssistantMessageEdge'] = ResolversParentTypes['AssistantMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AssistantMessage'], ParentType, ContextType>;
};

export type AssistantRoleResolvers = EnumResolverSignature<{ ASSISTANT?: any, USER?: any }, ResolversTypes['AssistantRole']>;

export type AssistantThreadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssistantThread'] = ResolversParentTypes['AssistantThread'], FederationReferenceType extends FederationReferenceTypes['AssistantThread'] = FederationReferenceTypes['AssistantThread']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AssistantThread']> | FederationReferenceType, FederationReferenceType, ContextType>;
  course?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['AssistantMessageConnection'], ParentType, ContextType, RequireFields<AssistantThreadmessagesArgs, 'first'>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssistantThreadConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssistantThreadConnection'] = ResolversParentTypes['AssistantThreadConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AssistantThreadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AssistantThread']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AssistantThreadEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssistantThreadEdge'] = ResolversParentTypes['AssistantThreadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AssistantThread'], ParentType, ContextType>;
};

export type CitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation']> = {
  course?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lesson?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType>;
};

export type ConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CourseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Course'] = ResolversParentTypes['Course']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CourseRecommendationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CourseRecommendation'] = ResolversParentTypes['CourseRecommendation']> = {
  course?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
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

export type LessonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lesson'] = ResolversParentTypes['Lesson']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface MinorUnitsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MinorUnits'], any> {
  name: 'MinorUnits';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  askAssistant?: Resolver<Maybe<ResolversTypes['AskAssistantPayload']>, ParentType, ContextType, RequireFields<MutationaskAssistantArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'AssistantMessage' | 'AssistantThread', ParentType, ContextType>;
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

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  assistantMessage?: Resolver<Maybe<ResolversTypes['AssistantMessage']>, ParentType, ContextType, RequireFields<QueryassistantMessageArgs, 'id'>>;
  assistantThread?: Resolver<Maybe<ResolversTypes['AssistantThread']>, ParentType, ContextType, RequireFields<QueryassistantThreadArgs, 'id'>>;
  trendingCourses?: Resolver<Maybe<Array<ResolversTypes['CourseRecommendation']>>, ParentType, ContextType, RequireFields<QuerytrendingCoursesArgs, 'limit'>>;
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

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  assistantThreads?: Resolver<Maybe<ResolversTypes['AssistantThreadConnection']>, ParentType, ContextType, RequireFields<UserassistantThreadsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'EmailNotVerifiedError' | 'ForbiddenError' | 'IdempotencyConflictError' | 'NotFoundError' | 'QuotaExceededError' | 'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ INVALID_INPUT?: any, NOT_FOUND?: any }, ResolversTypes['UserErrorCode']>;

export type ValidationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Address?: AddressResolvers<ContextType>;
  AiProvenance?: AiProvenanceResolvers<ContextType>;
  AiProvider?: AiProviderResolvers;
  AskAssistantError?: AskAssistantErrorResolvers<ContextType>;
  AskAssistantPayload?: AskAssistantPayloadResolvers<ContextType>;
  AssistantMessage?: AssistantMessageResolvers<ContextType>;
  AssistantMessageConnection?: AssistantMessageConnectionResolvers<ContextType>;
  AssistantMessageEdge?: AssistantMessageEdgeResolvers<ContextType>;
  AssistantRole?: AssistantRoleResolvers;
  AssistantThread?: AssistantThreadResolvers<ContextType>;
  AssistantThreadConnection?: AssistantThreadConnectionResolvers<ContextType>;
  AssistantThreadEdge?: AssistantThreadEdgeResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  Course?: CourseResolvers<ContextType>;
  CourseRecommendation?: CourseRecommendationResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EmailNotVerifiedError?: EmailNotVerifiedErrorResolvers<ContextType>;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  IdempotencyConflictError?: IdempotencyConflictErrorResolvers<ContextType>;
  JobState?: JobStateResolvers;
  Lesson?: LessonResolvers<ContextType>;
  MinorUnits?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotaExceededError?: QuotaExceededErrorResolvers<ContextType>;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SortDirection?: SortDirectionResolvers;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  ValidationError?: ValidationErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  public?: publicDirectiveResolver<any, any, ContextType>;
};
