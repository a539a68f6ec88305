import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AuditEntryMapper, AuditEntryConnectionMapper } from './administration/audit/audit.mappers.ts';
import type { DataExportMapper } from './privacy/dataExport/dataExport.mappers.ts';
import type { PublicProfileMapper } from './identity/profile/profile.mappers.ts';
import type { SessionMapper } from './sessions/session.mappers.ts';
import type { UserMapper, WeakPasswordErrorMapper } from './identity/account/account.mappers.ts';
import type { UserConnectionMapper } from './administration/accounts/administration.mappers.ts';
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

/** State of an account. */
export type AccountStatus =
  /** In use. */
  | 'ACTIVE'
  /** Being erased: it no longer contains personal data and will be deleted. */
  | 'DELETED'
  /** Suspended by an admin: it cannot sign in. */
  | 'SUSPENDED';

/** An admin has suspended the account. Only its proven owner gets this answer. */
export type AccountSuspendedError = UserError & {
  __typename?: 'AccountSuspendedError';
  /** ACCOUNT_SUSPENDED. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Always null. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Purpose of a new account. ADMIN is granted, never chosen. */
export type AccountType =
  /** An account for teaching and learning. */
  | 'INSTRUCTOR'
  /** An account for learning. */
  | 'LEARNER';

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

/** One action of an administrator or operator, of an instructor on another person's data, or of the system on money; or the erasure of an account. Never changed, never deleted. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** Action, such as USER_SUSPENDED. Clients must tolerate unknown values. */
  action: Scalars['String']['output'];
  /** Author of the action. Null for the system, and after the erasure of the author's account. */
  actor?: Maybe<PublicProfile>;
  /** Time of the action. */
  createdAt: Scalars['DateTime']['output'];
  /** Details as JSON, without secrets. The reason is deleted with the account it is about. Null without details. */
  details?: Maybe<Scalars['String']['output']>;
  /** Id of the entry: aud_... */
  id: Scalars['ID']['output'];
  /** Id of the request, as in the logs. Null outside of a request. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Id of the changed object. */
  subjectId: Scalars['ID']['output'];
  /** Type of the changed object, such as User. */
  subjectType: Scalars['String']['output'];
};

/** A page of the audit log. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** Entries with their cursors. */
  edges: Array<AuditEntryEdge>;
  /** Entries. */
  nodes: Array<AuditEntry>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of items in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An entry with its cursor. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** Position in the list. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

