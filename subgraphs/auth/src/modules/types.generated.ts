import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AuditEntryMapper, AuditEntryConnectionMapper } from './administration/audit/audit.mappers.ts';
import type { DataExportMapper } from './privacy/dataExport/dataExport.mappers.ts';
import type { PublicProfileMapper } from './identity/profile/profile.mappers.ts';
import type { SessionMapper } from './sessions/session.mappers.ts';
import type { UserMapper } from './identity/account/account.mappers.ts';
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
  /** An integer amount in the minor unit of its currency, safe up to 2^53-1 (Int is 32 bit and overflows revenue totals). */
  MinorUnits: { input: number; output: number; }
  /** An integer safe up to 2^53-1, for sizes in bytes (Int ends at 2 GiB). */
  SafeInt: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Whether an account can be used. */
export type AccountStatus =
  /** It can. */
  | 'ACTIVE'
  /** It is being erased: nothing of the person is left in it, and it goes as a whole. */
  | 'DELETED'
  /** An admin has closed it for now: it cannot sign in. */
  | 'SUSPENDED';

/** An admin has closed the account. Said only to whoever has proven that it is theirs. */
export type AccountSuspendedError = UserError & {
  __typename?: 'AccountSuspendedError';
  /** ACCOUNT_SUSPENDED. */
  code: UserErrorCode;
  /** A sentence for people. */
  message: Scalars['String']['output'];
  /** Always null. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** What a new account is for. ADMIN is granted, never chosen. */
export type AccountType =
  /** An account to teach with, and to learn. */
  | 'INSTRUCTOR'
  /** An account to learn with. */
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
  /** As the country writes it. */
  postalCode: Scalars['String']['output'];
  /** State, province or canton where addresses have one. */
  region?: Maybe<Scalars['String']['output']>;
};

/** A postal address that a client names. */
export type AddressInput = {
  /** The town. */
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['input'];
  /** Street and number. */
  line1: Scalars['String']['input'];
  /** Building, floor, care of. */
  line2?: InputMaybe<Scalars['String']['input']>;
  /** As the country writes it. */
  postalCode: Scalars['String']['input'];
  /** State, province or canton where addresses have one. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** One action of an administrator or operator, an instructor on someone else's data, or the system on money; and the end of an account. Never edited, never deleted. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** What was done, such as USER_SUSPENDED. Clients must tolerate values they do not know. */
  action: Scalars['String']['output'];
  /** Who did it. Null where the system acted by itself, and once the person's account is erased. */
  actor?: Maybe<PublicProfile>;
  /** When it was done. */
  createdAt: Scalars['DateTime']['output'];
  /** JSON, secrets removed; the reason that was given goes with the account it is about. Null where there is nothing more to say. */
  details?: Maybe<Scalars['String']['output']>;
  /** aud_... */
  id: Scalars['ID']['output'];
  /** The request in which it was done, as the logs name it. Null outside of one. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Its id. */
  subjectId: Scalars['ID']['output'];
  /** What it was done to: the name of its type, such as User. */
  subjectType: Scalars['String']['output'];
};

/** A page of the audit log. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** The entries with their cursors. */
  edges: Array<AuditEntryEdge>;
  /** The entries. */
  nodes: Array<AuditEntry>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An entry in its list. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

