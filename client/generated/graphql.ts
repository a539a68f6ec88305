/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** State of an account. */
export type AccountStatus =
  /** In use. */
  | 'ACTIVE'
  /** Being erased: it no longer contains personal data and will be deleted. */
  | 'DELETED'
  /** Suspended by an admin: it cannot sign in. */
  | 'SUSPENDED';

/** Purpose of a new account. ADMIN is granted, never chosen. */
export type AccountType =
  /** An account for teaching and learning. */
  | 'INSTRUCTOR'
  /** An account for learning. */
  | 'LEARNER';

/** Provider of an answer. Clients must tolerate values they do not know. */
export type AiProvider =
  /** The platform itself: no text leaves it. */
  | 'LOCAL';

/** A question and its scope. */
export type AskAssistantInput = {
  /** Answers come from this course only. When omitted: the lesson's course, else the thread's course, else all lessons that the viewer may read. */
  courseId?: string | null | undefined;
  /** Answers come from this lesson if possible, else from its course. */
  lessonId?: string | null | undefined;
  /** 1 to 2,000 characters without surrounding spaces. Control characters and characters that change the direction of the text are rejected. */
  question: string;
  /** Thread of the viewer to continue. A new thread when omitted. */
  threadId?: string | null | undefined;
};

/** Author of a message. */
export type AssistantRole =
  /** The assistant. */
  | 'ASSISTANT'
  /** The learner. */
  | 'USER';

/** Filter of entries. A list matches any of its values, at most 100. */
export type AuditEntryFilterInput = {
  /** Actions, such as USER_SUSPENDED. */
  actions?: Array<string> | null | undefined;
  /** Authors, by account id. */
  actorIds?: Array<string> | null | undefined;
  /** Range of time. */
  createdAt?: DateTimeRangeInput | null | undefined;
  /** Ids of changed objects. */
  subjectIds?: Array<string> | null | undefined;
};

/** Public information of a new instructor. An absent field stays unchanged, null clears it. */
export type BecomeInstructorInput = {
  /** As in UpdateProfileInput. */
  bio?: string | null | undefined;
  /** As in UpdateProfileInput. */
  expertiseTags?: Array<string>;
  /** As in UpdateProfileInput. */
  headline?: string | null | undefined;
};

/** A new address for the account. */
export type ChangeEmailInput = {
  /** New email address. The answer does not reveal whether another account has it: only its owner can confirm it. */
  newEmail: string;
  /** Password of the account. */
  password: string;
};

/** The present and the new password. */
export type ChangePasswordInput = {
  /** Present password. */
  currentPassword: string;
  /** At least 8 characters with an uppercase letter and a digit, or any 15 or more; at most 128. */
  newPassword: string;
};

/** Life cycle of a checkout. */
export type CheckoutStatus =
  /** Paid. The buyer has the purchase. */
  | 'COMPLETED'
  /** Closed without a payment: declined, canceled or expired. A new purchase with a new idempotencyKey may begin. */
  | 'EXPIRED'
  /** In progress, or waiting for the buyer. */
  | 'OPEN';

/** Conditions for courses: all fields must match. A list matches any of its values; an empty list matches nothing. */
export type CourseFilterInput = {
  /** Any of these categories. */
  categoryIds?: Array<string> | null | undefined;
  /** Any of these instructors. */
  instructorIds?: Array<string> | null | undefined;
  /** Free courses only, or paid courses only. */
  isFree?: boolean | null | undefined;
  /** Any of these languages. */
  languages?: Array<string> | null | undefined;
  /** Any of these levels. */
  levels?: Array<CourseLevel> | null | undefined;
  /** List price in this range and currency. */
  price?: MoneyRangeInput | null | undefined;
  /** Any of these pricing models. */
  pricingModels?: Array<PricingModel> | null | undefined;
  /**
   * Words of the title, the keywords and the description, without regard to accents, capitals, ligatures and endings. Very frequent words and single
   * letters alone match the titles that begin with them. A text without a letter or digit matches nothing.
   */
  search?: string | null | undefined;
  /** Any of these tools. */
  stack?: Array<string> | null | undefined;
  /** PUBLISHED by default. Other states match courses of the viewer, and all courses for admins. */
  statuses?: Array<CourseStatus> | null | undefined;
};

/** Level of prior knowledge that a course expects. */
export type CourseLevel =
  /** Practical experience. */
  | 'ADVANCED'
  /** Suitable for every level. */
  | 'ALL_LEVELS'
  /** No prior knowledge. */
  | 'BEGINNER'
  /** Knowledge of the basics. */
  | 'INTERMEDIATE';

/** Sort key of a list of courses. */
export type CourseSortField =
  /** Number of enrollments. */
  | 'ENROLLMENTS'
  /**
   * List price. Amounts are compared within their currency; currencies are ordered by their codes, in the same direction. A price filter selects one
   * currency.
   */
  | 'PRICE'
  /** Time of publication. */
  | 'PUBLISHED_AT'
  /** Relevance for the search. PUBLISHED_AT without a search, or for a search of the beginning of titles. */
  | 'RELEVANCE'
  /** Title, without regard to accents and capitals. */
  | 'TITLE';

/** Sort key with a direction. */
export type CourseSortInput = {
  /** Direction. */
  direction?: SortDirection;
  /** Sort key. */
  field: CourseSortField;
};

/** Publication state of a course. */
export type CourseStatus =
  /** Not listed and not for sale. Open to its learners; its page is visible by id and by slug. */
  | 'ARCHIVED'
  /** Not published. Visible to its owner and admins. */
  | 'DRAFT'
  /** Listed in the catalog. */
  | 'PUBLISHED';

/** Course to create. */
export type CreateCourseInput = {
  /** Category of the catalog. */
  categoryId?: string | null | undefined;
  /** Markdown, at most 20,000 characters. */
  description?: string | null | undefined;
  /** Search keywords, at most 30, of 50 characters each. */
  keywords?: Array<string> | null | undefined;
  /** fr or en. fr by default. */
  language?: string | null | undefined;
  /** Level of prior knowledge the course expects. */
  level: CourseLevel;
  /** Tax included. 0 for a free course, otherwise an amount that the payment provider can charge; the error states the limits of the currency. */
  listPrice: MoneyInput;
  /** Lowest plan that includes the course. Required for SUBSCRIPTION. */
  minimumPlanTier?: PlanTier | null | undefined;
  /** Way in which the course is sold. */
  pricingModel?: PricingModel;
  /** Tools, at most 20, of 50 characters each. */
  stack?: Array<string> | null | undefined;
  /** At most 500 characters. */
  subtitle?: string | null | undefined;
  /** 5 to 200 characters. */
  title: string;
};

/** Lesson to create. */
export type CreateLessonInput = {
  /** Content of the lesson. */
  content: LessonContentInput;
  /** At most 2,000 characters. */
  description?: string | null | undefined;
  /** Open to every visitor. */
  isPreview?: boolean;
  /** Module to add the lesson to. */
  moduleId: string;
  /** Position from 0. At the end by default. */
  position?: number | null | undefined;
  /** 5 to 200 characters. */
  title: string;
};

/** Module to create. */
export type CreateModuleInput = {
  /** Course to add the module to. */
  courseId: string;
  /** At most 2,000 characters. */
  description?: string | null | undefined;
  /** Position from 0. At the end by default. */
  position?: number | null | undefined;
  /** 5 to 200 characters. */
  title: string;
};

/** A range with both ends included. A missing end is open. */
export type DateTimeRangeInput = {
  /** Not before. */
  gte?: string | null | undefined;
  /** Not after. */
  lte?: string | null | undefined;
};

/** Proof of the account's owner. */
export type DeleteAccountInput = {
  /** Password of the viewer. */
  password: string;
};

/** Course to enroll in. */
export type EnrollInCourseInput = {
  /** crs_... */
  courseId: string;
};

/** Conditions for enrollments. */
export type EnrollmentFilterInput = {
  /** Any of these states. */
  statuses?: Array<EnrollmentStatus> | null | undefined;
};

/** State of an enrollment. */
export type EnrollmentStatus =
  /** The learner has access and has not completed every lesson. */
  | 'ACTIVE'
  /** The learner has completed every lesson. */
  | 'COMPLETED'
  /** The right to the course has ended. Progress is preserved. */
  | 'EXPIRED';

/** Origin of an entitlement. */
export type EntitlementSource =
  /** Bought. */
  | 'PURCHASE';

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