/** Filter of entries. A list matches any of its values, at most 100. */
export type AuditEntryFilterInput = {
  /** Actions, such as USER_SUSPENDED. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Authors, by account id. */
  actorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Range of time. */
  createdAt?: InputMaybe<DateTimeRangeInput>;
  /** Ids of changed objects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Tokens for requests. */
export type AuthTokens = {
  __typename?: 'AuthTokens';
  /** Access token, sent as Authorization: Bearer. Valid for 15 minutes. */
  accessToken: Scalars['String']['output'];
  /** Time of expiry. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Refresh token for the next tokens. It works once. Null when delivered as an HttpOnly cookie. */
  refreshToken?: Maybe<Scalars['String']['output']>;
  /** End of the session, which a refresh does not move. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
};

/** Reason of a refusal. */
export type BecomeInstructorError = ConflictError | ValidationError;

/** Public information of a new instructor. An absent field stays unchanged, null clears it. */
export type BecomeInstructorInput = {
  /** As in UpdateProfileInput. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** As in UpdateProfileInput. */
  expertiseTags?: Array<Scalars['String']['input']>;
  /** As in UpdateProfileInput. */
  headline?: InputMaybe<Scalars['String']['input']>;
};

/** The account with its new role. */
export type BecomeInstructorPayload = {
  __typename?: 'BecomeInstructorPayload';
  /** Account of the viewer. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<BecomeInstructorError>;
};

/** Reason of a refusal. */
export type ChangeEmailError = EmailNotVerifiedError | InvalidCredentialsError | RateLimitedError | ValidationError;

/** A new address for the account. */
export type ChangeEmailInput = {
  /** New email address. The answer does not reveal whether another account has it: only its owner can confirm it. */
  newEmail: Scalars['String']['input'];
  /** Password of the account. */
  password: Scalars['String']['input'];
};

/** Whether the request was accepted. */
export type ChangeEmailPayload = {
  __typename?: 'ChangeEmailPayload';
  /** True when the new address waits for confirmation. */
  accepted: Scalars['Boolean']['output'];
  /** Account of the viewer. Its email stays the present one until the new one is confirmed. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<ChangeEmailError>;
};

/** Reason of a refusal. */
export type ChangePasswordError = InvalidCredentialsError | RateLimitedError | WeakPasswordError;

/** The present and the new password. */
export type ChangePasswordInput = {
  /** Present password. */
  currentPassword: Scalars['String']['input'];
  /** At least 8 characters with an uppercase letter and a digit, or any 15 or more; at most 128. */
  newPassword: Scalars['String']['input'];
};

/** The account with its new password. */
export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  /** Account of the viewer. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<ChangePasswordError>;
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

/** A copy of all data stored about a person, from every subgraph. The link works once. */
export type DataExport = Node & {
  __typename?: 'DataExport';
  /** Time of the request. The export is deleted 30 days later. */
  createdAt: Scalars['DateTime']['output'];
  /** Download link of the archive. It works once, without a sign-in, and is used up by the first byte. Visible to the owner only. Null when the archive is not ready, was downloaded, has expired, or was invalidated by a new password, address or status of the account. */
  downloadUrl?: Maybe<Scalars['String']['output']>;
  /** End of the download period, 7 days after the archive is ready. Null until then. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the export: dex_... */
  id: Scalars['ID']['output'];
  /** State of the export. FAILED: a part of the platform did not answer within 24 hours. Request another export. */
  state: JobState;
};

/** A range with both ends included. A missing end is open. */
export type DateTimeRangeInput = {
  /** Not before. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Not after. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Reason of a refusal. */
export type DeleteAccountError = ConflictError | InvalidCredentialsError | RateLimitedError;

/** Proof of the account's owner. */
export type DeleteAccountInput = {
  /** Password of the viewer. */
  password: Scalars['String']['input'];
};

/** Whether the erasure was accepted. */
export type DeleteAccountPayload = {
  __typename?: 'DeleteAccountPayload';
  /** True when the account is erased or will be. From the decision on, its sessions are closed and its address is free. */
  accepted: Scalars['Boolean']['output'];
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<DeleteAccountError>;
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

/** Public information of an instructor. */
export type InstructorInfo = {
  __typename?: 'InstructorInfo';
  /** Fields of expertise, in the person's own words. */
  expertiseTags: Array<Scalars['String']['output']>;
  /** Whether the platform has verified the identity. */
  isVerified: Scalars['Boolean']['output'];
};

/** A range with both ends included. A missing end is open. */
export type IntRangeInput = {
  /** Not below. */
  gte?: InputMaybe<Scalars['Int']['input']>;
  /** Not above. */
  lte?: InputMaybe<Scalars['Int']['input']>;
};

/** The email address or the password is incorrect. The answer does not reveal which one. */
export type InvalidCredentialsError = UserError & {
  __typename?: 'InvalidCredentialsError';
  /** INVALID_CREDENTIALS. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Null at a sign-in, else the input field of the password. */
  path?: Maybe<Array<Scalars['String']['output']>>;
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

/** Reason of a refusal. */
export type LoginError = AccountSuspendedError | InvalidCredentialsError | RateLimitedError;

/** Email address and password. */
export type LoginInput = {
  /** Name for the list of sessions, such as the phone's name. Cut to 80 characters. */
  deviceName?: InputMaybe<Scalars['String']['input']>;
  /** deviceToken of an earlier sign-in, for applications without cookies. */
  deviceToken?: InputMaybe<Scalars['String']['input']>;
  /** Email address, regardless of case and surrounding spaces. */
  email: Scalars['String']['input'];
  /** Password, exactly as chosen. */
  password: Scalars['String']['input'];
  /** Delivery of the refresh token and the device token. */
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The signed-in account. */
export type LoginPayload = {
  __typename?: 'LoginPayload';
  /** Proof of this device. Store it and send it with the next sign-in, so that wrong passwords of strangers do not lock out the owner. Null when delivered as an HttpOnly cookie. */
  deviceToken?: Maybe<Scalars['String']['output']>;
  /** Tokens for the next requests. */
  tokens?: Maybe<AuthTokens>;
  /** The signed-in account. The rest of this request, including fields of other subgraphs, is answered for that person. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<LoginError>;
};

/** Reason of a refusal. */
export type LogoutError = ValidationError;

/** The sessions to close. Identified by the access token, or by refresh token or cookie when that has expired. */
export type LogoutInput = {
  /** Closes every session of the account, on all devices. */
  everywhere?: Scalars['Boolean']['input'];
  /** Refresh token, for a request without a valid access token. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** Result of signing out. */
export type LogoutPayload = {
  __typename?: 'LogoutPayload';
  /** Number of closed sessions. 0 when all were closed already. */
  revokedSessionCount: Scalars['Int']['output'];
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<LogoutError>;
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
  /** Adds the INSTRUCTOR role to the viewer's account, unverified. Access tokens contain it from the next refreshTokens on. Refused after an admin has removed the role. */
  becomeInstructor?: Maybe<BecomeInstructorPayload>;
  /** Requests another email address, which replaces the present one once it is confirmed. The present address is notified. A new password or another changeEmail cancels the request. */
  changeEmail?: Maybe<ChangeEmailPayload>;
  /** Changes the password and closes every other session. The session of this request stays open. */
  changePassword?: Maybe<ChangePasswordPayload>;
  /**
   * Erases the viewer's account in every subgraph, permanently. Records of money stay, without personal data; published courses stay open to their learners,
   * without the author's name. A reason against it is a ConflictError, and nothing changes. True means that the erasure is decided, or will be as soon as an
   * unavailable part of the service answers; if that part objects, nothing changes and a mail contains the reason.
   */
  deleteAccount?: Maybe<DeleteAccountPayload>;
  /** Signs in with email address and password. */
  login?: Maybe<LoginPayload>;
  /** Closes this session, or all sessions of the account. Identified by the access token, or by refresh token or cookie when that has expired. */
  logout?: Maybe<LogoutPayload>;
  /** Reactivates a suspended account. Its sessions stay closed. */
  reactivateUser?: Maybe<ReactivateUserPayload>;
  /** Rotates the refresh token. Reuse of an old one closes its session; within 10 seconds reuse counts as a retry and gets the latest token of the session. */
  refreshTokens?: Maybe<RefreshTokensPayload>;
  /** Creates an account, signs it in and mails a verification link. */
  registerUser?: Maybe<RegisterUserPayload>;
  /** Requests a copy of all data stored about the viewer. A mail is sent when it is ready. Returns the open export if there is one. At most three in 24 hours. */
  requestDataExport?: Maybe<RequestDataExportPayload>;
  /** Mails a link to choose a new password, valid for 60 minutes. An earlier link stops working. Always accepted, so that the answer does not reveal accounts. */
  requestPasswordReset?: Maybe<RequestPasswordResetPayload>;
  /** Mails another link for the address that waits for confirmation. Earlier links stop working. Sends nothing when no address waits. */
  resendVerificationEmail?: Maybe<ResendVerificationEmailPayload>;
  /** Sets a new password by a mailed token and closes every session of the account. A token works once. */
  resetPassword?: Maybe<ResetPasswordPayload>;
  /** Closes one session of the viewer's account. */
  revokeSession?: Maybe<RevokeSessionPayload>;
  /** Sets the result of the platform's check of an instructor. */
  setInstructorVerification?: Maybe<SetInstructorVerificationPayload>;
  /** Sets the roles of an account; LEARNER always stays. Open sessions lose the old rights within seconds and get the new ones by refreshTokens. */
  setUserRoles?: Maybe<SetUserRolesPayload>;
  /** Suspends an account: it cannot sign in, and its sessions end within seconds. Its courses are not sold, accept no enrollment and are not listed until reactivateUser; learners keep their access. Refused for the viewer's own account and for the last admin. */
  suspendUser?: Maybe<SuspendUserPayload>;
  /** Changes the viewer's account and public profile, all fields or none. An absent field stays unchanged, null clears it. */
  updateProfile?: Maybe<UpdateProfilePayload>;
  /** Confirms an address by the token that was mailed to it. A token works once, for 24 hours. Confirms a new address of changeEmail, which then replaces the old one. */
  verifyEmail?: Maybe<VerifyEmailPayload>;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationbecomeInstructorArgs = {
  input: BecomeInstructorInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationchangeEmailArgs = {
  input: ChangeEmailInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationchangePasswordArgs = {
  input: ChangePasswordInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationdeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationloginArgs = {
  input: LoginInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationlogoutArgs = {
  input: LogoutInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationreactivateUserArgs = {
  input: ReactivateUserInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationrefreshTokensArgs = {
  input: RefreshTokensInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationregisterUserArgs = {
  input: RegisterUserInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationrequestDataExportArgs = {
  input: RequestDataExportInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationrequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationresetPasswordArgs = {
  input: ResetPasswordInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationrevokeSessionArgs = {
  input: RevokeSessionInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationsetInstructorVerificationArgs = {
  input: SetInstructorVerificationInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationsetUserRolesArgs = {
  input: SetUserRolesInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationsuspendUserArgs = {
  input: SuspendUserInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationupdateProfileArgs = {
  input: UpdateProfileInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationverifyEmailArgs = {
  input: VerifyEmailInput;
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

/** Link to another site. */
export type ProfileLink = {
  __typename?: 'ProfileLink';
  /** Kind of link, such as website or github. */
  kind: Scalars['String']['output'];
  /** URL, https. */
  url: Scalars['String']['output'];
};

/** Link to another site. */
export type ProfileLinkInput = {
  /** Kind of link, such as website or github; at most 40 characters. */
  kind: Scalars['String']['input'];
  /** URL, https. */
  url: Scalars['String']['input'];
};

/** Public profile of an account, under the id of the account. Cacheable, without private fields. */
export type PublicProfile = Node & {
  __typename?: 'PublicProfile';
  /** URL of a picture, https. Null without one. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** Self-description in plain text. Escape it before display. */
  bio?: Maybe<Scalars['String']['output']>;
  /** Public name. */
  displayName: Scalars['String']['output'];
  /** One line about the person. */
  headline?: Maybe<Scalars['String']['output']>;
  /** Id of the account: usr_... */
  id: Scalars['ID']['output'];
  /** Public information of an instructor. Null for people who do not teach. */
  instructor?: Maybe<InstructorInfo>;
  /** Links to other sites, in the person's order. */
  links: Array<ProfileLink>;
  /** Unique name used in URLs, such as camille-moreau. */
  slug: Scalars['String']['output'];
};

/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type Query = {
  __typename?: 'Query';
  /** Actions with the rights of an administrator, and actions of the system on money. Newest first. Actions in other subgraphs appear within seconds. */
  auditLog?: Maybe<AuditEntryConnection>;
  /** Export by id, for its owner and for admins. Null for other viewers. */
  dataExport?: Maybe<DataExport>;
  /** Account of the viewer. Null for anonymous viewers; never an error. */
  me?: Maybe<User>;
  /** Public profile by id. Null when it does not exist. */
  publicProfile?: Maybe<PublicProfile>;
  /** Public profile by slug. Null when it does not exist. */
  publicProfileBySlug?: Maybe<PublicProfile>;
  /** Account by id. Null when it does not exist. */
  user?: Maybe<User>;
  /** All accounts, newest first. */
  users?: Maybe<UserConnection>;
  /** State of an access token, for external callers. Services verify with the JWKS instead. */
  verifyToken?: Maybe<TokenVerification>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryauditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditEntryFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerydataExportArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerypublicProfileArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerypublicProfileBySlugArgs = {
  slug: Scalars['String']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryuserArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryusersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryverifyTokenArgs = {
  token: Scalars['String']['input'];
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

/** Reason of a refusal. */
export type ReactivateUserError = ConflictError | NotFoundError | ValidationError;

/** The account to reactivate. */
export type ReactivateUserInput = {
  /** Id of the account: usr_... */
  id: Scalars['ID']['input'];
  /** Reason for the audit log, as in SuspendUserInput. */
  reason: Scalars['String']['input'];
};

/** The changed account. */
export type ReactivateUserPayload = {
  __typename?: 'ReactivateUserPayload';
  /** The account. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<ReactivateUserError>;
};

/** Delivery of a refresh token. */
export type RefreshTokenDelivery =
  /** In the answer, for applications that store it themselves. */
  | 'BODY'
  /** In a cookie that scripts cannot read (HttpOnly, Secure, SameSite=Strict), and not in the answer. */
  | 'COOKIE';

/** Reason of a refusal. */
export type RefreshTokensError = AccountSuspendedError | TokenInvalidError;

/** The refresh token. The cookie is used when it is absent. */
export type RefreshTokensInput = {
  /** Latest refresh token. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** The next tokens. */
export type RefreshTokensPayload = {
  __typename?: 'RefreshTokensPayload';
  /** Tokens, delivered like the old refresh token. */
  tokens?: Maybe<AuthTokens>;
  /** The signed-in account, as in LoginPayload. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<RefreshTokensError>;
};

/** Reason of a refusal. */
export type RegisterUserError = ConflictError | RateLimitedError | ValidationError | WeakPasswordError;

/** A new account. */
export type RegisterUserInput = {
  /** Purpose of the account. */
  accountType?: AccountType;
  /** Email address. Each address has one account, regardless of case and spaces. */
  email: Scalars['String']['input'];
  /** Given name. */
  firstName: Scalars['String']['input'];
  /** Family name. */
  lastName: Scalars['String']['input'];
  /** Language, a BCP 47 tag of fr or en. fr when absent. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** At least 8 characters with an uppercase letter and a digit, or any 15 or more; at most 128. */
  password: Scalars['String']['input'];
  /** Delivery of the refresh token. */
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The new account, signed in. */
export type RegisterUserPayload = {
  __typename?: 'RegisterUserPayload';
  /** Proof of this device. Store it and send it with the next sign-in, so that wrong passwords of strangers do not lock out the owner. Null when delivered as an HttpOnly cookie. */
  deviceToken?: Maybe<Scalars['String']['output']>;
  /** Tokens for the next requests. */
  tokens?: Maybe<AuthTokens>;
  /** The signed-in account. The rest of this request, including fields of other subgraphs, is answered for that person. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<RegisterUserError>;
};

/** Reason of a refusal. */
export type RequestDataExportError = InvalidCredentialsError | RateLimitedError;

/** Proof of the account's owner. */
export type RequestDataExportInput = {
  /** Password of the viewer. */
  password: Scalars['String']['input'];
};

/** The requested or open export. */
export type RequestDataExportPayload = {
  __typename?: 'RequestDataExportPayload';
  /** The export. Null when it was refused. */
  dataExport?: Maybe<DataExport>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<RequestDataExportError>;
};

/** Reason of a refusal. */
export type RequestPasswordResetError = RateLimitedError | ValidationError;

/** The account whose password is forgotten. */
export type RequestPasswordResetInput = {
  /** Email address of the account, in any case. */
  email: Scalars['String']['input'];
};

/** Whether the request was accepted. */
export type RequestPasswordResetPayload = {
  __typename?: 'RequestPasswordResetPayload';
  /** True on success, whether or not the address has an account. */
  accepted: Scalars['Boolean']['output'];
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<RequestPasswordResetError>;
};

/** Reason of a refusal. */
export type ResendVerificationEmailError = RateLimitedError;

/** Whether the request was accepted. */
export type ResendVerificationEmailPayload = {
  __typename?: 'ResendVerificationEmailPayload';
  /** True on success. */
  accepted: Scalars['Boolean']['output'];
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<ResendVerificationEmailError>;
};

/** Reason of a refusal. */
export type ResetPasswordError = RateLimitedError | TokenInvalidError | WeakPasswordError;

/** A mailed token and the new password. */
export type ResetPasswordInput = {
  /** New password, as in ChangePasswordInput. */
  newPassword: Scalars['String']['input'];
  /** Token from the link. */
  token: Scalars['String']['input'];
};

/** Whether the password was set. */
export type ResetPasswordPayload = {
  __typename?: 'ResetPasswordPayload';
  /** True on success. */
  accepted: Scalars['Boolean']['output'];
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<ResetPasswordError>;
};

/** Reason of a refusal. */
export type RevokeSessionError = NotFoundError;

/** One of the viewer's sessions. */
export type RevokeSessionInput = {
  /** Id of the session: ses_... */
  id: Scalars['ID']['input'];
};

/** The account with its remaining sessions. */
export type RevokeSessionPayload = {
  __typename?: 'RevokeSessionPayload';
  /** Account of the viewer. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<RevokeSessionError>;
};

/** Role of an account. */
export type Role =
  /** Runs the platform. Has every right of the other roles. */
  | 'ADMIN'
  /** Writes and sells courses. */
  | 'INSTRUCTOR'
  /** Takes and reviews courses. */
  | 'LEARNER';

/** One sign-in on one device. It ends by signing out, or after 30 days. */
export type Session = {
  __typename?: 'Session';
  /** Time of the sign-in. */
  createdAt: Scalars['DateTime']['output'];
  /** Name that the client gave at the sign-in. */
  deviceName?: Maybe<Scalars['String']['output']>;
  /** Id of the session: ses_... */
  id: Scalars['ID']['output'];
  /** Country of the network address at the sign-in, such as FR (ISO 3166-1). Null when unknown. */
  ipCountry?: Maybe<Scalars['String']['output']>;
  /** Whether this request belongs to the session. */
  isCurrent: Scalars['Boolean']['output'];
  /** Time of the last refresh. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** User agent of the client. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** Reason of a refusal. */
export type SetInstructorVerificationError = ConflictError | NotFoundError | ValidationError;

/** An instructor and the result of the check. */
export type SetInstructorVerificationInput = {
  /** Id of the account: usr_... */
  id: Scalars['ID']['input'];
  /** Optional reason for the audit log, as in SuspendUserInput. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Result of the check. The public profile shows VERIFIED; the other values look alike there. */
  status: VerificationStatus;
};

/** The changed account and profile. */
export type SetInstructorVerificationPayload = {
  __typename?: 'SetInstructorVerificationPayload';
  /** The public profile. */
  profile?: Maybe<PublicProfile>;
  /** The account with its instructorVerification. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<SetInstructorVerificationError>;
};

/** Reason of a refusal. */
export type SetUserRolesError = ConflictError | NotFoundError | ValidationError;

/** An account and its new roles. */
export type SetUserRolesInput = {
  /** Id of the account: usr_... */
  id: Scalars['ID']['input'];
  /** Reason for the audit log, as in SuspendUserInput. */
  reason: Scalars['String']['input'];
  /** All roles of the account. ADMIN requires a confirmed address. A new INSTRUCTOR is unverified and gets earlier fields of expertise back; an account that loses INSTRUCTOR loses its public page as an instructor. */
  roles: Array<Role>;
};

/** The changed account. */
export type SetUserRolesPayload = {
  __typename?: 'SetUserRolesPayload';
  /** The account. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<SetUserRolesError>;
};

/** The direction of an order. */
export type SortDirection =
  /** Smallest, oldest or first letter first. */
  | 'ASC'
  /** Largest, newest or last letter first. */
  | 'DESC';

/** Reason of a refusal. */
export type SuspendUserError = ConflictError | NotFoundError | ValidationError;

/** The account to suspend. */
export type SuspendUserInput = {
  /** Id of the account: usr_... */
  id: Scalars['ID']['input'];
  /** Reason for the audit log, 1 to 500 characters. The owner of the account does not see it. */
  reason: Scalars['String']['input'];
};

/** The changed account. */
export type SuspendUserPayload = {
  __typename?: 'SuspendUserPayload';
  /** The account. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<SuspendUserError>;
};

/** The token is unknown, expired or used. */
export type TokenInvalidError = UserError & {
  __typename?: 'TokenInvalidError';
  /** TOKEN_INVALID or TOKEN_REUSED. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Present state of an access token. */
export type TokenVerification = {
  __typename?: 'TokenVerification';
  /** Time of expiry. Null when the token is not active. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the token is accepted: genuine, not expired, with an open session and an active account. */
  isActive: Scalars['Boolean']['output'];
  /** Roles of the token. Empty when the token is not active. */
  roles: Array<Role>;
  /** Id of the account. Null when the token is not active. */
  subject?: Maybe<Scalars['ID']['output']>;
};

/** Reason of a refusal. */
export type UpdateProfileError = ConflictError | ValidationError;

/** Changes of a profile. An absent field stays unchanged, null clears it. */
export type UpdateProfileInput = {
  /** URL of a picture, https. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Plain text of at most 5000 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** Public name. When cleared, it follows the given and the family name. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** At most 10 fields of expertise of 40 characters each, for instructors. */
  expertiseTags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Given name. Cannot be cleared. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** One line of at most 120 characters. */
  headline?: InputMaybe<Scalars['String']['input']>;
  /** At most 20 interests of 80 characters each. */
  interests?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Family name. Cannot be cleared. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** At most 10 links. */
  links?: InputMaybe<Array<ProfileLinkInput>>;
  /** Language, a BCP 47 tag of fr or en. fr when cleared. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Unique name used in URLs: 3 to 60 lowercase letters, digits and single hyphens. Cannot be cleared. The old one becomes free. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** Time zone, an IANA name such as Europe/Paris. Stored as given, including former and later names of a zone. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The changed account. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** Account of the viewer. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<UpdateProfileError>;
};

/** Private account. Visible to its owner through me, and to admins. */
export type User = Node & {
  __typename?: 'User';
  /** Time of creation. */
  createdAt: Scalars['DateTime']['output'];
  /** Email address in its normalized form: lowercase, without spaces. */
  email: Scalars['String']['output'];
  /** Given name. */
  firstName: Scalars['String']['output'];
  /** Id of the account: usr_... */
  id: Scalars['ID']['output'];
  /** Result of the platform's check of an instructor. Null for people who do not teach. Private, so that a rejection stays private. */
  instructorVerification?: Maybe<VerificationStatus>;
  /** Subjects the person wants to learn, in the person's own words. Recommendations start from them. */
  interests: Array<Scalars['String']['output']>;
  /** Whether the owner of the address has confirmed it by the mailed link. */
  isEmailVerified: Scalars['Boolean']['output'];
  /** Time of the last sign-in by password. Null before the first one. */
  lastLoginAt?: Maybe<Scalars['DateTime']['output']>;
  /** Family name. */
  lastName: Scalars['String']['output'];
  /** Language of the account, a BCP 47 tag. fr by default. */
  locale: Scalars['String']['output'];
  /** Address requested by changeEmail and not confirmed yet. */
  pendingEmail?: Maybe<Scalars['String']['output']>;
  /** Public profile of the account. */
  profile: PublicProfile;
  /** Roles of the account. */
  roles: Array<Role>;
  /** Sessions of the account, latest use first, at most 100. */
  sessions: Array<Session>;
  /** State of the account. */
  status: AccountStatus;
  /** Time zone, an IANA name such as Europe/Paris. Null until it is set. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** Time of the last change. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of accounts. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** Accounts with their cursors. */
  edges: Array<UserEdge>;
  /** Accounts. */
  nodes: Array<User>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of items in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An account with its cursor. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Position in the list. */
  cursor: Scalars['String']['output'];
  /** The account. */
  node: User;
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
  /** An admin has suspended the account. */
  | 'ACCOUNT_SUSPENDED'
  /** Another change came first, or the state does not allow the change. */
  | 'CONFLICT'
  /** The address of the account must be verified first. */
  | 'EMAIL_NOT_VERIFIED'
  /** The email address or the password is incorrect. The answer does not reveal which one. */
  | 'INVALID_CREDENTIALS'
  /** The input breaks a rule of a field. */
  | 'INVALID_INPUT'
  /** The object does not exist, or the viewer may not know of it. */
  | 'NOT_FOUND'
  /** Too many attempts. The error holds the time to wait. */
  | 'RATE_LIMITED'
  /** The token is unknown, expired or used. */
  | 'TOKEN_INVALID'
  /** A refresh token was reused. Its session is closed, because one of its two holders must be a thief. */
  | 'TOKEN_REUSED'
  /** The password is too easy to guess. */
  | 'WEAK_PASSWORD';

/** Filter of accounts. All given fields must match; a list matches any of its values. */
export type UserFilterInput = {
  /** Instructors with one of these verification states. */
  instructorVerifications?: InputMaybe<Array<VerificationStatus>>;
  /** Accounts with at least one of these roles. */
  roles?: InputMaybe<Array<Role>>;
  /** Prefixes of names or of the address, in any order, regardless of case and accents; 1 to 100 characters. All words must match. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Accounts in one of these states. */
  statuses?: InputMaybe<Array<AccountStatus>>;
};

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

/** Result of the platform's check of an instructor. */
export type VerificationStatus =
  /** Checked, with a refused identity. Visible to the owner and admins only. */
  | 'REJECTED'
  /** Not checked yet. */
  | 'UNVERIFIED'
  /** Checked, with a confirmed identity. */
  | 'VERIFIED';

/** Reason of a refusal. */
export type VerifyEmailError = RateLimitedError | TokenInvalidError;

/** A mailed token. */
export type VerifyEmailInput = {
  /** Token from the link. */
  token: Scalars['String']['input'];
};

/** Result of a confirmation. */
export type VerifyEmailPayload = {
  __typename?: 'VerifyEmailPayload';
  /** True on success. */
  accepted: Scalars['Boolean']['output'];
  /** The account of the confirmed address, with its own fields also without a sign-in. Fields of other subgraphs require a signed-in viewer. */
  user?: Maybe<User>;
  /** Reasons of a refusal. Empty on success. */
  userErrors: Array<VerifyEmailError>;
};

/** The password is too easy to guess. */
export type WeakPasswordError = UserError & {
  __typename?: 'WeakPasswordError';
  /** WEAK_PASSWORD. */
  code: UserErrorCode;
  /** Message for people, in their language. */
  message: Scalars['String']['output'];
  /** Minimum number of characters. */
  minLength: Scalars['Int']['output'];
  /** Path of the invalid input field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Suggestions for a stronger password, in the viewer's language. */
  suggestions: Array<Scalars['String']['output']>;
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
  DataExport: DataExport;
  PublicProfile: PublicProfile;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  DataExport:
    ( { __typename: 'DataExport' }
    & GraphQLRecursivePick<FederationTypes['DataExport'], {"id":true}> );
  PublicProfile:
    ( { __typename: 'PublicProfile' }
    & ( GraphQLRecursivePick<FederationTypes['PublicProfile'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['PublicProfile'], {"slug":true}> ) );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  BecomeInstructorError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  ChangeEmailError:
    | ( Omit<EmailNotVerifiedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'EmailNotVerifiedError' } )
    | ( Omit<InvalidCredentialsError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'InvalidCredentialsError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  ChangePasswordError:
    | ( Omit<InvalidCredentialsError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'InvalidCredentialsError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( WeakPasswordErrorMapper & { __typename: 'WeakPasswordError' } )
  ;
  DeleteAccountError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<InvalidCredentialsError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'InvalidCredentialsError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
  ;
  LoginError:
    | ( Omit<AccountSuspendedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'AccountSuspendedError' } )
    | ( Omit<InvalidCredentialsError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'InvalidCredentialsError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
  ;
  LogoutError: ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } );
  ReactivateUserError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  RefreshTokensError:
    | ( Omit<AccountSuspendedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'AccountSuspendedError' } )
    | ( Omit<TokenInvalidError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'TokenInvalidError' } )
  ;
  RegisterUserError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
    | ( WeakPasswordErrorMapper & { __typename: 'WeakPasswordError' } )
  ;
  RequestDataExportError:
    | ( Omit<InvalidCredentialsError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'InvalidCredentialsError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
  ;
  RequestPasswordResetError:
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  ResendVerificationEmailError: ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } );
  ResetPasswordError:
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<TokenInvalidError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'TokenInvalidError' } )
    | ( WeakPasswordErrorMapper & { __typename: 'WeakPasswordError' } )
  ;
  RevokeSessionError: ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } );
  SetInstructorVerificationError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  SetUserRolesError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  SuspendUserError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  UpdateProfileError:
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  VerifyEmailError:
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<TokenInvalidError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'TokenInvalidError' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( DataExportMapper & { __typename: 'DataExport' } )
    | ( PublicProfileMapper & { __typename: 'PublicProfile' } )
    | ( UserMapper & { __typename: 'User' } )
  ;
  UserError:
    | ( Omit<AccountSuspendedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'AccountSuspendedError' } )
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<EmailNotVerifiedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'EmailNotVerifiedError' } )
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<IdempotencyConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'IdempotencyConflictError' } )
    | ( Omit<InvalidCredentialsError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'InvalidCredentialsError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<QuotaExceededError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'QuotaExceededError' } )
    | ( Omit<RateLimitedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'RateLimitedError' } )
    | ( Omit<TokenInvalidError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'TokenInvalidError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
    | ( WeakPasswordErrorMapper & { __typename: 'WeakPasswordError' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccountStatus: ResolverTypeWrapper<'ACTIVE' | 'SUSPENDED' | 'DELETED'>;
  AccountSuspendedError: ResolverTypeWrapper<Omit<AccountSuspendedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  AccountType: ResolverTypeWrapper<'LEARNER' | 'INSTRUCTOR'>;
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  AuditEntry: ResolverTypeWrapper<AuditEntryMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AuditEntryConnection: ResolverTypeWrapper<AuditEntryConnectionMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditEntryFilterInput: AuditEntryFilterInput;
  AuthTokens: ResolverTypeWrapper<AuthTokens>;
  BecomeInstructorError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BecomeInstructorError']>;
  BecomeInstructorInput: BecomeInstructorInput;
  BecomeInstructorPayload: ResolverTypeWrapper<Omit<BecomeInstructorPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['BecomeInstructorError']> }>;
  ChangeEmailError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeEmailError']>;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: ResolverTypeWrapper<Omit<ChangeEmailPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['ChangeEmailError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChangePasswordError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordError']>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['ChangePasswordError']> }>;
  ConflictError: ResolverTypeWrapper<Omit<ConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DataExport: ResolverTypeWrapper<DataExportMapper>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeRangeInput: DateTimeRangeInput;
  DeleteAccountError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteAccountError']>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<Omit<DeleteAccountPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['DeleteAccountError']> }>;
  EmailNotVerifiedError: ResolverTypeWrapper<Omit<EmailNotVerifiedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  FloatRangeInput: FloatRangeInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IdempotencyConflictError: ResolverTypeWrapper<Omit<IdempotencyConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  InstructorInfo: ResolverTypeWrapper<InstructorInfo>;
  IntRangeInput: IntRangeInput;
  InvalidCredentialsError: ResolverTypeWrapper<Omit<InvalidCredentialsError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  JobState: ResolverTypeWrapper<'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'>;
  LoginError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LoginError']>;
  LoginInput: LoginInput;
  LoginPayload: ResolverTypeWrapper<Omit<LoginPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['LoginError']> }>;
  LogoutError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LogoutError']>;
  LogoutInput: LogoutInput;
  LogoutPayload: ResolverTypeWrapper<Omit<LogoutPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['LogoutError']> }>;
  MinorUnits: ResolverTypeWrapper<Scalars['MinorUnits']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<Omit<NotFoundError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ProfileLink: ResolverTypeWrapper<ProfileLink>;
  ProfileLinkInput: ProfileLinkInput;
  PublicProfile: ResolverTypeWrapper<PublicProfileMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaExceededError: ResolverTypeWrapper<Omit<QuotaExceededError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  RateLimitedError: ResolverTypeWrapper<Omit<RateLimitedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  ReactivateUserError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReactivateUserError']>;
  ReactivateUserInput: ReactivateUserInput;
  ReactivateUserPayload: ResolverTypeWrapper<Omit<ReactivateUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['ReactivateUserError']> }>;
  RefreshTokenDelivery: ResolverTypeWrapper<'BODY' | 'COOKIE'>;
  RefreshTokensError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshTokensError']>;
  RefreshTokensInput: RefreshTokensInput;
  RefreshTokensPayload: ResolverTypeWrapper<Omit<RefreshTokensPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['RefreshTokensError']> }>;
  RegisterUserError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterUserError']>;
  RegisterUserInput: RegisterUserInput;
  RegisterUserPayload: ResolverTypeWrapper<Omit<RegisterUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['RegisterUserError']> }>;
  RequestDataExportError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestDataExportError']>;
  RequestDataExportInput: RequestDataExportInput;
  RequestDataExportPayload: ResolverTypeWrapper<Omit<RequestDataExportPayload, 'dataExport' | 'userErrors'> & { dataExport?: Maybe<ResolversTypes['DataExport']>, userErrors: Array<ResolversTypes['RequestDataExportError']> }>;
  RequestPasswordResetError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestPasswordResetError']>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: ResolverTypeWrapper<Omit<RequestPasswordResetPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['RequestPasswordResetError']> }>;
  ResendVerificationEmailError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendVerificationEmailError']>;
  ResendVerificationEmailPayload: ResolverTypeWrapper<Omit<ResendVerificationEmailPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['ResendVerificationEmailError']> }>;
  ResetPasswordError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetPasswordError']>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResolverTypeWrapper<Omit<ResetPasswordPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['ResetPasswordError']> }>;
  RevokeSessionError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeSessionError']>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<Omit<RevokeSessionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['RevokeSessionError']> }>;
  Role: ResolverTypeWrapper<'LEARNER' | 'INSTRUCTOR' | 'ADMIN'>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Session: ResolverTypeWrapper<SessionMapper>;
  SetInstructorVerificationError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetInstructorVerificationError']>;
  SetInstructorVerificationInput: SetInstructorVerificationInput;
  SetInstructorVerificationPayload: ResolverTypeWrapper<Omit<SetInstructorVerificationPayload, 'profile' | 'user' | 'userErrors'> & { profile?: Maybe<ResolversTypes['PublicProfile']>, user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['SetInstructorVerificationError']> }>;
  SetUserRolesError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserRolesError']>;
  SetUserRolesInput: SetUserRolesInput;
  SetUserRolesPayload: ResolverTypeWrapper<Omit<SetUserRolesPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['SetUserRolesError']> }>;
  SortDirection: ResolverTypeWrapper<'ASC' | 'DESC'>;
  SuspendUserError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SuspendUserError']>;
  SuspendUserInput: SuspendUserInput;
  SuspendUserPayload: ResolverTypeWrapper<Omit<SuspendUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['SuspendUserError']> }>;
  TokenInvalidError: ResolverTypeWrapper<Omit<TokenInvalidError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  TokenVerification: ResolverTypeWrapper<Omit<TokenVerification, 'roles'> & { roles: Array<ResolversTypes['Role']> }>;
  UpdateProfileError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileError']>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UpdateProfileError']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserConnection: ResolverTypeWrapper<UserConnectionMapper>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: ResolverTypeWrapper<'INVALID_INPUT' | 'NOT_FOUND' | 'CONFLICT' | 'EMAIL_NOT_VERIFIED' | 'RATE_LIMITED' | 'INVALID_CREDENTIALS' | 'ACCOUNT_SUSPENDED' | 'TOKEN_INVALID' | 'TOKEN_REUSED' | 'WEAK_PASSWORD'>;
  UserFilterInput: UserFilterInput;
  ValidationError: ResolverTypeWrapper<Omit<ValidationError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  VerificationStatus: ResolverTypeWrapper<'UNVERIFIED' | 'VERIFIED' | 'REJECTED'>;
  VerifyEmailError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyEmailError']>;
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: ResolverTypeWrapper<Omit<VerifyEmailPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['VerifyEmailError']> }>;
  WeakPasswordError: ResolverTypeWrapper<WeakPasswordErrorMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccountSuspendedError: AccountSuspendedError;
  Address: Address;
  AddressInput: AddressInput;
  AuditEntry: AuditEntryMapper;
  ID: Scalars['ID']['output'];
  AuditEntryConnection: AuditEntryConnectionMapper;
  Int: Scalars['Int']['output'];
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditEntryFilterInput: AuditEntryFilterInput;
  AuthTokens: AuthTokens;
  BecomeInstructorError: ResolversUnionTypes<ResolversParentTypes>['BecomeInstructorError'];
  BecomeInstructorInput: BecomeInstructorInput;
  BecomeInstructorPayload: Omit<BecomeInstructorPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['BecomeInstructorError']> };
  ChangeEmailError: ResolversUnionTypes<ResolversParentTypes>['ChangeEmailError'];
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: Omit<ChangeEmailPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['ChangeEmailError']> };
  Boolean: Scalars['Boolean']['output'];
  ChangePasswordError: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordError'];
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['ChangePasswordError']> };
  ConflictError: ConflictError;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DataExport: DataExportMapper;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeRangeInput: DateTimeRangeInput;
  DeleteAccountError: ResolversUnionTypes<ResolversParentTypes>['DeleteAccountError'];
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: Omit<DeleteAccountPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['DeleteAccountError']> };
  EmailNotVerifiedError: EmailNotVerifiedError;
  FloatRangeInput: FloatRangeInput;
  Float: Scalars['Float']['output'];
  ForbiddenError: ForbiddenError;
  IdempotencyConflictError: IdempotencyConflictError;
  InstructorInfo: InstructorInfo;
  IntRangeInput: IntRangeInput;
  InvalidCredentialsError: InvalidCredentialsError;
  LoginError: ResolversUnionTypes<ResolversParentTypes>['LoginError'];
  LoginInput: LoginInput;
  LoginPayload: Omit<LoginPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['LoginError']> };
  LogoutError: ResolversUnionTypes<ResolversParentTypes>['LogoutError'];
  LogoutInput: LogoutInput;
  LogoutPayload: Omit<LogoutPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['LogoutError']> };
  MinorUnits: Scalars['MinorUnits']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  ProfileLink: ProfileLink;
  ProfileLinkInput: ProfileLinkInput;
  PublicProfile: PublicProfileMapper;
  Query: Record<PropertyKey, never>;
  QuotaExceededError: QuotaExceededError;
  RateLimitedError: RateLimitedError;
  ReactivateUserError: ResolversUnionTypes<ResolversParentTypes>['ReactivateUserError'];
  ReactivateUserInput: ReactivateUserInput;
  ReactivateUserPayload: Omit<ReactivateUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['ReactivateUserError']> };
  RefreshTokensError: ResolversUnionTypes<ResolversParentTypes>['RefreshTokensError'];
  RefreshTokensInput: RefreshTokensInput;
  RefreshTokensPayload: Omit<RefreshTokensPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['RefreshTokensError']> };
  RegisterUserError: ResolversUnionTypes<ResolversParentTypes>['RegisterUserError'];
  RegisterUserInput: RegisterUserInput;
  RegisterUserPayload: Omit<RegisterUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['RegisterUserError']> };
  RequestDataExportError: ResolversUnionTypes<ResolversParentTypes>['RequestDataExportError'];
  RequestDataExportInput: RequestDataExportInput;
  RequestDataExportPayload: Omit<RequestDataExportPayload, 'dataExport' | 'userErrors'> & { dataExport?: Maybe<ResolversParentTypes['DataExport']>, userErrors: Array<ResolversParentTypes['RequestDataExportError']> };
  RequestPasswordResetError: ResolversUnionTypes<ResolversParentTypes>['RequestPasswordResetError'];
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: Omit<RequestPasswordResetPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['RequestPasswordResetError']> };
  ResendVerificationEmailError: ResolversUnionTypes<ResolversParentTypes>['ResendVerificationEmailError'];
  ResendVerificationEmailPayload: Omit<ResendVerificationEmailPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['ResendVerificationEmailError']> };
  ResetPasswordError: ResolversUnionTypes<ResolversParentTypes>['ResetPasswordError'];
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: Omit<ResetPasswordPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['ResetPasswordError']> };
  RevokeSessionError: ResolversUnionTypes<ResolversParentTypes>['RevokeSessionError'];
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: Omit<RevokeSessionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['RevokeSessionError']> };
  SafeInt: Scalars['SafeInt']['output'];
  Session: SessionMapper;
  SetInstructorVerificationError: ResolversUnionTypes<ResolversParentTypes>['SetInstructorVerificationError'];
  SetInstructorVerificationInput: SetInstructorVerificationInput;
  SetInstructorVerificationPayload: Omit<SetInstructorVerificationPayload, 'profile' | 'user' | 'userErrors'> & { profile?: Maybe<ResolversParentTypes['PublicProfile']>, user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['SetInstructorVerificationError']> };
  SetUserRolesError: ResolversUnionTypes<ResolversParentTypes>['SetUserRolesError'];
  SetUserRolesInput: SetUserRolesInput;
  SetUserRolesPayload: Omit<SetUserRolesPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['SetUserRolesError']> };
  SuspendUserError: ResolversUnionTypes<ResolversParentTypes>['SuspendUserError'];
  SuspendUserInput: SuspendUserInput;
  SuspendUserPayload: Omit<SuspendUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['SuspendUserError']> };
  TokenInvalidError: TokenInvalidError;
  TokenVerification: TokenVerification;
  UpdateProfileError: ResolversUnionTypes<ResolversParentTypes>['UpdateProfileError'];
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UpdateProfileError']> };
  User: UserMapper;
  UserConnection: UserConnectionMapper;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  UserFilterInput: UserFilterInput;
  ValidationError: ValidationError;
  VerifyEmailError: ResolversUnionTypes<ResolversParentTypes>['VerifyEmailError'];
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: Omit<VerifyEmailPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['VerifyEmailError']> };
  WeakPasswordError: WeakPasswordErrorMapper;
  String: Scalars['String']['output'];
};

export type authDirectiveArgs = {
  requires?: Array<Scalars['String']['input']>;
};

export type authDirectiveResolver<Result, Parent, ContextType = Context, Args = authDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type publicDirectiveArgs = { };

export type publicDirectiveResolver<Result, Parent, ContextType = Context, Args = publicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountStatusResolvers = EnumResolverSignature<{ ACTIVE?: any, DELETED?: any, SUSPENDED?: any }, ResolversTypes['AccountStatus']>;

export type AccountSuspendedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountSuspendedError'] = ResolversParentTypes['AccountSuspendedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountTypeResolvers = EnumResolverSignature<{ INSTRUCTOR?: any, LEARNER?: any }, ResolversTypes['AccountType']>;

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuthTokensResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthTokens'] = ResolversParentTypes['AuthTokens']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refreshTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type BecomeInstructorErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BecomeInstructorError'] = ResolversParentTypes['BecomeInstructorError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'ValidationError', ParentType, ContextType>;
};

export type BecomeInstructorPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BecomeInstructorPayload'] = ResolversParentTypes['BecomeInstructorPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BecomeInstructorError']>, ParentType, ContextType>;
};

export type ChangeEmailErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEmailError'] = ResolversParentTypes['ChangeEmailError']> = {
  __resolveType?: TypeResolveFn<'EmailNotVerifiedError' | 'InvalidCredentialsError' | 'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type ChangeEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEmailPayload'] = ResolversParentTypes['ChangeEmailPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ChangeEmailError']>, ParentType, ContextType>;
};

export type ChangePasswordErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordError'] = ResolversParentTypes['ChangePasswordError']> = {
  __resolveType?: TypeResolveFn<'InvalidCredentialsError' | 'RateLimitedError' | 'WeakPasswordError', ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ChangePasswordError']>, ParentType, ContextType>;
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

export type DataExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport'], FederationReferenceType extends FederationReferenceTypes['DataExport'] = FederationReferenceTypes['DataExport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataExport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  downloadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountError'] = ResolversParentTypes['DeleteAccountError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'InvalidCredentialsError' | 'RateLimitedError', ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['DeleteAccountError']>, ParentType, ContextType>;
};

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

export type InstructorInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstructorInfo'] = ResolversParentTypes['InstructorInfo']> = {
  expertiseTags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InvalidCredentialsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCredentialsError'] = ResolversParentTypes['InvalidCredentialsError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobStateResolvers = EnumResolverSignature<{ FAILED?: any, QUEUED?: any, RUNNING?: any, SUCCEEDED?: any }, ResolversTypes['JobState']>;

export type LoginErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginError'] = ResolversParentTypes['LoginError']> = {
  __resolveType?: TypeResolveFn<'AccountSuspendedError' | 'InvalidCredentialsError' | 'RateLimitedError', ParentType, ContextType>;
};

export type LoginPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginPayload'] = ResolversParentTypes['LoginPayload']> = {
  deviceToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LoginError']>, ParentType, ContextType>;
};