/** Which entries. Lists mean any of these, at most 100. */
export type AuditEntryFilterInput = {
  /** Such as USER_SUSPENDED. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Done by these accounts. */
  actorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Done in this time. */
  createdAt?: InputMaybe<DateTimeRangeInput>;
  /** Done to these. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What requests are made with. */
export type AuthTokens = {
  __typename?: 'AuthTokens';
  /** To send as Authorization: Bearer. Good for 15 minutes. */
  accessToken: Scalars['String']['output'];
  /** When it ends. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** To get the next tokens with, once. Null when delivered as an HttpOnly cookie. */
  refreshToken?: Maybe<Scalars['String']['output']>;
  /** When the session ends, however often it is renewed. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
};

/** Why it did not work. */
export type BecomeInstructorError = ConflictError | ValidationError;

/** What learners should know of a new instructor. Absent field: unchanged. null: cleared. */
export type BecomeInstructorInput = {
  /** As UpdateProfileInput.bio. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** As UpdateProfileInput.expertiseTags. */
  expertiseTags?: Array<Scalars['String']['input']>;
  /** As UpdateProfileInput.headline. */
  headline?: InputMaybe<Scalars['String']['input']>;
};

/** The account with its new role. */
export type BecomeInstructorPayload = {
  __typename?: 'BecomeInstructorPayload';
  /** The viewer's account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<BecomeInstructorError>;
};

/** Why it was not. */
export type ChangeEmailError = EmailNotVerifiedError | InvalidCredentialsError | RateLimitedError | ValidationError;

/** Another address for the account. */
export type ChangeEmailInput = {
  /** The address. Whether somebody else has it is not said: its owner alone can confirm it. */
  newEmail: Scalars['String']['input'];
  /** The account's password. */
  password: Scalars['String']['input'];
};

/** Whether it was taken on. */
export type ChangeEmailPayload = {
  __typename?: 'ChangeEmailPayload';
  /** True when it was: the new address waits for its confirmation. */
  accepted: Scalars['Boolean']['output'];
  /** The viewer's account. Its email is the present one until the new one is confirmed. */
  user?: Maybe<User>;
  /** Empty when it was. */
  userErrors: Array<ChangeEmailError>;
};

/** Why it did not work. */
export type ChangePasswordError = InvalidCredentialsError | RateLimitedError | WeakPasswordError;

/** A password for another. */
export type ChangePasswordInput = {
  /** The present one. */
  currentPassword: Scalars['String']['input'];
  /** 8 characters or more with an upper-case letter and a digit, or any 15 or more; 128 at most. */
  newPassword: Scalars['String']['input'];
};

/** The account with its new password. */
export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  /** The viewer's account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<ChangePasswordError>;
};

/** The object is in a state that does not allow it, or somebody was first. */
export type ConflictError = UserError & {
  __typename?: 'ConflictError';
  /** CONFLICT. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** A copy of everything stored about a person, from every subgraph. The link works once. */
export type DataExport = Node & {
  __typename?: 'DataExport';
  /** When it was asked for. It is forgotten 30 days later. */
  createdAt: Scalars['DateTime']['output'];
  /** Where the archive is fetched, once, without signing in: the use begins with the first byte. The owner's only; null for admins, and when there is nothing to fetch: not ready yet, fetched already, expired, or ended by a new password, address, suspension or reactivation of the account since. */
  downloadUrl?: Maybe<Scalars['String']['output']>;
  /** Until when the archive can be fetched, 7 days from when it was ready. Null until then. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** dex_... */
  id: Scalars['ID']['output'];
  /** How far it is. FAILED: a part of the platform did not answer within 24 hours; ask again. */
  state: JobState;
};

/** Both ends included; an absent end is open. */
export type DateTimeRangeInput = {
  /** Not before. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Not after. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Why it does not. */
export type DeleteAccountError = ConflictError | InvalidCredentialsError | RateLimitedError;

/** That it is really the owner of the account who asks. */
export type DeleteAccountInput = {
  /** The viewer's own. */
  password: Scalars['String']['input'];
};

/** Whether the account goes. */
export type DeleteAccountPayload = {
  __typename?: 'DeleteAccountPayload';
  /** True when it does: from then on its sessions are closed and its address is free. */
  accepted: Scalars['Boolean']['output'];
  /** Empty when it does. */
  userErrors: Array<DeleteAccountError>;
};

/** The address of the account must be verified first. */
export type EmailNotVerifiedError = UserError & {
  __typename?: 'EmailNotVerifiedError';
  /** EMAIL_NOT_VERIFIED. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Both ends included; an absent end is open. */
export type FloatRangeInput = {
  /** Not below. */
  gte?: InputMaybe<Scalars['Float']['input']>;
  /** Not above. */
  lte?: InputMaybe<Scalars['Float']['input']>;
};

/** The viewer may read the object, not do this to it; what the viewer may not read is NotFoundError. A missing sign-in or role is a top-level UNAUTHENTICATED or FORBIDDEN. */
export type ForbiddenError = UserError & {
  __typename?: 'ForbiddenError';
  /** FORBIDDEN. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The idempotencyKey was used before, with another input. Nothing was done. */
export type IdempotencyConflictError = UserError & {
  __typename?: 'IdempotencyConflictError';
  /** IDEMPOTENCY_CONFLICT. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** What learners know of somebody who teaches. */
export type InstructorInfo = {
  __typename?: 'InstructorInfo';
  /** Fields of expertise, in the person's words. */
  expertiseTags: Array<Scalars['String']['output']>;
  /** Whether the platform has checked who it is. */
  isVerified: Scalars['Boolean']['output'];
};

/** Both ends included; an absent end is open. */
export type IntRangeInput = {
  /** Not below. */
  gte?: InputMaybe<Scalars['Int']['input']>;
  /** Not above. */
  lte?: InputMaybe<Scalars['Int']['input']>;
};

/** The address or the password is wrong. Which one is not said. */
export type InvalidCredentialsError = UserError & {
  __typename?: 'InvalidCredentialsError';
  /** INVALID_CREDENTIALS. */
  code: UserErrorCode;
  /** A sentence for people. */
  message: Scalars['String']['output'];
  /** Null at a sign-in; else the input field of the password. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Work that goes on after the answer. Output only: composition merges the values of all subgraphs. */
export type JobState =
  /** Given up; the object says why. */
  | 'FAILED'
  /** Waits for its turn. */
  | 'QUEUED'
  /** Is being done. */
  | 'RUNNING'
  /** Done. */
  | 'SUCCEEDED';

/** Why it did not work. */
export type LoginError = AccountSuspendedError | InvalidCredentialsError | RateLimitedError;

/** Address and password. */
export type LoginInput = {
  /** A name for the list of sessions, such as the phone's. 80 characters are kept. */
  deviceName?: InputMaybe<Scalars['String']['input']>;
  /** The deviceToken of an earlier sign-in, for applications without cookies. */
  deviceToken?: InputMaybe<Scalars['String']['input']>;
  /** In any case, with or without blanks around it. */
  email: Scalars['String']['input'];
  /** As it was chosen, to the byte. */
  password: Scalars['String']['input'];
  /** Where the refresh token goes, and the device token with it. */
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The account, signed in. */
export type LoginPayload = {
  __typename?: 'LoginPayload';
  /** Proves that the account was signed in to with this device: keep it and send it with the next sign-in, so that wrong passwords of strangers do not keep its owner out. Null when delivered as an HttpOnly cookie. */
  deviceToken?: Maybe<Scalars['String']['output']>;
  /** What the next requests are made with. */
  tokens?: Maybe<AuthTokens>;
  /** The account, signed in: what follows in this request, fields of other subgraphs among it, is answered as that person. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<LoginError>;
};

/** Why it did not work. */
export type LogoutError = ValidationError;

/** By access token, or by refresh token or cookie when that has expired. */
export type LogoutInput = {
  /** Every session of the account, on all devices. */
  everywhere?: Scalars['Boolean']['input'];
  /** For a request without a valid access token. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** What was closed. */
export type LogoutPayload = {
  __typename?: 'LogoutPayload';
  /** 0 when everything was closed already. */
  revokedSessionCount: Scalars['Int']['output'];
  /** Empty when it worked. */
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

/** An amount of money that a client names. */
export type MoneyInput = {
  /** In the minor unit of the currency: 1999 is 19.99 EUR, and 1999 JPY. */
  amountMinor: Scalars['MinorUnits']['input'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['input'];
};

/** Both ends included; an absent end is open. */
export type MoneyRangeInput = {
  /** Amounts in other currencies do not match. */
  currency: Scalars['CurrencyCode']['input'];
  /** Not below, in minor units. */
  gte?: InputMaybe<Scalars['MinorUnits']['input']>;
  /** Not above, in minor units. */
  lte?: InputMaybe<Scalars['MinorUnits']['input']>;
};

/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Adds the INSTRUCTOR role to the viewer's account, unverified. Access tokens carry it from the next refreshTokens on. Not where an admin has taken it away. */
  becomeInstructor?: Maybe<BecomeInstructorPayload>;
  /** Takes effect when the new address is confirmed; the old address is told. A new password, or another changeEmail, makes it void. */
  changeEmail?: Maybe<ChangeEmailPayload>;
  /** Closes every other session. The one this request is made in stays. */
  changePassword?: Maybe<ChangePasswordPayload>;
  /**
   * Erases the viewer's account in every subgraph, for good. Money records stay, without the person; published courses stay open to their learners, without
   * the name. What stands against it is a ConflictError, and nothing is changed then. True means that it is decided, or will be as soon as a part of the service that is
   * away can answer; should that part object, nothing is changed and a mail says why.
   */
  deleteAccount?: Maybe<DeleteAccountPayload>;
  /** Signs in with address and password. */
  login?: Maybe<LoginPayload>;
  /** Closes this session, or all of the account's. By access token, or by refresh token or cookie when that has expired. */
  logout?: Maybe<LogoutPayload>;
  /** Opens a suspended account again. Its sessions stay closed. */
  reactivateUser?: Maybe<ReactivateUserPayload>;
  /** Rotates the refresh token. Using an old one again closes its session; within 10 seconds it is a retry and gets the newest token of the session. */
  refreshTokens?: Maybe<RefreshTokensPayload>;
  /** Creates an account, signs it in and mails a verification link. */
  registerUser?: Maybe<RegisterUserPayload>;
  /** Begins a copy of everything stored about the viewer; a mail tells when it is ready. While one is under way the answer is that one. Three in any 24 hours. */
  requestDataExport?: Maybe<RequestDataExportPayload>;
  /** Mails a link for a new password, good for 60 minutes; an earlier one stops working. Always accepted, so that accounts cannot be found out. */
  requestPasswordReset?: Maybe<RequestPasswordResetPayload>;
  /** Mails another link for the address that waits to be proven; earlier links stop working. Where none waits nothing is sent. */
  resendVerificationEmail?: Maybe<ResendVerificationEmailPayload>;
  /** Sets a new password by the token that was mailed, and closes every session of the account. A token works once. */
  resetPassword?: Maybe<ResetPasswordPayload>;
  /** Closes one session of the viewer's account, and no other. */
  revokeSession?: Maybe<RevokeSessionPayload>;
  /** Says how far the platform has checked somebody who teaches. */
  setInstructorVerification?: Maybe<SetInstructorVerificationPayload>;
  /** Gives an account these roles and no others; LEARNER always stays. What was signed in before has the new rights after refreshTokens, and the old ones no more within seconds. */
  setUserRoles?: Maybe<SetUserRolesPayload>;
  /** Closes an account for now: it cannot sign in, and every session of it ends within seconds. Its courses are not sold, take no enrollment and are in no list until reactivateUser; learners keep what they have. Not one's own, and not the last admin's. */
  suspendUser?: Maybe<SuspendUserPayload>;
  /** Changes the viewer's account and its public side, all or nothing. Absent field: unchanged. null: cleared. */
  updateProfile?: Maybe<UpdateProfilePayload>;
  /** Proves an address by the token that was mailed to it. Each works once, for 24 hours. A new address of changeEmail takes the old one's place by it. */
  verifyEmail?: Maybe<VerifyEmailPayload>;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationbecomeInstructorArgs = {
  input: BecomeInstructorInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationchangeEmailArgs = {
  input: ChangeEmailInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationchangePasswordArgs = {
  input: ChangePasswordInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationdeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationloginArgs = {
  input: LoginInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationlogoutArgs = {
  input: LogoutInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationreactivateUserArgs = {
  input: ReactivateUserInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationrefreshTokensArgs = {
  input: RefreshTokensInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationregisterUserArgs = {
  input: RegisterUserInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationrequestDataExportArgs = {
  input: RequestDataExportInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationrequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationresetPasswordArgs = {
  input: ResetPasswordInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationrevokeSessionArgs = {
  input: RevokeSessionInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationsetInstructorVerificationArgs = {
  input: SetInstructorVerificationInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationsetUserRolesArgs = {
  input: SetUserRolesInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationsuspendUserArgs = {
  input: SuspendUserInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationupdateProfileArgs = {
  input: UpdateProfileInput;
};


/** Everything that can be changed. One input, one payload each; expected refusals are in userErrors. */
export type MutationverifyEmailArgs = {
  input: VerifyEmailInput;
};

/** Anything with an identity of its own. */
export type Node = {
  /** Opaque, prefixed, globally unique: usr_, crs_, les_, txn_ ... */
  id: Scalars['ID']['output'];
};

/** Not there, or not yours: the two are one answer. */
export type NotFoundError = UserError & {
  __typename?: 'NotFoundError';
  /** NOT_FOUND. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Send it back as `after` for the next page. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** More follows after endCursor. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Something stands before startCursor. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A page elsewhere. */
export type ProfileLink = {
  __typename?: 'ProfileLink';
  /** What it is, such as website or github. */
  kind: Scalars['String']['output'];
  /** https. */
  url: Scalars['String']['output'];
};

/** A page elsewhere. */
export type ProfileLinkInput = {
  /** What it is, such as website or github; 40 characters at most. */
  kind: Scalars['String']['input'];
  /** https. */
  url: Scalars['String']['input'];
};

/** The public side of an account. Cacheable; has the id of the user, and no private field by construction. */
export type PublicProfile = Node & {
  __typename?: 'PublicProfile';
  /** A picture, https. Null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** What the person tells of themselves: plain text, to be escaped like any. */
  bio?: Maybe<Scalars['String']['output']>;
  /** The name that others see. */
  displayName: Scalars['String']['output'];
  /** One line under the name. */
  headline?: Maybe<Scalars['String']['output']>;
  /** usr_..., the account's. */
  id: Scalars['ID']['output'];
  /** Null for people who do not teach. */
  instructor?: Maybe<InstructorInfo>;
  /** Pages elsewhere, in the person's order. */
  links: Array<ProfileLink>;
  /** Its place in addresses of pages, such as camille-moreau. */
  slug: Scalars['String']['output'];
};

/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type Query = {
  __typename?: 'Query';
  /** Who did what with the rights of an administrator, and what the system did with money by itself. Newest first; what other parts did comes in within seconds. */
  auditLog?: Maybe<AuditEntryConnection>;
  /** The owner's, and the admins' to look at. Null for everybody else. */
  dataExport?: Maybe<DataExport>;
  /** The viewer's own account. Null when anonymous; never an error. */
  me?: Maybe<User>;
  /** Somebody's public side; null when there is none. */
  publicProfile?: Maybe<PublicProfile>;
  /** As publicProfile, by the name in the address of its page. */
  publicProfileBySlug?: Maybe<PublicProfile>;
  /** Any account; null when there is none. */
  user?: Maybe<User>;
  /** All accounts, the newest first. */
  users?: Maybe<UserConnection>;
  /** What an access token is worth, for callers outside; services verify with the JWKS instead. */
  verifyToken?: Maybe<TokenVerification>;
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QueryauditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditEntryFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QuerydataExportArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QuerypublicProfileArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QuerypublicProfileBySlugArgs = {
  slug: Scalars['String']['input'];
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QueryuserArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QueryusersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. Root fields are nullable, so that one fault never blanks a page. */
export type QueryverifyTokenArgs = {
  token: Scalars['String']['input'];
};

/** The viewer's allowance is used up. */
export type QuotaExceededError = UserError & {
  __typename?: 'QuotaExceededError';
  /** QUOTA_EXCEEDED. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** When the allowance is full again. */
  resetsAt: Scalars['DateTime']['output'];
};

/** A limit of the business (tries of a password). The router's own limits are a top-level RATE_LIMITED. */
export type RateLimitedError = UserError & {
  __typename?: 'RateLimitedError';
  /** RATE_LIMITED. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** How long to wait before the next try. */
  retryAfterSeconds: Scalars['Int']['output'];
};

/** Why it did not work. */
export type ReactivateUserError = ConflictError | NotFoundError | ValidationError;

/** A suspended account. */
export type ReactivateUserInput = {
  /** usr_... */
  id: Scalars['ID']['input'];
  /** As SuspendUserInput.reason. */
  reason: Scalars['String']['input'];
};

/** The account as it is now. */
export type ReactivateUserPayload = {
  __typename?: 'ReactivateUserPayload';
  /** The account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<ReactivateUserError>;
};

/** Where a refresh token goes. */
export type RefreshTokenDelivery =
  /** Into the answer, for applications that keep it themselves. */
  | 'BODY'
  /** Into a cookie that scripts cannot read (HttpOnly, Secure, SameSite=Strict), and not into the answer. */
  | 'COOKIE';

/** Why it did not work. */
export type RefreshTokensError = AccountSuspendedError | TokenInvalidError;

/** Absent refreshToken: the cookie is used. */
export type RefreshTokensInput = {
  /** The last one received. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** The next tokens. */
export type RefreshTokensPayload = {
  __typename?: 'RefreshTokensPayload';
  /** Delivered the way the old refresh token came. */
  tokens?: Maybe<AuthTokens>;
  /** The account, as under login. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<RefreshTokensError>;
};

/** Why it did not work. */
export type RegisterUserError = ConflictError | RateLimitedError | ValidationError | WeakPasswordError;

/** A new account. */
export type RegisterUserInput = {
  /** What it is for. */
  accountType?: AccountType;
  /** The address: one account each, whatever its case and blanks. */
  email: Scalars['String']['input'];
  /** The given name. */
  firstName: Scalars['String']['input'];
  /** The family name. */
  lastName: Scalars['String']['input'];
  /** BCP 47, a kind of fr or en. fr when absent. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 8 characters or more with an upper-case letter and a digit, or any 15 or more; 128 at most. */
  password: Scalars['String']['input'];
  /** Where the refresh token goes. */
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The new account, signed in. */
export type RegisterUserPayload = {
  __typename?: 'RegisterUserPayload';
  /** Proves that the account was signed in to with this device: keep it and send it with the next sign-in, so that wrong passwords of strangers do not keep its owner out. Null when delivered as an HttpOnly cookie. */
  deviceToken?: Maybe<Scalars['String']['output']>;
  /** What the next requests are made with. */
  tokens?: Maybe<AuthTokens>;
  /** The account, signed in: what follows in this request, fields of other subgraphs among it, is answered as that person. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<RegisterUserError>;
};

/** Why it did not work. */
export type RequestDataExportError = InvalidCredentialsError | RateLimitedError;

/** Proof that it is the owner of the account who asks. */
export type RequestDataExportInput = {
  /** The viewer's own. */
  password: Scalars['String']['input'];
};

/** The export, begun or under way. */
export type RequestDataExportPayload = {
  __typename?: 'RequestDataExportPayload';
  /** Null when it was refused. */
  dataExport?: Maybe<DataExport>;
  /** Empty when it worked. */
  userErrors: Array<RequestDataExportError>;
};

/** Why it was not. */
export type RequestPasswordResetError = RateLimitedError | ValidationError;

/** Whose password was forgotten. */
export type RequestPasswordResetInput = {
  /** The address of the account, in any case. */
  email: Scalars['String']['input'];
};

/** Whether it was taken on. */
export type RequestPasswordResetPayload = {
  __typename?: 'RequestPasswordResetPayload';
  /** True when it was, whether or not somebody has the address. */
  accepted: Scalars['Boolean']['output'];
  /** Empty when it was. */
  userErrors: Array<RequestPasswordResetError>;
};

/** Why it was not. */
export type ResendVerificationEmailError = RateLimitedError;

/** Whether it was taken on. */
export type ResendVerificationEmailPayload = {
  __typename?: 'ResendVerificationEmailPayload';
  /** True when it was. */
  accepted: Scalars['Boolean']['output'];
  /** Empty when it was. */
  userErrors: Array<ResendVerificationEmailError>;
};

/** Why it was not. */
export type ResetPasswordError = RateLimitedError | TokenInvalidError | WeakPasswordError;

/** A mailed token and the password to come. */
export type ResetPasswordInput = {
  /** As ChangePasswordInput.newPassword. */
  newPassword: Scalars['String']['input'];
  /** As it stands in the link. */
  token: Scalars['String']['input'];
};

/** Whether the password was set. */
export type ResetPasswordPayload = {
  __typename?: 'ResetPasswordPayload';
  /** True when it was. */
  accepted: Scalars['Boolean']['output'];
  /** Empty when it was. */
  userErrors: Array<ResetPasswordError>;
};

/** Why it did not work. */
export type RevokeSessionError = NotFoundError;

/** One of the viewer's sessions. */
export type RevokeSessionInput = {
  /** ses_... */
  id: Scalars['ID']['input'];
};

/** The account, with the sessions that are left. */
export type RevokeSessionPayload = {
  __typename?: 'RevokeSessionPayload';
  /** The viewer's account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<RevokeSessionError>;
};

/** What an account may do. */
export type Role =
  /** Runs the platform. Has every right of the others. */
  | 'ADMIN'
  /** Teaches: writes and sells courses. */
  | 'INSTRUCTOR'
  /** Learns: takes courses, reviews them. */
  | 'LEARNER';

/** One sign-in, on one device, until it is signed out or 30 days have passed. */
export type Session = {
  __typename?: 'Session';
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** As the client named it when it signed in. */
  deviceName?: Maybe<Scalars['String']['output']>;
  /** ses_... */
  id: Scalars['ID']['output'];
  /** The country that its address belonged to when it began, such as FR (ISO 3166-1). Null where that is not known. */
  ipCountry?: Maybe<Scalars['String']['output']>;
  /** Whether this very request is made in it. */
  isCurrent: Scalars['Boolean']['output'];
  /** When its tokens were last renewed. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** What the client's software called itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** Why it did not work. */
export type SetInstructorVerificationError = ConflictError | NotFoundError | ValidationError;

/** Somebody who teaches, and how far the platform has checked them. */
export type SetInstructorVerificationInput = {
  /** usr_... */
  id: Scalars['ID']['input'];
  /** As SuspendUserInput.reason, but may be left out. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** VERIFIED shows on the public profile; the others look alike there. */
  status: VerificationStatus;
};

/** The public profile as it is now. */
export type SetInstructorVerificationPayload = {
  __typename?: 'SetInstructorVerificationPayload';
  /** The profile. */
  profile?: Maybe<PublicProfile>;
  /** The account, with its instructorVerification. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<SetInstructorVerificationError>;
};

/** Why it did not work. */
export type SetUserRolesError = ConflictError | NotFoundError | ValidationError;

/** An account and its roles. */
export type SetUserRolesInput = {
  /** usr_... */
  id: Scalars['ID']['input'];
  /** As SuspendUserInput.reason. */
  reason: Scalars['String']['input'];
  /** All of them. ADMIN only goes to an account whose address is confirmed. Who gets INSTRUCTOR teaches unverified, with the fields of expertise of an earlier time; who loses it has no public page as an instructor any more. */
  roles: Array<Role>;
};

/** The account as it is now. */
export type SetUserRolesPayload = {
  __typename?: 'SetUserRolesPayload';
  /** The account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<SetUserRolesError>;
};

/** The direction of an order. */
export type SortDirection =
  /** Smallest, oldest or first letter first. */
  | 'ASC'
  /** Largest, newest or last letter first. */
  | 'DESC';

/** Why it did not work. */
export type SuspendUserError = ConflictError | NotFoundError | ValidationError;

/** An account to be closed for now. */
export type SuspendUserInput = {
  /** usr_... */
  id: Scalars['ID']['input'];
  /** For the audit log: 1 to 500 characters. The account's owner does not see it. */
  reason: Scalars['String']['input'];
};

/** The account as it is now. */
export type SuspendUserPayload = {
  __typename?: 'SuspendUserPayload';
  /** The account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<SuspendUserError>;
};

/** The token is unknown, has expired or was used. */
export type TokenInvalidError = UserError & {
  __typename?: 'TokenInvalidError';
  /** TOKEN_INVALID, or TOKEN_REUSED. */
  code: UserErrorCode;
  /** A sentence for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** What a token is worth at this moment. */
export type TokenVerification = {
  __typename?: 'TokenVerification';
  /** When it ends. Null when the token is not active. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether requests may be made with it: genuine, not expired, its session open, its account in use. */
  isActive: Scalars['Boolean']['output'];
  /** What it allows. Empty when the token is not active. */
  roles: Array<Role>;
  /** The account. Null when the token is not active. */
  subject?: Maybe<Scalars['ID']['output']>;
};

/** Why it did not work. */
export type UpdateProfileError = ConflictError | ValidationError;

/** What changes. Absent field: unchanged. null: cleared. */
export type UpdateProfileInput = {
  /** https, elsewhere. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Plain text, 5000 characters at most. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** The name that others see; cleared it is the given and the family name, and follows them. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** 10 at most, of 40 characters each; for those who teach. */
  expertiseTags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The given name. Cannot be cleared. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** One line, 120 characters at most. */
  headline?: InputMaybe<Scalars['String']['input']>;
  /** 20 at most, of 80 characters each. */
  interests?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The family name. Cannot be cleared. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** 10 at most. */
  links?: InputMaybe<Array<ProfileLinkInput>>;
  /** BCP 47, a kind of fr or en; cleared it is fr. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Lower-case letters, digits and single hyphens, 3 to 60; one for each account. Cannot be cleared, and the old one becomes free. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** An IANA name, such as Europe/Paris. Kept as given, former and later names of a zone too. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The account as it is now. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** The viewer's account. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<UpdateProfileError>;
};

/** The private account. Reachable through me, and by admins. */
export type User = Node & {
  __typename?: 'User';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** The address, as it was normalised: lower case, without blanks. */
  email: Scalars['String']['output'];
  /** The given name. */
  firstName: Scalars['String']['output'];
  /** usr_... */
  id: Scalars['ID']['output'];
  /** How far the platform has checked who teaches here. Null for people who do not teach. Private: a rejection is nobody else's business. */
  instructorVerification?: Maybe<VerificationStatus>;
  /** What the person wants to learn, in own words: where recommendations begin. */
  interests: Array<Scalars['String']['output']>;
  /** Whether the owner of the address has followed the link that was mailed to it. */
  isEmailVerified: Scalars['Boolean']['output'];
  /** When its password was last given. Null before the first time. */
  lastLoginAt?: Maybe<Scalars['DateTime']['output']>;
  /** The family name. */
  lastName: Scalars['String']['output'];
  /** BCP 47. New accounts are fr unless they say otherwise. */
  locale: Scalars['String']['output'];
  /** Asked for by changeEmail, not confirmed yet. */
  pendingEmail?: Maybe<Scalars['String']['output']>;
  /** The public side of the account: what other people may see. */
  profile: PublicProfile;
  /** What the account may do. */
  roles: Array<Role>;
  /** Where the account is signed in, the latest first, at most 100. */
  sessions: Array<Session>;
  /** Whether it can be used. */
  status: AccountStatus;
  /** An IANA name, such as Europe/Paris. Null when it was never said. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of accounts. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The accounts with their cursors. */
  edges: Array<UserEdge>;
  /** The accounts. */
  nodes: Array<User>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An account in its list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The account. */
  node: User;
};

/** An expected refusal. Read __typename or code, show message. */
export type UserError = {
  /** Stable. Clients must tolerate values they do not know. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Output only: composition merges the values of all subgraphs. */
export type UserErrorCode =
  /** An admin has closed the account. */
  | 'ACCOUNT_SUSPENDED'
  /** Somebody was first. */
  | 'CONFLICT'
  /** The address of the account must be verified first. */
  | 'EMAIL_NOT_VERIFIED'
  /** The address or the password is wrong; which one is not said. */
  | 'INVALID_CREDENTIALS'
  /** A rule of the input is broken. */
  | 'INVALID_INPUT'
  /** Not there, or not yours. */
  | 'NOT_FOUND'
  /** Too much at a time. The error says how long to wait. */
  | 'RATE_LIMITED'
  /** The token is unknown, has expired or was used. */
  | 'TOKEN_INVALID'
  /** A refresh token was used again: its session is closed, as one of two holders must be a thief. */
  | 'TOKEN_REUSED'
  /** The password is too easy to guess. */
  | 'WEAK_PASSWORD';

/** Which accounts. All given fields must hold; lists mean any of these. */
export type UserFilterInput = {
  /** Of people who teach: checked this far. */
  instructorVerifications?: InputMaybe<Array<VerificationStatus>>;
  /** With one of these roles at least. */
  roles?: InputMaybe<Array<Role>>;
  /** Beginnings of names or of the address, in any order, without regard to case and accents; 1 to 100 characters. All words must be found. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** In one of these states. */
  statuses?: InputMaybe<Array<AccountStatus>>;
};

/** The input breaks a rule that the field's description states. */
export type ValidationError = UserError & {
  __typename?: 'ValidationError';
  /** INVALID_INPUT. */
  code: UserErrorCode;
  /** In the viewer's language, for people. */
  message: Scalars['String']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** How far the platform has checked an instructor. */
export type VerificationStatus =
  /** It has, and they are not. Nobody else learns of it. */
  | 'REJECTED'
  /** Not yet. */
  | 'UNVERIFIED'
  /** It has, and they are who they say. */
  | 'VERIFIED';

/** Why it did not work. */
export type VerifyEmailError = RateLimitedError | TokenInvalidError;

/** A mailed token. */
export type VerifyEmailInput = {
  /** As it stands in the link. */
  token: Scalars['String']['input'];
};

/** Whether the address is proven. */
export type VerifyEmailPayload = {
  __typename?: 'VerifyEmailPayload';
  /** True when it worked. */
  accepted: Scalars['Boolean']['output'];
  /** The account whose address is proven now; its own fields, also without a sign-in. Fields of other subgraphs are answered to viewers who are signed in. */
  user?: Maybe<User>;
  /** Empty when it worked. */
  userErrors: Array<VerifyEmailError>;
};

/** The password is too easy to guess. */
export type WeakPasswordError = UserError & {
  __typename?: 'WeakPasswordError';
  /** WEAK_PASSWORD. */
  code: UserErrorCode;
  /** A sentence for people. */
  message: Scalars['String']['output'];
  /** The least number of characters. */
  minLength: Scalars['Int']['output'];
  /** The input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** What would make it better, in the reader's language. */
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
    | ( Omit<WeakPasswordError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'WeakPasswordError' } )
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
    | ( Omit<WeakPasswordError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'WeakPasswordError' } )
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
    | ( Omit<WeakPasswordError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'WeakPasswordError' } )
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
    | ( Omit<WeakPasswordError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'WeakPasswordError' } )
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
  WeakPasswordError: ResolverTypeWrapper<Omit<WeakPasswordError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
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
  WeakPasswordError: WeakPasswordError;
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