/** Access of the viewer to a lesson. */
export type LessonAccessState =
  /** The viewer has no access. See reason. */
  | 'LOCKED'
  /** The viewer may read the lesson. */
  | 'OPEN'
  /** The lesson is a free preview. */
  | 'PREVIEW';

/** Exactly one of the fields. */
export type LessonContentInput = {
  /** Text. */
  text?: TextContentInput | null | undefined;
  /** Video. */
  video?: VideoContentInput | null | undefined;
};

/** Reason why a lesson is locked. */
export type LessonLockReason =
  /** The viewer must enroll. */
  | 'NOT_ENROLLED'
  /** The viewer must buy the course or choose a plan. */
  | 'NOT_ENTITLED'
  /** The viewer must sign in. */
  | 'NOT_SIGNED_IN';

/** Progress of a learner in a lesson. */
export type LessonProgressStatus =
  /** Completed. */
  | 'COMPLETED'
  /** Started. */
  | 'IN_PROGRESS';

/** Kind of content of a lesson. */
export type LessonType =
  /** Text. */
  | 'TEXT'
  /** Video. */
  | 'VIDEO';

/** Email address and password. */
export type LoginInput = {
  /** Name for the list of sessions, such as the phone's name. Cut to 80 characters. */
  deviceName?: string | null | undefined;
  /** deviceToken of an earlier sign-in, for applications without cookies. */
  deviceToken?: string | null | undefined;
  /** Email address, regardless of case and surrounding spaces. */
  email: string;
  /** Password, exactly as chosen. */
  password: string;
  /** Delivery of the refresh token and the device token. */
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The sessions to close. Identified by the access token, or by refresh token or cookie when that has expired. */
export type LogoutInput = {
  /** Closes every session of the account, on all devices. */
  everywhere?: boolean;
  /** Refresh token, for a request without a valid access token. */
  refreshToken?: string | null | undefined;
};

/** Exactly one of the fields. */
export type MarkNotificationsReadInput = {
  /** All unread notifications. */
  all?: boolean;
  /** At most 100 ids. */
  ids?: Array<string> | null | undefined;
};

/** An amount of money in an input. */
export type MoneyInput = {
  /** In the minor unit of the currency: 1999 is 19.99 EUR, and 1999 JPY. */
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
};

/** A range with both ends included. A missing end is open. */
export type MoneyRangeInput = {
  /** Amounts in other currencies do not match. */
  currency: string;
  /** Not below, in minor units. */
  gte?: number | null | undefined;
  /** Not above, in minor units. */
  lte?: number | null | undefined;
};

/** Conditions on notifications. */
export type NotificationFilterInput = {
  /** Read or unread notifications. */
  isRead?: boolean | null | undefined;
  /** Any of these kinds. */
  kinds?: Array<NotificationKind> | null | undefined;
};

/** Subject of a notification. */
export type NotificationKind =
  /** The account itself. */
  | 'ACCOUNT'
  /** An enrollment began or was completed. */
  | 'ENROLLMENT'
  /** A payment succeeded or failed. */
  | 'PAYMENT';

/** Payment method and return address. */
export type PaymentChoiceInput = {
  /** CARD. FREE cannot be chosen: it is the kind of a purchase at a price of 0. */
  methodKind?: PaymentMethodKind;
  /** Saved payment method, or one of the provider (pm_card_visa in test mode), which confirms at once. Without it the buyer follows nextAction. */
  paymentMethodId?: string | null | undefined;
  /** Payment provider. */
  provider?: PaymentProvider;
  /** Address that the bank's page returns to, on an allowed origin. */
  returnUrl?: string | null | undefined;
};

/** Kind of payment method. */
export type PaymentMethodKind =
  /** Payment card. */
  | 'CARD'
  /** The price was 0. */
  | 'FREE';

/** Company that processes a payment. */
export type PaymentProvider =
  /** Stripe. */
  | 'STRIPE';

/** Tiers of plans, from the lowest. */
export type PlanTier =
  /** Lowest tier. */
  | 'BASIC'
  /** Highest tier. It includes the courses of the other tiers. */
  | 'ENTERPRISE'
  /** Middle tier. */
  | 'PRO';

/** Way in which a course is sold. */
export type PricingModel =
  /** One purchase. */
  | 'ONE_TIME'
  /** Included in a plan. */
  | 'SUBSCRIPTION';

/** Link to another site. */
export type ProfileLinkInput = {
  /** Kind of link, such as website or github; at most 40 characters. */
  kind: string;
  /** URL, https. */
  url: string;
};

/** Code of a missing part. */
export type PublishBlockerCode =
  /** A module has no lesson. */
  | 'EMPTY_MODULE'
  /** The course has no description. */
  | 'NO_DESCRIPTION'
  /** No module has a lesson. */
  | 'NO_LESSON'
  /** The course has no module. */
  | 'NO_MODULE'
  /** The price cannot be charged: too low, too high, between two steps, or in a currency that is not accepted. */
  | 'PRICE_NOT_CHARGEABLE';

/** Course to publish. */
export type PublishCourseInput = {
  /** crs_... */
  id: string;
};

/** Course, expected total and payment. */
export type PurchaseCourseInput = {
  /** crs_... */
  courseId: string;
  /** Total shown to the buyer. PriceChangedError when it differs. It never sets the price. */
  expectedTotal?: MoneyInput | null | undefined;
  /** 1 to 255 printable characters. New for each purchase, the same for each repetition of it. Stored for 24 hours. */
  idempotencyKey: string;
  /** Payment method and return address. Ignored when the price is 0. */
  payment?: PaymentChoiceInput;
};

/** The account to reactivate. */
export type ReactivateUserInput = {
  /** Id of the account: usr_... */
  id: string;
  /** Reason for the audit log, as in SuspendUserInput. */
  reason: string;
};

/** Progress report for one lesson. */
export type RecordLessonProgressInput = {
  /** Marks the lesson as completed. false changes nothing. */
  completed?: boolean | null | undefined;
  /** Lesson. */
  lessonId: string;
  /** Position in the video, zero or more. Only a further position counts. */
  positionSeconds?: number | null | undefined;
  /** Time since the last report, at most a day. Only time that has passed counts. */
  timeSpentSeconds?: number | null | undefined;
};

/** Delivery of a refresh token. */
export type RefreshTokenDelivery =
  /** In the answer, for applications that store it themselves. */
  | 'BODY'
  /** In a cookie that scripts cannot read (HttpOnly, Secure, SameSite=Strict), and not in the answer. */
  | 'COOKIE';

/** The refresh token. The cookie is used when it is absent. */
export type RefreshTokensInput = {
  /** Latest refresh token. */
  refreshToken?: string | null | undefined;
};

/** A new account. */
export type RegisterUserInput = {
  /** Purpose of the account. */
  accountType?: AccountType;
  /** Email address. Each address has one account, regardless of case and spaces. */
  email: string;
  /** Given name. */
  firstName: string;
  /** Family name. */
  lastName: string;
  /** Language, a BCP 47 tag of fr or en. fr when absent. */
  locale?: string | null | undefined;
  /** At least 8 characters with an uppercase letter and a digit, or any 15 or more; at most 128. */
  password: string;
  /** Delivery of the refresh token. */
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** Proof of the account's owner. */
export type RequestDataExportInput = {
  /** Password of the viewer. */
  password: string;
};

/** The account whose password is forgotten. */
export type RequestPasswordResetInput = {
  /** Email address of the account, in any case. */
  email: string;
};

/** A mailed token and the new password. */
export type ResetPasswordInput = {
  /** New password, as in ChangePasswordInput. */
  newPassword: string;
  /** Token from the link. */
  token: string;
};

/** One of the viewer's sessions. */
export type RevokeSessionInput = {
  /** Id of the session: ses_... */
  id: string;
};

/** Role of an account. */
export type Role =
  /** Runs the platform. Has every right of the other roles. */
  | 'ADMIN'
  /** Writes and sells courses. */
  | 'INSTRUCTOR'
  /** Takes and reviews courses. */
  | 'LEARNER';

/** An instructor and the result of the check. */
export type SetInstructorVerificationInput = {
  /** Id of the account: usr_... */
  id: string;
  /** Optional reason for the audit log, as in SuspendUserInput. */
  reason?: string | null | undefined;
  /** Result of the check. The public profile shows VERIFIED; the other values look alike there. */
  status: VerificationStatus;
};

/** An account and its new roles. */
export type SetUserRolesInput = {
  /** Id of the account: usr_... */
  id: string;
  /** Reason for the audit log, as in SuspendUserInput. */
  reason: string;
  /** All roles of the account. ADMIN requires a confirmed address. A new INSTRUCTOR is unverified and gets earlier fields of expertise back; an account that loses INSTRUCTOR loses its public page as an instructor. */
  roles: Array<Role>;
};

/** The direction of an order. */
export type SortDirection =
  /** Smallest, oldest or first letter first. */
  | 'ASC'
  /** Largest, newest or last letter first. */
  | 'DESC';

/** The account to suspend. */
export type SuspendUserInput = {
  /** Id of the account: usr_... */
  id: string;
  /** Reason for the audit log, 1 to 500 characters. The owner of the account does not see it. */
  reason: string;
};

/** Text. */
export type TextContentInput = {
  /**
   * 1 to 100,000 characters. Tables have at most 40 columns; quotations and lists have at most ten levels. A text whose HTML is more than eight times
   * as long as the text is rejected.
   */
  markdown: string;
};

/** Filter of transactions. A list matches any of its values, at most 100. */
export type TransactionFilterInput = {
  /** Buyers. For admins only. */
  buyerIds?: Array<string> | null | undefined;
  /** Courses bought. */
  courseIds?: Array<string> | null | undefined;
  /** Time range of the beginning. */
  createdAt?: DateTimeRangeInput | null | undefined;
  /** Purposes. */
  kinds?: Array<TransactionKind> | null | undefined;
  /** States. */
  statuses?: Array<TransactionStatus> | null | undefined;
};

/** Purpose of a transaction. */
export type TransactionKind =
  /** Unlimited access to one course. */
  | 'COURSE_PURCHASE';

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

/** Changes of a profile. An absent field stays unchanged, null clears it. */
export type UpdateProfileInput = {
  /** URL of a picture, https. */
  avatarUrl?: string | null | undefined;
  /** Plain text of at most 5000 characters. */
  bio?: string | null | undefined;
  /** Public name. When cleared, it follows the given and the family name. */
  displayName?: string | null | undefined;
  /** At most 10 fields of expertise of 40 characters each, for instructors. */
  expertiseTags?: Array<string> | null | undefined;
  /** Given name. Cannot be cleared. */
  firstName?: string | null | undefined;
  /** One line of at most 120 characters. */
  headline?: string | null | undefined;
  /** At most 20 interests of 80 characters each. */
  interests?: Array<string> | null | undefined;
  /** Family name. Cannot be cleared. */
  lastName?: string | null | undefined;
  /** At most 10 links. */
  links?: Array<ProfileLinkInput> | null | undefined;
  /** Language, a BCP 47 tag of fr or en. fr when cleared. */
  locale?: string | null | undefined;
  /** Unique name used in URLs: 3 to 60 lowercase letters, digits and single hyphens. Cannot be cleared. The old one becomes free. */
  slug?: string | null | undefined;
  /** Time zone, an IANA name such as Europe/Paris. Stored as given, including former and later names of a zone. */
  timeZone?: string | null | undefined;
};

/** Code of an expected refusal. Output only: composition merges the values of all subgraphs. */
export type UserErrorCode =
  /** An admin has suspended the account. */
  | 'ACCOUNT_SUSPENDED'
  /** The viewer is already enrolled. */
  | 'ALREADY_ENROLLED'
  /** The viewer already has it. */
  | 'ALREADY_OWNED'
  /** Another change came first, or the state does not allow the change. */
  | 'CONFLICT'
  /** The course is incomplete and cannot be published. */
  | 'COURSE_NOT_PUBLISHABLE'
  /** The address of the account must be verified first. */
  | 'EMAIL_NOT_VERIFIED'
  /** The viewer may read the object but may not change it. */
  | 'FORBIDDEN'
  /** The idempotencyKey was used with another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The email address or the password is incorrect. The answer does not reveal which one. */
  | 'INVALID_CREDENTIALS'
  /** The input breaks a rule of a field. */
  | 'INVALID_INPUT'
  /** The viewer has no access to the lesson. */
  | 'LESSON_LOCKED'
  /** The viewer is not enrolled in the course. */
  | 'NOT_ENROLLED'
  /** The course requires a purchase or a plan. */
  | 'NOT_ENTITLED'
  /** The object does not exist, or the viewer may not know of it. */
  | 'NOT_FOUND'
  /** The payment provider or the bank declined the payment. */
  | 'PAYMENT_DECLINED'
  /** A fault of the platform prevents the payment. */
  | 'PAYMENT_NOT_POSSIBLE'
  /** The total differs from the one shown to the buyer. */
  | 'PRICE_CHANGED'
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
  instructorVerifications?: Array<VerificationStatus> | null | undefined;
  /** Accounts with at least one of these roles. */
  roles?: Array<Role> | null | undefined;
  /** Prefixes of names or of the address, in any order, regardless of case and accents; 1 to 100 characters. All words must match. */
  search?: string | null | undefined;
  /** Accounts in one of these states. */
  statuses?: Array<AccountStatus> | null | undefined;
};

/** Result of the platform's check of an instructor. */
export type VerificationStatus =
  /** Checked, with a refused identity. Visible to the owner and admins only. */
  | 'REJECTED'
  /** Not checked yet. */
  | 'UNVERIFIED'
  /** Checked, with a confirmed identity. */
  | 'VERIFIED';

/** A mailed token. */
export type VerifyEmailInput = {
  /** Token from the link. */
  token: string;
};

/** Video that is published on the web. */
export type VideoContentInput = {
  /** Length, at most a day. */
  durationSeconds?: number | null | undefined;
  /** Transcript, at most 100,000 characters. */
  transcript?: string | null | undefined;
  /** Address that begins with https://. */
  url: string;
};

/** Format of a video. */
export type VideoFormat =
  /** Player of another site, for an iframe. */
  | 'EMBED'
  /** Playlist of segments (.m3u8). */
  | 'HLS'
  /** Single file. */
  | 'MP4';

export type BecomeInstructorMutationVariables = Exact<{
  input: BecomeInstructorInput;
}>;


export type BecomeInstructorMutation = { becomeInstructor: { user: { id: string, roles: Array<Role>, instructorVerification: VerificationStatus | null } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { changeEmail: { accepted: boolean, userErrors: Array<
      | { __typename: 'EmailNotVerifiedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidCredentialsError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { user: { id: string, sessions: Array<{ id: string, isCurrent: boolean }> } | null, userErrors: Array<
      | { __typename: 'InvalidCredentialsError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'WeakPasswordError', code: UserErrorCode, message: string, path: Array<string> | null, minLength: number, suggestions: Array<string> }
    > } | null };

export type DataExportQueryVariables = Exact<{
  id: string;
}>;


export type DataExportQuery = { dataExport: { id: string, state: JobState, downloadUrl: string | null, expiresAt: string | null, createdAt: string } | null };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount: { accepted: boolean, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidCredentialsError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { user: { id: string, firstName: string, roles: Array<Role>, locale: string } | null, tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, refreshTokenExpiresAt: string } | null, userErrors: Array<
      | { __typename: 'AccountSuspendedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidCredentialsError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null, retryAfterSeconds: number }
    > } | null };

export type LogoutMutationVariables = Exact<{
  input: LogoutInput;
}>;


export type LogoutMutation = { logout: { revokedSessionCount: number, userErrors: Array<{ __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RefreshTokensMutationVariables = Exact<{
  input: RefreshTokensInput;
}>;


export type RefreshTokensMutation = { refreshTokens: { tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, refreshTokenExpiresAt: string } | null, userErrors: Array<
      | { __typename: 'AccountSuspendedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'TokenInvalidError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RegisterUserMutationVariables = Exact<{
  input: RegisterUserInput;
}>;


export type RegisterUserMutation = { registerUser: { user: { id: string, email: string, firstName: string, isEmailVerified: boolean } | null, tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, refreshTokenExpiresAt: string } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null, retryAfterSeconds: number }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'WeakPasswordError', code: UserErrorCode, message: string, path: Array<string> | null, minLength: number, suggestions: Array<string> }
    > } | null };

export type RequestDataExportMutationVariables = Exact<{
  input: RequestDataExportInput;
}>;


export type RequestDataExportMutation = { requestDataExport: { dataExport: { id: string, state: JobState, createdAt: string } | null, userErrors: Array<
      | { __typename: 'InvalidCredentialsError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null, retryAfterSeconds: number }
    > } | null };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { accepted: boolean, userErrors: Array<
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ResendVerificationEmailMutationVariables = Exact<{ [key: string]: never; }>;


export type ResendVerificationEmailMutation = { resendVerificationEmail: { accepted: boolean, userErrors: Array<{ __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { accepted: boolean, userErrors: Array<
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'TokenInvalidError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'WeakPasswordError', code: UserErrorCode, message: string, path: Array<string> | null, minLength: number, suggestions: Array<string> }
    > } | null };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { user: { id: string, sessions: Array<{ id: string, deviceName: string | null, isCurrent: boolean }> } | null, userErrors: Array<{ __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { me: { id: string, lastLoginAt: string | null, sessions: Array<{ id: string, deviceName: string | null, userAgent: string | null, ipCountry: string | null, createdAt: string, lastUsedAt: string, isCurrent: boolean }> } | null };

export type SignedInTokensFragment = { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, refreshTokenExpiresAt: string };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: { id: string, timeZone: string | null, interests: Array<string>, profile: { id: string, displayName: string, headline: string | null, bio: string | null, links: Array<{ kind: string, url: string }> } } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type VerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailMutation = { verifyEmail: { accepted: boolean, userErrors: Array<
      | { __typename: 'RateLimitedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'TokenInvalidError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type VerifyTokenQueryVariables = Exact<{
  token: string;
}>;


export type VerifyTokenQuery = { verifyToken: { isActive: boolean, subject: string | null, roles: Array<Role>, expiresAt: string | null } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, firstName: string, lastName: string, email: string, isEmailVerified: boolean, roles: Array<Role>, locale: string, unreadNotificationCount: number | null, profile: { slug: string, displayName: string } } | null };

export type AccountStateFragment = { id: string, email: string, isEmailVerified: boolean, firstName: string, lastName: string, roles: Array<Role>, status: AccountStatus, instructorVerification: VerificationStatus | null, createdAt: string, lastLoginAt: string | null };

export type AuditLogQueryVariables = Exact<{
  filter?: AuditEntryFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { totalCount: number | null, nodes: Array<{ id: string, action: string, subjectType: string, subjectId: string, details: string | null, requestId: string | null, createdAt: string, actor: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ReactivateUserMutationVariables = Exact<{
  input: ReactivateUserInput;
}>;


export type ReactivateUserMutation = { reactivateUser: { user: { id: string, email: string, isEmailVerified: boolean, firstName: string, lastName: string, roles: Array<Role>, status: AccountStatus, instructorVerification: VerificationStatus | null, createdAt: string, lastLoginAt: string | null } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SetInstructorVerificationMutationVariables = Exact<{
  input: SetInstructorVerificationInput;
}>;


export type SetInstructorVerificationMutation = { setInstructorVerification: { profile: { id: string, displayName: string, instructor: { isVerified: boolean } | null } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SetUserRolesMutationVariables = Exact<{
  input: SetUserRolesInput;
}>;


export type SetUserRolesMutation = { setUserRoles: { user: { id: string, email: string, isEmailVerified: boolean, firstName: string, lastName: string, roles: Array<Role>, status: AccountStatus, instructorVerification: VerificationStatus | null, createdAt: string, lastLoginAt: string | null } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SuspendUserMutationVariables = Exact<{
  input: SuspendUserInput;
}>;


export type SuspendUserMutation = { suspendUser: { user: { id: string, email: string, isEmailVerified: boolean, firstName: string, lastName: string, roles: Array<Role>, status: AccountStatus, instructorVerification: VerificationStatus | null, createdAt: string, lastLoginAt: string | null } | null, userErrors: Array<
      | { __typename: 'ConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UserDetailsQueryVariables = Exact<{
  id: string;
}>;


export type UserDetailsQuery = { user: { id: string, email: string, isEmailVerified: boolean, firstName: string, lastName: string, roles: Array<Role>, status: AccountStatus, instructorVerification: VerificationStatus | null, createdAt: string, lastLoginAt: string | null, profile: { slug: string, displayName: string }, sessions: Array<{ id: string, deviceName: string | null, lastUsedAt: string }>, enrollments: { totalCount: number | null } | null, transactions: { totalCount: number | null } | null } | null };

export type UsersQueryVariables = Exact<{
  filter?: UserFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number | null, nodes: Array<{ id: string, email: string, isEmailVerified: boolean, firstName: string, lastName: string, roles: Array<Role>, status: AccountStatus, instructorVerification: VerificationStatus | null, createdAt: string, lastLoginAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AskAssistantMutationVariables = Exact<{
  input: AskAssistantInput;
}>;


export type AskAssistantMutation = { askAssistant: { thread: { id: string, title: string | null } | null, answer: { id: string, role: AssistantRole, text: string, isRefused: boolean, createdAt: string, provenance: { provider: AiProvider, model: string } | null, citations: Array<{ excerpt: string, lesson: { id: string, title: string } | null, course: { id: string, slug: string, title: string } | null }> } | null, userErrors: Array<
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type AssistantAnswerFragment = { id: string, role: AssistantRole, text: string, isRefused: boolean, createdAt: string, citations: Array<{ excerpt: string, lesson: { id: string, title: string } | null, course: { id: string, slug: string, title: string } | null }> };

export type AssistantMessageQueryVariables = Exact<{
  id: string;
}>;


export type AssistantMessageQuery = { assistantMessage: { state: JobState, id: string, role: AssistantRole, text: string, isRefused: boolean, createdAt: string, citations: Array<{ excerpt: string, lesson: { id: string, title: string } | null, course: { id: string, slug: string, title: string } | null }> } | null };

export type AssistantThreadQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AssistantThreadQuery = { assistantThread: { id: string, title: string | null, messages: { nodes: Array<{ id: string, role: AssistantRole, text: string, isRefused: boolean, createdAt: string, citations: Array<{ excerpt: string, lesson: { id: string, title: string } | null, course: { id: string, slug: string, title: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MyAssistantThreadsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyAssistantThreadsQuery = { me: { id: string, assistantThreads: { nodes: Array<{ id: string, title: string | null, createdAt: string, course: { id: string, title: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type AllTransactionsQueryVariables = Exact<{
  filter?: TransactionFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AllTransactionsQuery = { transactions: { totalCount: number | null, nodes: Array<{ providerReference: string | null, id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, buyer: { id: string, displayName: string } | null, total: { amountMinor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CheckoutStateFragment = { id: string, status: CheckoutStatus, expiresAt: string, nextAction: { __typename: 'StripeConfirmation', clientSecret: string, publishableKey: string } | null };

export type CheckoutStatusQueryVariables = Exact<{
  id: string;
}>;


export type CheckoutStatusQuery = { checkoutSession: { id: string, status: CheckoutStatus, expiresAt: string, transaction: { id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, total: { amountMinor: number, currency: string } } | null, nextAction: { __typename: 'StripeConfirmation', clientSecret: string, publishableKey: string } | null } | null };

export type CourseOfferQueryVariables = Exact<{
  id: string;
}>;


export type CourseOfferQuery = { course: { id: string, title: string, pricingModel: PricingModel, viewerPriceQuote: { subtotal: { amountMinor: number, currency: string }, total: { amountMinor: number, currency: string } } | null, viewerEntitlement: { id: string, source: EntitlementSource, expiresAt: string | null } | null } | null };

export type MyEntitlementsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyEntitlementsQuery = { me: { id: string, entitlements: { nodes: Array<{ id: string, source: EntitlementSource, grantedAt: string, expiresAt: string | null, item: { __typename: 'Course', id: string, slug: string, title: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type MyTransactionsQueryVariables = Exact<{
  filter?: TransactionFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyTransactionsQuery = { me: { id: string, transactions: { totalCount: number | null, nodes: Array<{ id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, lines: Array<{ description: string }>, total: { amountMinor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type PurchaseCourseMutationVariables = Exact<{
  input: PurchaseCourseInput;
}>;


export type PurchaseCourseMutation = { purchaseCourse: { transaction: { id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, total: { amountMinor: number, currency: string } } | null, checkout: { id: string, status: CheckoutStatus, expiresAt: string, nextAction: { __typename: 'StripeConfirmation', clientSecret: string, publishableKey: string } | null } | null, userErrors: Array<
      | { __typename: 'AlreadyOwnedError', code: UserErrorCode, message: string, path: Array<string> | null, entitlement: { id: string } }
      | { __typename: 'EmailNotVerifiedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyConflictError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PaymentDeclinedError', code: UserErrorCode, message: string, path: Array<string> | null, declineCode: string | null }
      | { __typename: 'PaymentNotPossibleError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'PriceChangedError', code: UserErrorCode, message: string, path: Array<string> | null, priceQuote: { total: { amountMinor: number, currency: string } } }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type TransactionDetailsQueryVariables = Exact<{
  id: string;
}>;


export type TransactionDetailsQuery = { transaction: { id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, lines: Array<{ description: string, quantity: number, amount: { amountMinor: number, currency: string }, item: { __typename: 'Course', id: string, slug: string, title: string } | null }>, total: { amountMinor: number, currency: string } } | null };

export type TransactionStateFragment = { id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, total: { amountMinor: number, currency: string } };

export type BrowseCoursesQueryVariables = Exact<{
  filter?: CourseFilterInput | null | undefined;
  sort?: Array<CourseSortInput> | CourseSortInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BrowseCoursesQuery = { courses: { totalCount: number | null, nodes: Array<{ id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CategoryPageQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CategoryPageQuery = { courseCategoryBySlug: { id: string, name: string, courseCount: number, courses: { nodes: Array<{ id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CourseCardFragment = { id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } };

export type CourseCategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CourseCategoriesQuery = { courseCategories: Array<{ id: string, slug: string, name: string, courseCount: number }> | null };

export type CoursePageQueryVariables = Exact<{
  slug: string;
}>;


export type CoursePageQuery = { courseBySlug: { description: string | null, stack: Array<string>, enrollmentCount: number, publishedAt: string | null, id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, category: { id: string, slug: string, name: string } | null, instructor: { id: string, slug: string, displayName: string } | null, modules: Array<{ id: string, title: string, description: string | null, lessons: Array<{ id: string, title: string, type: LessonType, isPreview: boolean, durationSeconds: number | null, viewerAccess: { state: LessonAccessState, reason: LessonLockReason | null } }> }>, viewerPriceQuote: { total: { amountMinor: number, currency: string } } | null, viewerEnrollment: { id: string, status: EnrollmentStatus, progress: { percent: number } } | null, listPrice: { amountMinor: number, currency: string } } | null };

export type InstructorPageQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InstructorPageQuery = { publicProfileBySlug: { id: string, displayName: string, courses: { totalCount: number | null, nodes: Array<{ id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type PriceTagFragment = { amountMinor: number, currency: string };

export type TrendingCoursesQueryVariables = Exact<{
  limit?: number | null | undefined;
  categoryId?: string | null | undefined;
}>;


export type TrendingCoursesQuery = { trendingCourses: Array<{ reason: string, score: number, course: { id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } } | null }> | null };

export type EnrollInCourseMutationVariables = Exact<{
  input: EnrollInCourseInput;
}>;


export type EnrollInCourseMutation = { enrollInCourse: { enrollment: { id: string, status: EnrollmentStatus, course: { id: string, slug: string }, progress: { completedLessonCount: number, totalLessonCount: number, percent: number } } | null, userErrors: Array<
      | { __typename: 'AlreadyEnrolledError', code: UserErrorCode, message: string, path: Array<string> | null, enrollment: { id: string } }
      | { __typename: 'ForbiddenError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotEntitledError', code: UserErrorCode, message: string, path: Array<string> | null, course: { id: string, listPrice: { amountMinor: number, currency: string } } }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type EnrollmentProgressQueryVariables = Exact<{
  id: string;
}>;


export type EnrollmentProgressQuery = { enrollment: { completedAt: string | null, id: string, status: EnrollmentStatus, lessonProgress: Array<{ status: LessonProgressStatus, positionSeconds: number, completedAt: string | null, lesson: { id: string, title: string } }>, course: { id: string, title: string }, progress: { completedLessonCount: number, totalLessonCount: number, percent: number } } | null };

export type EnrollmentStateFragment = { id: string, status: EnrollmentStatus, progress: { completedLessonCount: number, totalLessonCount: number, percent: number } };

export type LessonPlayerQueryVariables = Exact<{
  id: string;
}>;


export type LessonPlayerQuery = { lesson: { id: string, title: string, description: string | null, viewerAccess: { state: LessonAccessState, reason: LessonLockReason | null }, content:
      | { __typename: 'TextContent', html: string }
      | { __typename: 'VideoContent', format: VideoFormat, playbackUrl: string, transcript: string | null }
     | null, viewerProgress: { status: LessonProgressStatus, positionSeconds: number } | null, previous: { id: string, title: string } | null, next: { id: string, title: string } | null, module: { id: string, title: string }, course: { id: string, slug: string, title: string } } | null };

export type MyEnrollmentsQueryVariables = Exact<{
  filter?: EnrollmentFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyEnrollmentsQuery = { me: { id: string, enrollments: { totalCount: number | null, nodes: Array<{ enrolledAt: string, lastAccessedAt: string | null, id: string, status: EnrollmentStatus, lastLesson: { id: string, title: string } | null, course: { id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } }, progress: { completedLessonCount: number, totalLessonCount: number, percent: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type RecordLessonProgressMutationVariables = Exact<{
  input: RecordLessonProgressInput;
}>;


export type RecordLessonProgressMutation = { recordLessonProgress: { enrollment: { id: string, status: EnrollmentStatus, progress: { completedLessonCount: number, totalLessonCount: number, percent: number } } | null, lesson: { id: string, viewerProgress: { status: LessonProgressStatus, positionSeconds: number } | null } | null, userErrors: Array<
      | { __typename: 'LessonLockedError', code: UserErrorCode, message: string, path: Array<string> | null, access: { state: LessonAccessState, reason: LessonLockReason | null } }
      | { __typename: 'NotEnrolledError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { updatedCount: number, user: { id: string, unreadNotificationCount: number | null } | null, userErrors: Array<{ __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type MyNotificationsQueryVariables = Exact<{
  filter?: NotificationFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyNotificationsQuery = { me: { id: string, unreadNotificationCount: number | null, notifications: { totalCount: number | null, nodes: Array<{ id: string, kind: NotificationKind, title: string, body: string, url: string | null, readAt: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type NotificationDetailsQueryVariables = Exact<{
  id: string;
}>;


export type NotificationDetailsQuery = { notification: { id: string, kind: NotificationKind, title: string, body: string, url: string | null, readAt: string | null, createdAt: string, subject:
      | { __typename: 'Enrollment', id: string, course: { id: string, title: string } }
      | { __typename: 'Transaction', id: string, status: TransactionStatus, paymentMethodLabel: string | null, failureCode: string | null, createdAt: string, completedAt: string | null, total: { amountMinor: number, currency: string } }
     | null } | null };

export type NotificationLineFragment = { id: string, kind: NotificationKind, title: string, body: string, url: string | null, readAt: string | null, createdAt: string };

export type UnreadNotificationCountQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNotificationCountQuery = { me: { id: string, unreadNotificationCount: number | null } | null };

export type CourseEditorQueryVariables = Exact<{
  id: string;
}>;


export type CourseEditorQuery = { course: { status: CourseStatus, revision: number, description: string | null, keywords: Array<string>, id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, publishBlockers: Array<{ code: PublishBlockerCode, message: string }> | null, modules: Array<{ id: string, title: string, position: number, lessons: Array<{ id: string, title: string, type: LessonType, position: number, isPreview: boolean }> }>, listPrice: { amountMinor: number, currency: string } } | null };

export type CreateCourseMutationVariables = Exact<{
  input: CreateCourseInput;
}>;


export type CreateCourseMutation = { createCourse: { course: { status: CourseStatus, id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, publishBlockers: Array<{ code: PublishBlockerCode, message: string }> | null, listPrice: { amountMinor: number, currency: string } } | null, userErrors: Array<{ __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type CreateModuleMutationVariables = Exact<{
  input: CreateModuleInput;
}>;


export type CreateModuleMutation = { createModule: { module: { id: string, title: string, position: number } | null, userErrors: Array<
      | { __typename: 'ForbiddenError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreateTextLessonMutationVariables = Exact<{
  input: CreateLessonInput;
}>;


export type CreateTextLessonMutation = { createLesson: { lesson: { id: string, title: string, type: LessonType, position: number, content:
        | { __typename: 'TextContent', html: string }
        | { __typename: 'VideoContent' }
       | null } | null, userErrors: Array<
      | { __typename: 'ForbiddenError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreateVideoLessonMutationVariables = Exact<{
  input: CreateLessonInput;
}>;


export type CreateVideoLessonMutation = { createLesson: { lesson: { id: string, title: string, type: LessonType, position: number, content:
        | { __typename: 'TextContent' }
        | { __typename: 'VideoContent', format: VideoFormat, playbackUrl: string }
       | null } | null, userErrors: Array<
      | { __typename: 'ForbiddenError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ValidationError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PublishCourseMutationVariables = Exact<{
  input: PublishCourseInput;
}>;


export type PublishCourseMutation = { publishCourse: { course: { id: string, slug: string, status: CourseStatus, publishedAt: string | null } | null, userErrors: Array<
      | { __typename: 'CourseNotPublishableError', code: UserErrorCode, message: string, path: Array<string> | null, blockers: Array<{ code: PublishBlockerCode, message: string }> }
      | { __typename: 'ForbiddenError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type TaughtCoursesQueryVariables = Exact<{
  filter?: CourseFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TaughtCoursesQuery = { me: { id: string, taughtCourses: { totalCount: number | null, nodes: Array<{ status: CourseStatus, enrollmentCount: number, updatedAt: string, id: string, slug: string, title: string, subtitle: string | null, level: CourseLevel, language: string, instructorName: string, lessonCount: number, durationSeconds: number, isFree: boolean, listPrice: { amountMinor: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SignedInTokensFragmentDoc = new TypedDocumentString(`
    fragment SignedInTokens on AuthTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}
    `, {"fragmentName":"SignedInTokens"}) as unknown as TypedDocumentString<SignedInTokensFragment, unknown>;
export const AccountStateFragmentDoc = new TypedDocumentString(`
    fragment AccountState on User {
  id
  email
  isEmailVerified
  firstName
  lastName
  roles
  status
  instructorVerification
  createdAt
  lastLoginAt
}
    `, {"fragmentName":"AccountState"}) as unknown as TypedDocumentString<AccountStateFragment, unknown>;
export const AssistantAnswerFragmentDoc = new TypedDocumentString(`
    fragment AssistantAnswer on AssistantMessage {
  id
  role
  text
  isRefused
  createdAt
  citations {
    excerpt
    lesson {
      id
      title
    }
    course {
      id
      slug
      title
    }
  }
}
    `, {"fragmentName":"AssistantAnswer"}) as unknown as TypedDocumentString<AssistantAnswerFragment, unknown>;
export const CheckoutStateFragmentDoc = new TypedDocumentString(`
    fragment CheckoutState on CheckoutSession {
  id
  status
  expiresAt
  nextAction {
    __typename
    ... on StripeConfirmation {
      clientSecret
      publishableKey
    }
  }
}
    `, {"fragmentName":"CheckoutState"}) as unknown as TypedDocumentString<CheckoutStateFragment, unknown>;
export const PriceTagFragmentDoc = new TypedDocumentString(`
    fragment PriceTag on Money {
  amountMinor
  currency
}
    `, {"fragmentName":"PriceTag"}) as unknown as TypedDocumentString<PriceTagFragment, unknown>;
export const TransactionStateFragmentDoc = new TypedDocumentString(`
    fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
    fragment PriceTag on Money {
  amountMinor
  currency
}`, {"fragmentName":"TransactionState"}) as unknown as TypedDocumentString<TransactionStateFragment, unknown>;
export const CourseCardFragmentDoc = new TypedDocumentString(`
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
    fragment PriceTag on Money {
  amountMinor
  currency
}`, {"fragmentName":"CourseCard"}) as unknown as TypedDocumentString<CourseCardFragment, unknown>;
export const EnrollmentStateFragmentDoc = new TypedDocumentString(`
    fragment EnrollmentState on Enrollment {
  id
  status
  progress {
    completedLessonCount
    totalLessonCount
    percent
  }
}
    `, {"fragmentName":"EnrollmentState"}) as unknown as TypedDocumentString<EnrollmentStateFragment, unknown>;
export const NotificationLineFragmentDoc = new TypedDocumentString(`
    fragment NotificationLine on Notification {
  id
  kind
  title
  body
  url
  readAt
  createdAt
}
    `, {"fragmentName":"NotificationLine"}) as unknown as TypedDocumentString<NotificationLineFragment, unknown>;
export const BecomeInstructorDocument = new TypedDocumentString(`
    mutation BecomeInstructor($input: BecomeInstructorInput!) {
  becomeInstructor(input: $input) {
    user {
      id
      roles
      instructorVerification
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BecomeInstructorMutation, BecomeInstructorMutationVariables>;
export const ChangeEmailDocument = new TypedDocumentString(`
    mutation ChangeEmail($input: ChangeEmailInput!) {
  changeEmail(input: $input) {
    accepted
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeEmailMutation, ChangeEmailMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    user {
      id
      sessions {
        id
        isCurrent
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on WeakPasswordError {
        minLength
        suggestions
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const DataExportDocument = new TypedDocumentString(`
    query DataExport($id: ID!) {
  dataExport(id: $id) {
    id
    state
    downloadUrl
    expiresAt
    createdAt
  }
}
    `) as unknown as TypedDocumentString<DataExportQuery, DataExportQueryVariables>;
export const DeleteAccountDocument = new TypedDocumentString(`
    mutation DeleteAccount($input: DeleteAccountInput!) {
  deleteAccount(input: $input) {
    accepted
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    user {
      id
      firstName
      roles
      locale
    }
    tokens {
      ...SignedInTokens
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on RateLimitedError {
        retryAfterSeconds
      }
    }
  }
}
    fragment SignedInTokens on AuthTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout($input: LogoutInput!) {
  logout(input: $input) {
    revokedSessionCount
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const RefreshTokensDocument = new TypedDocumentString(`
    mutation RefreshTokens($input: RefreshTokensInput!) {
  refreshTokens(input: $input) {
    tokens {
      ...SignedInTokens
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment SignedInTokens on AuthTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}`) as unknown as TypedDocumentString<RefreshTokensMutation, RefreshTokensMutationVariables>;
export const RegisterUserDocument = new TypedDocumentString(`
    mutation RegisterUser($input: RegisterUserInput!) {
  registerUser(input: $input) {
    user {
      id
      email
      firstName
      isEmailVerified
    }
    tokens {
      ...SignedInTokens
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on WeakPasswordError {
        minLength
        suggestions
      }
      ... on RateLimitedError {
        retryAfterSeconds
      }
    }
  }
}
    fragment SignedInTokens on AuthTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}`) as unknown as TypedDocumentString<RegisterUserMutation, RegisterUserMutationVariables>;
export const RequestDataExportDocument = new TypedDocumentString(`
    mutation RequestDataExport($input: RequestDataExportInput!) {
  requestDataExport(input: $input) {
    dataExport {
      id
      state
      createdAt
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on RateLimitedError {
        retryAfterSeconds
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestDataExportMutation, RequestDataExportMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    accepted
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResendVerificationEmailDocument = new TypedDocumentString(`
    mutation ResendVerificationEmail {
  resendVerificationEmail {
    accepted
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResendVerificationEmailMutation, ResendVerificationEmailMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    accepted
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on WeakPasswordError {
        minLength
        suggestions
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($input: RevokeSessionInput!) {
  revokeSession(input: $input) {
    user {
      id
      sessions {
        id
        deviceName
        isCurrent
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions {
  me {
    id
    lastLoginAt
    sessions {
      id
      deviceName
      userAgent
      ipCountry
      createdAt
      lastUsedAt
      isCurrent
    }
  }
}
    `) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      id
      timeZone
      interests
      profile {
        id
        displayName
        headline
        bio
        links {
          kind
          url
        }
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    accepted
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const VerifyTokenDocument = new TypedDocumentString(`
    query VerifyToken($token: String!) {
  verifyToken(token: $token) {
    isActive
    subject
    roles
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<VerifyTokenQuery, VerifyTokenQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  me {
    id
    firstName
    lastName
    email
    isEmailVerified
    roles
    locale
    profile {
      slug
      displayName
    }
    unreadNotificationCount
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($filter: AuditEntryFilterInput, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      actor {
        id
        displayName
      }
      action
      subjectType
      subjectId
      details
      requestId
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const ReactivateUserDocument = new TypedDocumentString(`
    mutation ReactivateUser($input: ReactivateUserInput!) {
  reactivateUser(input: $input) {
    user {
      ...AccountState
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment AccountState on User {
  id
  email
  isEmailVerified
  firstName
  lastName
  roles
  status
  instructorVerification
  createdAt
  lastLoginAt
}`) as unknown as TypedDocumentString<ReactivateUserMutation, ReactivateUserMutationVariables>;
export const SetInstructorVerificationDocument = new TypedDocumentString(`
    mutation SetInstructorVerification($input: SetInstructorVerificationInput!) {
  setInstructorVerification(input: $input) {
    profile {
      id
      displayName
      instructor {
        isVerified
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetInstructorVerificationMutation, SetInstructorVerificationMutationVariables>;
export const SetUserRolesDocument = new TypedDocumentString(`
    mutation SetUserRoles($input: SetUserRolesInput!) {
  setUserRoles(input: $input) {
    user {
      ...AccountState
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment AccountState on User {
  id
  email
  isEmailVerified
  firstName
  lastName
  roles
  status
  instructorVerification
  createdAt
  lastLoginAt
}`) as unknown as TypedDocumentString<SetUserRolesMutation, SetUserRolesMutationVariables>;
export const SuspendUserDocument = new TypedDocumentString(`
    mutation SuspendUser($input: SuspendUserInput!) {
  suspendUser(input: $input) {
    user {
      ...AccountState
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment AccountState on User {
  id
  email
  isEmailVerified
  firstName
  lastName
  roles
  status
  instructorVerification
  createdAt
  lastLoginAt
}`) as unknown as TypedDocumentString<SuspendUserMutation, SuspendUserMutationVariables>;
export const UserDetailsDocument = new TypedDocumentString(`
    query UserDetails($id: ID!) {
  user(id: $id) {
    ...AccountState
    profile {
      slug
      displayName
    }
    sessions {
      id
      deviceName
      lastUsedAt
    }
    enrollments {
      totalCount
    }
    transactions {
      totalCount
    }
  }
}
    fragment AccountState on User {
  id
  email
  isEmailVerified
  firstName
  lastName
  roles
  status
  instructorVerification
  createdAt
  lastLoginAt
}`) as unknown as TypedDocumentString<UserDetailsQuery, UserDetailsQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($filter: UserFilterInput, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) {
    nodes {
      ...AccountState
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment AccountState on User {
  id
  email
  isEmailVerified
  firstName
  lastName
  roles
  status
  instructorVerification
  createdAt
  lastLoginAt
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const AskAssistantDocument = new TypedDocumentString(`
    mutation AskAssistant($input: AskAssistantInput!) {
  askAssistant(input: $input) {
    thread {
      id
      title
    }
    answer {
      ...AssistantAnswer
      provenance {
        provider
        model
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment AssistantAnswer on AssistantMessage {
  id
  role
  text
  isRefused
  createdAt
  citations {
    excerpt
    lesson {
      id
      title
    }
    course {
      id
      slug
      title
    }
  }
}`) as unknown as TypedDocumentString<AskAssistantMutation, AskAssistantMutationVariables>;
export const AssistantMessageDocument = new TypedDocumentString(`
    query AssistantMessage($id: ID!) {
  assistantMessage(id: $id) {
    ...AssistantAnswer
    state
  }
}
    fragment AssistantAnswer on AssistantMessage {
  id
  role
  text
  isRefused
  createdAt
  citations {
    excerpt
    lesson {
      id
      title
    }
    course {
      id
      slug
      title
    }
  }
}`) as unknown as TypedDocumentString<AssistantMessageQuery, AssistantMessageQueryVariables>;
export const AssistantThreadDocument = new TypedDocumentString(`
    query AssistantThread($id: ID!, $first: Int, $after: String) {
  assistantThread(id: $id) {
    id
    title
    messages(first: $first, after: $after) {
      nodes {
        ...AssistantAnswer
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment AssistantAnswer on AssistantMessage {
  id
  role
  text
  isRefused
  createdAt
  citations {
    excerpt
    lesson {
      id
      title
    }
    course {
      id
      slug
      title
    }
  }
}`) as unknown as TypedDocumentString<AssistantThreadQuery, AssistantThreadQueryVariables>;
export const MyAssistantThreadsDocument = new TypedDocumentString(`
    query MyAssistantThreads($first: Int, $after: String) {
  me {
    id
    assistantThreads(first: $first, after: $after) {
      nodes {
        id
        title
        createdAt
        course {
          id
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAssistantThreadsQuery, MyAssistantThreadsQueryVariables>;
export const AllTransactionsDocument = new TypedDocumentString(`
    query AllTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {
  transactions(filter: $filter, first: $first, after: $after) {
    nodes {
      ...TransactionState
      providerReference
      buyer {
        id
        displayName
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<AllTransactionsQuery, AllTransactionsQueryVariables>;
export const CheckoutStatusDocument = new TypedDocumentString(`
    query CheckoutStatus($id: ID!) {
  checkoutSession(id: $id) {
    ...CheckoutState
    transaction {
      ...TransactionState
    }
  }
}
    fragment CheckoutState on CheckoutSession {
  id
  status
  expiresAt
  nextAction {
    __typename
    ... on StripeConfirmation {
      clientSecret
      publishableKey
    }
  }
}
fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<CheckoutStatusQuery, CheckoutStatusQueryVariables>;
export const CourseOfferDocument = new TypedDocumentString(`
    query CourseOffer($id: ID!) {
  course(id: $id) {
    id
    title
    pricingModel
    viewerPriceQuote {
      subtotal {
        ...PriceTag
      }
      total {
        ...PriceTag
      }
    }
    viewerEntitlement {
      id
      source
      expiresAt
    }
  }
}
    fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<CourseOfferQuery, CourseOfferQueryVariables>;
export const MyEntitlementsDocument = new TypedDocumentString(`
    query MyEntitlements($first: Int, $after: String) {
  me {
    id
    entitlements(first: $first, after: $after) {
      nodes {
        id
        source
        grantedAt
        expiresAt
        item {
          __typename
          ... on Course {
            id
            slug
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyEntitlementsQuery, MyEntitlementsQueryVariables>;
export const MyTransactionsDocument = new TypedDocumentString(`
    query MyTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {
  me {
    id
    transactions(filter: $filter, first: $first, after: $after) {
      nodes {
        ...TransactionState
        lines {
          description
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<MyTransactionsQuery, MyTransactionsQueryVariables>;
export const PurchaseCourseDocument = new TypedDocumentString(`
    mutation PurchaseCourse($input: PurchaseCourseInput!) {
  purchaseCourse(input: $input) {
    transaction {
      ...TransactionState
    }
    checkout {
      ...CheckoutState
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on PriceChangedError {
        priceQuote {
          total {
            ...PriceTag
          }
        }
      }
      ... on PaymentDeclinedError {
        declineCode
      }
      ... on AlreadyOwnedError {
        entitlement {
          id
        }
      }
    }
  }
}
    fragment CheckoutState on CheckoutSession {
  id
  status
  expiresAt
  nextAction {
    __typename
    ... on StripeConfirmation {
      clientSecret
      publishableKey
    }
  }
}
fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<PurchaseCourseMutation, PurchaseCourseMutationVariables>;
export const TransactionDetailsDocument = new TypedDocumentString(`
    query TransactionDetails($id: ID!) {
  transaction(id: $id) {
    ...TransactionState
    lines {
      description
      quantity
      amount {
        ...PriceTag
      }
      item {
        __typename
        ... on Course {
          id
          slug
          title
        }
      }
    }
  }
}
    fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<TransactionDetailsQuery, TransactionDetailsQueryVariables>;
export const BrowseCoursesDocument = new TypedDocumentString(`
    query BrowseCourses($filter: CourseFilterInput, $sort: [CourseSortInput!], $first: Int, $after: String) {
  courses(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes {
      ...CourseCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<BrowseCoursesQuery, BrowseCoursesQueryVariables>;
export const CategoryPageDocument = new TypedDocumentString(`
    query CategoryPage($slug: String!, $first: Int, $after: String) {
  courseCategoryBySlug(slug: $slug) {
    id
    name
    courseCount
    courses(first: $first, after: $after, sort: [{field: ENROLLMENTS}]) {
      nodes {
        ...CourseCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<CategoryPageQuery, CategoryPageQueryVariables>;
export const CourseCategoriesDocument = new TypedDocumentString(`
    query CourseCategories {
  courseCategories {
    id
    slug
    name
    courseCount
  }
}
    `) as unknown as TypedDocumentString<CourseCategoriesQuery, CourseCategoriesQueryVariables>;
export const CoursePageDocument = new TypedDocumentString(`
    query CoursePage($slug: String!) {
  courseBySlug(slug: $slug) {
    ...CourseCard
    description
    stack
    enrollmentCount
    publishedAt
    category {
      id
      slug
      name
    }
    instructor {
      id
      slug
      displayName
    }
    modules {
      id
      title
      description
      lessons {
        id
        title
        type
        isPreview
        durationSeconds
        viewerAccess {
          state
          reason
        }
      }
    }
    viewerPriceQuote {
      total {
        ...PriceTag
      }
    }
    viewerEnrollment {
      id
      status
      progress {
        percent
      }
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<CoursePageQuery, CoursePageQueryVariables>;
export const InstructorPageDocument = new TypedDocumentString(`
    query InstructorPage($slug: String!, $first: Int, $after: String) {
  publicProfileBySlug(slug: $slug) {
    id
    displayName
    courses(first: $first, after: $after) {
      nodes {
        ...CourseCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<InstructorPageQuery, InstructorPageQueryVariables>;
export const TrendingCoursesDocument = new TypedDocumentString(`
    query TrendingCourses($limit: Int, $categoryId: ID) {
  trendingCourses(limit: $limit, categoryId: $categoryId) {
    reason
    score
    course {
      ...CourseCard
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<TrendingCoursesQuery, TrendingCoursesQueryVariables>;
export const EnrollInCourseDocument = new TypedDocumentString(`
    mutation EnrollInCourse($input: EnrollInCourseInput!) {
  enrollInCourse(input: $input) {
    enrollment {
      ...EnrollmentState
      course {
        id
        slug
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on NotEntitledError {
        course {
          id
          listPrice {
            ...PriceTag
          }
        }
      }
      ... on AlreadyEnrolledError {
        enrollment {
          id
        }
      }
    }
  }
}
    fragment PriceTag on Money {
  amountMinor
  currency
}
fragment EnrollmentState on Enrollment {
  id
  status
  progress {
    completedLessonCount
    totalLessonCount
    percent
  }
}`) as unknown as TypedDocumentString<EnrollInCourseMutation, EnrollInCourseMutationVariables>;
export const EnrollmentProgressDocument = new TypedDocumentString(`
    query EnrollmentProgress($id: ID!) {
  enrollment(id: $id) {
    ...EnrollmentState
    completedAt
    lessonProgress {
      status
      positionSeconds
      completedAt
      lesson {
        id
        title
      }
    }
    course {
      id
      title
    }
  }
}
    fragment EnrollmentState on Enrollment {
  id
  status
  progress {
    completedLessonCount
    totalLessonCount
    percent
  }
}`) as unknown as TypedDocumentString<EnrollmentProgressQuery, EnrollmentProgressQueryVariables>;
export const LessonPlayerDocument = new TypedDocumentString(`
    query LessonPlayer($id: ID!) {
  lesson(id: $id) {
    id
    title
    description
    viewerAccess {
      state
      reason
    }
    content {
      __typename
      ... on TextContent {
        html
      }
      ... on VideoContent {
        format
        playbackUrl
        transcript
      }
    }
    viewerProgress {
      status
      positionSeconds
    }
    previous {
      id
      title
    }
    next {
      id
      title
    }
    module {
      id
      title
    }
    course {
      id
      slug
      title
    }
  }
}
    `) as unknown as TypedDocumentString<LessonPlayerQuery, LessonPlayerQueryVariables>;
export const MyEnrollmentsDocument = new TypedDocumentString(`
    query MyEnrollments($filter: EnrollmentFilterInput, $first: Int, $after: String) {
  me {
    id
    enrollments(filter: $filter, first: $first, after: $after) {
      nodes {
        ...EnrollmentState
        enrolledAt
        lastAccessedAt
        lastLesson {
          id
          title
        }
        course {
          ...CourseCard
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}
fragment EnrollmentState on Enrollment {
  id
  status
  progress {
    completedLessonCount
    totalLessonCount
    percent
  }
}`) as unknown as TypedDocumentString<MyEnrollmentsQuery, MyEnrollmentsQueryVariables>;
export const RecordLessonProgressDocument = new TypedDocumentString(`
    mutation RecordLessonProgress($input: RecordLessonProgressInput!) {
  recordLessonProgress(input: $input) {
    enrollment {
      ...EnrollmentState
    }
    lesson {
      id
      viewerProgress {
        status
        positionSeconds
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on LessonLockedError {
        access {
          state
          reason
        }
      }
    }
  }
}
    fragment EnrollmentState on Enrollment {
  id
  status
  progress {
    completedLessonCount
    totalLessonCount
    percent
  }
}`) as unknown as TypedDocumentString<RecordLessonProgressMutation, RecordLessonProgressMutationVariables>;
export const MarkNotificationsReadDocument = new TypedDocumentString(`
    mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) {
    updatedCount
    user {
      id
      unreadNotificationCount
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables>;
export const MyNotificationsDocument = new TypedDocumentString(`
    query MyNotifications($filter: NotificationFilterInput, $first: Int, $after: String) {
  me {
    id
    unreadNotificationCount
    notifications(filter: $filter, first: $first, after: $after) {
      nodes {
        ...NotificationLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment NotificationLine on Notification {
  id
  kind
  title
  body
  url
  readAt
  createdAt
}`) as unknown as TypedDocumentString<MyNotificationsQuery, MyNotificationsQueryVariables>;
export const NotificationDetailsDocument = new TypedDocumentString(`
    query NotificationDetails($id: ID!) {
  notification(id: $id) {
    ...NotificationLine
    subject {
      __typename
      ... on Enrollment {
        id
        course {
          id
          title
        }
      }
      ... on Transaction {
        ...TransactionState
      }
    }
  }
}
    fragment TransactionState on Transaction {
  id
  status
  total {
    ...PriceTag
  }
  paymentMethodLabel
  failureCode
  createdAt
  completedAt
}
fragment PriceTag on Money {
  amountMinor
  currency
}
fragment NotificationLine on Notification {
  id
  kind
  title
  body
  url
  readAt
  createdAt
}`) as unknown as TypedDocumentString<NotificationDetailsQuery, NotificationDetailsQueryVariables>;
export const UnreadNotificationCountDocument = new TypedDocumentString(`
    query UnreadNotificationCount {
  me {
    id
    unreadNotificationCount
  }
}
    `) as unknown as TypedDocumentString<UnreadNotificationCountQuery, UnreadNotificationCountQueryVariables>;
export const CourseEditorDocument = new TypedDocumentString(`
    query CourseEditor($id: ID!) {
  course(id: $id) {
    ...CourseCard
    status
    revision
    description
    keywords
    publishBlockers {
      code
      message
    }
    modules {
      id
      title
      position
      lessons {
        id
        title
        type
        position
        isPreview
      }
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<CourseEditorQuery, CourseEditorQueryVariables>;
export const CreateCourseDocument = new TypedDocumentString(`
    mutation CreateCourse($input: CreateCourseInput!) {
  createCourse(input: $input) {
    course {
      ...CourseCard
      status
      publishBlockers {
        code
        message
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<CreateCourseMutation, CreateCourseMutationVariables>;
export const CreateModuleDocument = new TypedDocumentString(`
    mutation CreateModule($input: CreateModuleInput!) {
  createModule(input: $input) {
    module {
      id
      title
      position
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateModuleMutation, CreateModuleMutationVariables>;
export const CreateTextLessonDocument = new TypedDocumentString(`
    mutation CreateTextLesson($input: CreateLessonInput!) {
  createLesson(input: $input) {
    lesson {
      id
      title
      type
      position
      content {
        __typename
        ... on TextContent {
          html
        }
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTextLessonMutation, CreateTextLessonMutationVariables>;
export const CreateVideoLessonDocument = new TypedDocumentString(`
    mutation CreateVideoLesson($input: CreateLessonInput!) {
  createLesson(input: $input) {
    lesson {
      id
      title
      type
      position
      content {
        __typename
        ... on VideoContent {
          format
          playbackUrl
        }
      }
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateVideoLessonMutation, CreateVideoLessonMutationVariables>;
export const PublishCourseDocument = new TypedDocumentString(`
    mutation PublishCourse($input: PublishCourseInput!) {
  publishCourse(input: $input) {
    course {
      id
      slug
      status
      publishedAt
    }
    userErrors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on CourseNotPublishableError {
        blockers {
          code
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PublishCourseMutation, PublishCourseMutationVariables>;
export const TaughtCoursesDocument = new TypedDocumentString(`
    query TaughtCourses($filter: CourseFilterInput, $first: Int, $after: String) {
  me {
    id
    taughtCourses(filter: $filter, first: $first, after: $after) {
      nodes {
        ...CourseCard
        status
        enrollmentCount
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment CourseCard on Course {
  id
  slug
  title
  subtitle
  level
  language
  instructorName
  lessonCount
  durationSeconds
  isFree
  listPrice {
    ...PriceTag
  }
}
fragment PriceTag on Money {
  amountMinor
  currency
}`) as unknown as TypedDocumentString<TaughtCoursesQuery, TaughtCoursesQueryVariables>;