export type LogoutErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutError'] = ResolversParentTypes['LogoutError']> = {
  __resolveType?: TypeResolveFn<'ValidationError', ParentType, ContextType>;
};

export type LogoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutPayload'] = ResolversParentTypes['LogoutPayload']> = {
  revokedSessionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LogoutError']>, ParentType, ContextType>;
};

export interface MinorUnitsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MinorUnits'], any> {
  name: 'MinorUnits';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  becomeInstructor?: Resolver<Maybe<ResolversTypes['BecomeInstructorPayload']>, ParentType, ContextType, RequireFields<MutationbecomeInstructorArgs, 'input'>>;
  changeEmail?: Resolver<Maybe<ResolversTypes['ChangeEmailPayload']>, ParentType, ContextType, RequireFields<MutationchangeEmailArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationchangePasswordArgs, 'input'>>;
  deleteAccount?: Resolver<Maybe<ResolversTypes['DeleteAccountPayload']>, ParentType, ContextType, RequireFields<MutationdeleteAccountArgs, 'input'>>;
  login?: Resolver<Maybe<ResolversTypes['LoginPayload']>, ParentType, ContextType, RequireFields<MutationloginArgs, 'input'>>;
  logout?: Resolver<Maybe<ResolversTypes['LogoutPayload']>, ParentType, ContextType, RequireFields<MutationlogoutArgs, 'input'>>;
  reactivateUser?: Resolver<Maybe<ResolversTypes['ReactivateUserPayload']>, ParentType, ContextType, RequireFields<MutationreactivateUserArgs, 'input'>>;
  refreshTokens?: Resolver<Maybe<ResolversTypes['RefreshTokensPayload']>, ParentType, ContextType, RequireFields<MutationrefreshTokensArgs, 'input'>>;
  registerUser?: Resolver<Maybe<ResolversTypes['RegisterUserPayload']>, ParentType, ContextType, RequireFields<MutationregisterUserArgs, 'input'>>;
  requestDataExport?: Resolver<Maybe<ResolversTypes['RequestDataExportPayload']>, ParentType, ContextType, RequireFields<MutationrequestDataExportArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['RequestPasswordResetPayload']>, ParentType, ContextType, RequireFields<MutationrequestPasswordResetArgs, 'input'>>;
  resendVerificationEmail?: Resolver<Maybe<ResolversTypes['ResendVerificationEmailPayload']>, ParentType, ContextType>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordPayload']>, ParentType, ContextType, RequireFields<MutationresetPasswordArgs, 'input'>>;
  revokeSession?: Resolver<Maybe<ResolversTypes['RevokeSessionPayload']>, ParentType, ContextType, RequireFields<MutationrevokeSessionArgs, 'input'>>;
  setInstructorVerification?: Resolver<Maybe<ResolversTypes['SetInstructorVerificationPayload']>, ParentType, ContextType, RequireFields<MutationsetInstructorVerificationArgs, 'input'>>;
  setUserRoles?: Resolver<Maybe<ResolversTypes['SetUserRolesPayload']>, ParentType, ContextType, RequireFields<MutationsetUserRolesArgs, 'input'>>;
  suspendUser?: Resolver<Maybe<ResolversTypes['SuspendUserPayload']>, ParentType, ContextType, RequireFields<MutationsuspendUserArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationupdateProfileArgs, 'input'>>;
  verifyEmail?: Resolver<Maybe<ResolversTypes['VerifyEmailPayload']>, ParentType, ContextType, RequireFields<MutationverifyEmailArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'DataExport' | 'PublicProfile' | 'User', ParentType, ContextType>;
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

export type ProfileLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfileLink'] = ResolversParentTypes['ProfileLink']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PublicProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicProfile'] = ResolversParentTypes['PublicProfile'], FederationReferenceType extends FederationReferenceTypes['PublicProfile'] = FederationReferenceTypes['PublicProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PublicProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headline?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructor?: Resolver<Maybe<ResolversTypes['InstructorInfo']>, ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['ProfileLink']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditLog?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<QueryauditLogArgs, 'first'>>;
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType, RequireFields<QuerydataExportArgs, 'id'>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  publicProfile?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType, RequireFields<QuerypublicProfileArgs, 'id'>>;
  publicProfileBySlug?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType, RequireFields<QuerypublicProfileBySlugArgs, 'slug'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryuserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryusersArgs, 'first'>>;
  verifyToken?: Resolver<Maybe<ResolversTypes['TokenVerification']>, ParentType, ContextType, RequireFields<QueryverifyTokenArgs, 'token'>>;
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

export type ReactivateUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactivateUserError'] = ResolversParentTypes['ReactivateUserError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type ReactivateUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactivateUserPayload'] = ResolversParentTypes['ReactivateUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ReactivateUserError']>, ParentType, ContextType>;
};

export type RefreshTokenDeliveryResolvers = EnumResolverSignature<{ BODY?: any, COOKIE?: any }, ResolversTypes['RefreshTokenDelivery']>;

export type RefreshTokensErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshTokensError'] = ResolversParentTypes['RefreshTokensError']> = {
  __resolveType?: TypeResolveFn<'AccountSuspendedError' | 'TokenInvalidError', ParentType, ContextType>;
};

export type RefreshTokensPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshTokensPayload'] = ResolversParentTypes['RefreshTokensPayload']> = {
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RefreshTokensError']>, ParentType, ContextType>;
};

export type RegisterUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterUserError'] = ResolversParentTypes['RegisterUserError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'RateLimitedError' | 'ValidationError' | 'WeakPasswordError', ParentType, ContextType>;
};

export type RegisterUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterUserPayload'] = ResolversParentTypes['RegisterUserPayload']> = {
  deviceToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RegisterUserError']>, ParentType, ContextType>;
};

export type RequestDataExportErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestDataExportError'] = ResolversParentTypes['RequestDataExportError']> = {
  __resolveType?: TypeResolveFn<'InvalidCredentialsError' | 'RateLimitedError', ParentType, ContextType>;
};

export type RequestDataExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestDataExportPayload'] = ResolversParentTypes['RequestDataExportPayload']> = {
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RequestDataExportError']>, ParentType, ContextType>;
};

export type RequestPasswordResetErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetError'] = ResolversParentTypes['RequestPasswordResetError']> = {
  __resolveType?: TypeResolveFn<'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type RequestPasswordResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RequestPasswordResetError']>, ParentType, ContextType>;
};

export type ResendVerificationEmailErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendVerificationEmailError'] = ResolversParentTypes['ResendVerificationEmailError']> = {
  __resolveType?: TypeResolveFn<'RateLimitedError', ParentType, ContextType>;
};

export type ResendVerificationEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendVerificationEmailPayload'] = ResolversParentTypes['ResendVerificationEmailPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ResendVerificationEmailError']>, ParentType, ContextType>;
};

export type ResetPasswordErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordError'] = ResolversParentTypes['ResetPasswordError']> = {
  __resolveType?: TypeResolveFn<'RateLimitedError' | 'TokenInvalidError' | 'WeakPasswordError', ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ResetPasswordError']>, ParentType, ContextType>;
};

export type RevokeSessionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionError'] = ResolversParentTypes['RevokeSessionError']> = {
  __resolveType?: TypeResolveFn<'NotFoundError', ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RevokeSessionError']>, ParentType, ContextType>;
};

export type RoleResolvers = EnumResolverSignature<{ ADMIN?: any, INSTRUCTOR?: any, LEARNER?: any }, ResolversTypes['Role']>;

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deviceName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ipCountry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SetInstructorVerificationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetInstructorVerificationError'] = ResolversParentTypes['SetInstructorVerificationError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type SetInstructorVerificationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetInstructorVerificationPayload'] = ResolversParentTypes['SetInstructorVerificationPayload']> = {
  profile?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SetInstructorVerificationError']>, ParentType, ContextType>;
};

export type SetUserRolesErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRolesError'] = ResolversParentTypes['SetUserRolesError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type SetUserRolesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRolesPayload'] = ResolversParentTypes['SetUserRolesPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SetUserRolesError']>, ParentType, ContextType>;
};

export type SortDirectionResolvers = EnumResolverSignature<{ ASC?: any, DESC?: any }, ResolversTypes['SortDirection']>;

export type SuspendUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspendUserError'] = ResolversParentTypes['SuspendUserError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type SuspendUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspendUserPayload'] = ResolversParentTypes['SuspendUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SuspendUserError']>, ParentType, ContextType>;
};

export type TokenInvalidErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenInvalidError'] = ResolversParentTypes['TokenInvalidError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TokenVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenVerification'] = ResolversParentTypes['TokenVerification']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type UpdateProfileErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileError'] = ResolversParentTypes['UpdateProfileError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'ValidationError', ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UpdateProfileError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructorVerification?: Resolver<Maybe<ResolversTypes['VerificationStatus']>, ParentType, ContextType>;
  interests?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isEmailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastLoginAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pendingEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['PublicProfile'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'AccountSuspendedError' | 'ConflictError' | 'EmailNotVerifiedError' | 'ForbiddenError' | 'IdempotencyConflictError' | 'InvalidCredentialsError' | 'NotFoundError' | 'QuotaExceededError' | 'RateLimitedError' | 'TokenInvalidError' | 'ValidationError' | 'WeakPasswordError', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ ACCOUNT_SUSPENDED?: any, CONFLICT?: any, EMAIL_NOT_VERIFIED?: any, INVALID_CREDENTIALS?: any, INVALID_INPUT?: any, NOT_FOUND?: any, RATE_LIMITED?: any, TOKEN_INVALID?: any, TOKEN_REUSED?: any, WEAK_PASSWORD?: any }, ResolversTypes['UserErrorCode']>;

export type ValidationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VerificationStatusResolvers = EnumResolverSignature<{ REJECTED?: any, UNVERIFIED?: any, VERIFIED?: any }, ResolversTypes['VerificationStatus']>;

export type VerifyEmailErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailError'] = ResolversParentTypes['VerifyEmailError']> = {
  __resolveType?: TypeResolveFn<'RateLimitedError' | 'TokenInvalidError', ParentType, ContextType>;
};

export type VerifyEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailPayload'] = ResolversParentTypes['VerifyEmailPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['VerifyEmailError']>, ParentType, ContextType>;
};

export type WeakPasswordErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WeakPasswordError'] = ResolversParentTypes['WeakPasswordError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  suggestions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccountStatus?: AccountStatusResolvers;
  AccountSuspendedError?: AccountSuspendedErrorResolvers<ContextType>;
  AccountType?: AccountTypeResolvers;
  Address?: AddressResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuthTokens?: AuthTokensResolvers<ContextType>;
  BecomeInstructorError?: BecomeInstructorErrorResolvers<ContextType>;
  BecomeInstructorPayload?: BecomeInstructorPayloadResolvers<ContextType>;
  ChangeEmailError?: ChangeEmailErrorResolvers<ContextType>;
  ChangeEmailPayload?: ChangeEmailPayloadResolvers<ContextType>;
  ChangePasswordError?: ChangePasswordErrorResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DataExport?: DataExportResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeleteAccountError?: DeleteAccountErrorResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  EmailNotVerifiedError?: EmailNotVerifiedErrorResolvers<ContextType>;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  IdempotencyConflictError?: IdempotencyConflictErrorResolvers<ContextType>;
  InstructorInfo?: InstructorInfoResolvers<ContextType>;
  InvalidCredentialsError?: InvalidCredentialsErrorResolvers<ContextType>;
  JobState?: JobStateResolvers;
  LoginError?: LoginErrorResolvers<ContextType>;
  LoginPayload?: LoginPayloadResolvers<ContextType>;
  LogoutError?: LogoutErrorResolvers<ContextType>;
  LogoutPayload?: LogoutPayloadResolvers<ContextType>;
  MinorUnits?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ProfileLink?: ProfileLinkResolvers<ContextType>;
  PublicProfile?: PublicProfileResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotaExceededError?: QuotaExceededErrorResolvers<ContextType>;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  ReactivateUserError?: ReactivateUserErrorResolvers<ContextType>;
  ReactivateUserPayload?: ReactivateUserPayloadResolvers<ContextType>;
  RefreshTokenDelivery?: RefreshTokenDeliveryResolvers;
  RefreshTokensError?: RefreshTokensErrorResolvers<ContextType>;
  RefreshTokensPayload?: RefreshTokensPayloadResolvers<ContextType>;
  RegisterUserError?: RegisterUserErrorResolvers<ContextType>;
  RegisterUserPayload?: RegisterUserPayloadResolvers<ContextType>;
  RequestDataExportError?: RequestDataExportErrorResolvers<ContextType>;
  RequestDataExportPayload?: RequestDataExportPayloadResolvers<ContextType>;
  RequestPasswordResetError?: RequestPasswordResetErrorResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResendVerificationEmailError?: ResendVerificationEmailErrorResolvers<ContextType>;
  ResendVerificationEmailPayload?: ResendVerificationEmailPayloadResolvers<ContextType>;
  ResetPasswordError?: ResetPasswordErrorResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  RevokeSessionError?: RevokeSessionErrorResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  Role?: RoleResolvers;
  SafeInt?: GraphQLScalarType;
  Session?: SessionResolvers<ContextType>;
  SetInstructorVerificationError?: SetInstructorVerificationErrorResolvers<ContextType>;
  SetInstructorVerificationPayload?: SetInstructorVerificationPayloadResolvers<ContextType>;
  SetUserRolesError?: SetUserRolesErrorResolvers<ContextType>;
  SetUserRolesPayload?: SetUserRolesPayloadResolvers<ContextType>;
  SortDirection?: SortDirectionResolvers;
  SuspendUserError?: SuspendUserErrorResolvers<ContextType>;
  SuspendUserPayload?: SuspendUserPayloadResolvers<ContextType>;
  TokenInvalidError?: TokenInvalidErrorResolvers<ContextType>;
  TokenVerification?: TokenVerificationResolvers<ContextType>;
  UpdateProfileError?: UpdateProfileErrorResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  VerificationStatus?: VerificationStatusResolvers;
  VerifyEmailError?: VerifyEmailErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
  WeakPasswordError?: WeakPasswordErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  public?: publicDirectiveResolver<any, any, ContextType>;
};
