import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CourseMapper, CourseConnectionMapper, PublishBlockerMapper } from './course/course.mappers.ts';
import type { CourseCategoryMapper } from './category/category.mappers.ts';
import type { EnrollmentMapper, EnrollmentConnectionMapper, LessonProgressMapper } from './enrollment/enrollment.mappers.ts';
import type { LessonMapper, ModuleMapper, TextContentMapper, VideoContentMapper } from './curriculum/curriculum.mappers.ts';
import type { PublicProfileMapper, UserMapper } from './person/person.mappers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
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

/** The viewer is already enrolled. */
export type AlreadyEnrolledError = UserError & {
  __typename?: 'AlreadyEnrolledError';
  /** ALREADY_ENROLLED. */
  code: UserErrorCode;
  /** Existing enrollment. */
  enrollment: Enrollment;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
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

/** Course of the catalog. While its instructor is suspended, it is visible to its learners and admins only, and takes no new learners. */
export type Course = Node & {
  __typename?: 'Course';
  /** Null without a category. */
  category?: Maybe<CourseCategory>;
  /** Time of creation. */
  createdAt: Scalars['DateTime']['output'];
  /** Markdown. */
  description?: Maybe<Scalars['String']['output']>;
  /** Total length of the videos. */
  durationSeconds: Scalars['Int']['output'];
  /** Number of learners who have ever enrolled. */
  enrollmentCount: Scalars['Int']['output'];
  /** crs_... */
  id: Scalars['ID']['output'];
  /** Null when the account is erased or its service is unavailable. */
  instructor?: Maybe<PublicProfile>;
  /** Display name of the instructor. */
  instructorName: Scalars['String']['output'];
  /** Every signed-in viewer may enroll without a payment. */
  isFree: Scalars['Boolean']['output'];
  /** Search keywords. */
  keywords: Array<Scalars['String']['output']>;
  /** fr or en. */
  language: Scalars['String']['output'];
  /** Number of lessons. */
  lessonCount: Scalars['Int']['output'];
  /** Level of prior knowledge the course expects. */
  level: CourseLevel;
  /** List price, tax included. The price for the viewer is in the quote of the payment. */
  listPrice: Money;
  /** Lowest plan that includes the course. Null when no plan includes it. */
  minimumPlanTier?: Maybe<PlanTier>;
  /** Modules, in course order. */
  modules: Array<Module>;
  /** Way in which the course is sold. */
  pricingModel: PricingModel;
  /** Missing parts that prevent publication. Empty when the course can be published. For its owner and admins, null for others. */
  publishBlockers?: Maybe<Array<PublishBlocker>>;
  /** Time of publication. Null for a draft. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Revision. It grows with every edit of the course or its curriculum. */
  revision: Scalars['Int']['output'];
  /** Unique name used in URLs. */
  slug: Scalars['String']['output'];
  /** Tools that the course teaches: Excel, VBA, R, Tidyverse, Python ... */
  stack: Array<Scalars['String']['output']>;
  /** Publication state. */
  status: CourseStatus;
  /** At most 500 characters. */
  subtitle?: Maybe<Scalars['String']['output']>;
  /** 5 to 200 characters. */
  title: Scalars['String']['output'];
  /** Time of the last edit of the course or its curriculum. */
  updatedAt: Scalars['DateTime']['output'];
  /** Enrollment of the viewer. Null when the viewer is not enrolled or not signed in. */
  viewerEnrollment?: Maybe<Enrollment>;
};

/** Category of the catalog. */
export type CourseCategory = Node & {
  __typename?: 'CourseCategory';
  /** Number of published courses, without those of suspended instructors. */
  courseCount: Scalars['Int']['output'];
  /** Courses of the category, as listed in the catalog. */
  courses: CourseConnection;
  /** cat_... */
  id: Scalars['ID']['output'];
  /** Display name. */
  name: Scalars['String']['output'];
  /** Unique name used in URLs. */
  slug: Scalars['String']['output'];
};


/** Category of the catalog. */
export type CourseCategorycoursesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CourseFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<Array<CourseSortInput>>;
};

/** Page of courses. */
export type CourseConnection = {
  __typename?: 'CourseConnection';
  /** Objects with their cursors. */
  edges: Array<CourseEdge>;
  /** Objects of the page. */
  nodes: Array<Course>;
  /** Position of the page in the list. */
  pageInfo: PageInfo;
  /** Number of objects in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Course in a list. */
export type CourseEdge = {
  __typename?: 'CourseEdge';
  /** Position in the list. */
  cursor: Scalars['String']['output'];
  /** Course. */
  node: Course;
};

/** Conditions for courses: all fields must match. A list matches any of its values; an empty list matches nothing. */
export type CourseFilterInput = {
  /** Any of these categories. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these instructors. */
  instructorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Free courses only, or paid courses only. */
  isFree?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these languages. */
  languages?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Any of these levels. */
  levels?: InputMaybe<Array<CourseLevel>>;
  /** List price in this range and currency. */
  price?: InputMaybe<MoneyRangeInput>;
  /** Any of these pricing models. */
  pricingModels?: InputMaybe<Array<PricingModel>>;
  /**
   * Words of the title, the keywords and the description, without regard to accents, capitals, ligatures and endings. Very frequent words and single
   * letters alone match the titles that begin with them. A text without a letter or digit matches nothing.
   */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these tools. */
  stack?: InputMaybe<Array<Scalars['String']['input']>>;
  /** PUBLISHED by default. Other states match courses of the viewer, and all courses for admins. */
  statuses?: InputMaybe<Array<CourseStatus>>;
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

/** The course is incomplete. */
export type CourseNotPublishableError = UserError & {
  __typename?: 'CourseNotPublishableError';
  /** All missing parts. */
  blockers: Array<PublishBlocker>;
  /** COURSE_NOT_PUBLISHABLE. */
  code: UserErrorCode;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Progress over the lessons that the course has now: percent is completedLessonCount / totalLessonCount * 100. */
export type CourseProgress = {
  __typename?: 'CourseProgress';
  /** Completed lessons among those that the course has now. */
  completedLessonCount: Scalars['Int']['output'];
  /** 0 to 100. 0 for a course without lessons. */
  percent: Scalars['Float']['output'];
  /** Time spent, at most the time that has passed between reports. */
  timeSpentSeconds: Scalars['Int']['output'];
  /** Number of lessons that the course has now. */
  totalLessonCount: Scalars['Int']['output'];
};

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

/** Reason why the mutation fails. */
export type CreateCourseError = ValidationError;

/** Course to create. */
export type CreateCourseInput = {
  /** Category of the catalog. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Markdown, at most 20,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Search keywords, at most 30, of 50 characters each. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** fr or en. fr by default. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Level of prior knowledge the course expects. */
  level: CourseLevel;
  /** Tax included. 0 for a free course, otherwise an amount that the payment provider can charge; the error states the limits of the currency. */
  listPrice: MoneyInput;
  /** Lowest plan that includes the course. Required for SUBSCRIPTION. */
  minimumPlanTier?: InputMaybe<PlanTier>;
  /** Way in which the course is sold. */
  pricingModel?: PricingModel;
  /** Tools, at most 20, of 50 characters each. */
  stack?: InputMaybe<Array<Scalars['String']['input']>>;
  /** At most 500 characters. */
  subtitle?: InputMaybe<Scalars['String']['input']>;
  /** 5 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Created draft. */
export type CreateCoursePayload = {
  __typename?: 'CreateCoursePayload';
  /** Null when the mutation fails. */
  course?: Maybe<Course>;
  /** Empty when the mutation succeeds. */
  userErrors: Array<CreateCourseError>;
};

/** Reason why the mutation fails. */
export type CreateLessonError = ForbiddenError | NotFoundError | ValidationError;

/** Lesson to create. */
export type CreateLessonInput = {
  /** Content of the lesson. */
  content: LessonContentInput;
  /** At most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Open to every visitor. */
  isPreview?: Scalars['Boolean']['input'];
  /** Module to add the lesson to. */
  moduleId: Scalars['ID']['input'];
  /** Position from 0. At the end by default. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** 5 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Created lesson. */
export type CreateLessonPayload = {
  __typename?: 'CreateLessonPayload';
  /** Null when the mutation fails. */
  lesson?: Maybe<Lesson>;
  /** Empty when the mutation succeeds. */
  userErrors: Array<CreateLessonError>;
};

/** Reason why the mutation fails. */
export type CreateModuleError = ForbiddenError | NotFoundError | ValidationError;

/** Module to create. */
export type CreateModuleInput = {
  /** Course to add the module to. */
  courseId: Scalars['ID']['input'];
  /** At most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Position from 0. At the end by default. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** 5 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Created module. */
export type CreateModulePayload = {
  __typename?: 'CreateModulePayload';
  /** Null when the mutation fails. */
  module?: Maybe<Module>;
  /** Empty when the mutation succeeds. */
  userErrors: Array<CreateModuleError>;
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

/** Reason why the mutation fails. ForbiddenError: the viewer's course, or a course that takes no enrollments. */
export type EnrollInCourseError = AlreadyEnrolledError | ForbiddenError | NotEntitledError | NotFoundError;

/** Course to enroll in. */
export type EnrollInCourseInput = {
  /** crs_... */
  courseId: Scalars['ID']['input'];
};

/** Enrollment. */
export type EnrollInCoursePayload = {
  __typename?: 'EnrollInCoursePayload';
  /** Null when the mutation fails. */
  enrollment?: Maybe<Enrollment>;
  /** Empty when the mutation succeeds. */
  userErrors: Array<EnrollInCourseError>;
};

/** Enrollment of a learner in a course, one for each pair. For the learner and admins. */
export type Enrollment = Node & {
  __typename?: 'Enrollment';
  /** Time when every lesson was completed. New lessons do not change it. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Course of the enrollment. */
  course: Course;
  /** Time of the first enrollment. */
  enrolledAt: Scalars['DateTime']['output'];
  /** enr_... */
  id: Scalars['ID']['output'];
  /** Time of the last progress report. */
  lastAccessedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Lesson to resume. */
  lastLesson?: Maybe<Lesson>;
  /** Null when the account is erased or its service is unavailable. */
  learner?: Maybe<PublicProfile>;
  /** Progress in started and completed lessons, in course order. */
  lessonProgress: Array<LessonProgress>;
  /** Progress over the whole course. */
  progress: CourseProgress;
  /** State of the enrollment. */
  status: EnrollmentStatus;
};

/** Page of enrollments. */
export type EnrollmentConnection = {
  __typename?: 'EnrollmentConnection';
  /** Objects with their cursors. */
  edges: Array<EnrollmentEdge>;
  /** Objects of the page. */
  nodes: Array<Enrollment>;
  /** Position of the page in the list. */
  pageInfo: PageInfo;
  /** Number of objects in all pages. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Enrollment in a list. */
export type EnrollmentEdge = {
  __typename?: 'EnrollmentEdge';
  /** Position in the list. */
  cursor: Scalars['String']['output'];
  /** Enrollment. */
  node: Enrollment;
};

/** Conditions for enrollments. */
export type EnrollmentFilterInput = {
  /** Any of these states. */
  statuses?: InputMaybe<Array<EnrollmentStatus>>;
};

/** State of an enrollment. */
export type EnrollmentStatus =
  /** The learner has access and has not completed every lesson. */
  | 'ACTIVE'
  /** The learner has completed every lesson. */
  | 'COMPLETED'
  /** The right to the course has ended. Progress is preserved. */
  | 'EXPIRED';

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

/** Lesson of a course. It is visible with the course; its content requires access. */
export type Lesson = Node & {
  __typename?: 'Lesson';
  /** Content. Null when viewerAccess.state is LOCKED. */
  content?: Maybe<LessonContent>;
  /** Course of the lesson. */
  course: Course;
  /** Summary. */
  description?: Maybe<Scalars['String']['output']>;
  /** Length of the video. Null without a video or when unknown. */
  durationSeconds?: Maybe<Scalars['Int']['output']>;
  /** les_... */
  id: Scalars['ID']['output'];
  /** Open to every visitor. */
  isPreview: Scalars['Boolean']['output'];
  /** Module of the lesson. */
  module: Module;
  /** Next lesson, across modules. Null at the end of the course. */
  next?: Maybe<Lesson>;
  /** Position in the module, from 0. */
  position: Scalars['Int']['output'];
  /** Previous lesson, across modules. Null at the start of the course. */
  previous?: Maybe<Lesson>;
  /** 5 to 200 characters. */
  title: Scalars['String']['output'];
  /** Kind of content. */
  type: LessonType;
  /** Access of the viewer. */
  viewerAccess: LessonAccess;
  /** Progress of the viewer. Null before the viewer starts the lesson. */
  viewerProgress?: Maybe<LessonProgress>;
};

/** Access to a lesson, with the reason of a lock. */
export type LessonAccess = {
  __typename?: 'LessonAccess';
  /** Null unless LOCKED. */
  reason?: Maybe<LessonLockReason>;
  /** OPEN, PREVIEW or LOCKED. */
  state: LessonAccessState;
};

/** Access of the viewer to a lesson. */
export type LessonAccessState =
  /** The viewer has no access. See reason. */
  | 'LOCKED'
  /** The viewer may read the lesson. */
  | 'OPEN'
  /** The lesson is a free preview. */
  | 'PREVIEW';

/** Content of a lesson. Clients must tolerate unknown members. */
export type LessonContent = TextContent | VideoContent;

/** Exactly one of the fields. */
export type LessonContentInput = {
  /** Text. */
  text?: InputMaybe<TextContentInput>;
  /** Video. */
  video?: InputMaybe<VideoContentInput>;
};

/** Reason why a lesson is locked. */
export type LessonLockReason =
  /** The viewer must enroll. */
  | 'NOT_ENROLLED'
  /** The viewer must buy the course or choose a plan. */
  | 'NOT_ENTITLED'
  /** The viewer must sign in. */
  | 'NOT_SIGNED_IN';

/** The viewer has no access to the lesson. */
export type LessonLockedError = UserError & {
  __typename?: 'LessonLockedError';
  /** Access of the viewer, with the reason of the lock. */
  access: LessonAccess;
  /** LESSON_LOCKED. */
  code: UserErrorCode;
  /** Lesson. */
  lesson: Lesson;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Progress of a learner in a lesson. */
export type LessonProgress = {
  __typename?: 'LessonProgress';
  /** Time of completion. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Lesson. */
  lesson: Lesson;
  /** Furthest position reached, to resume from. */
  positionSeconds: Scalars['Int']['output'];
  /** State of the lesson. */
  status: LessonProgressStatus;
  /** Time spent, at most the time that has passed between reports. */
  timeSpentSeconds: Scalars['Int']['output'];
  /** Time of the last progress report. */
  updatedAt: Scalars['DateTime']['output'];
};

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

/** Part of a course. */
export type Module = Node & {
  __typename?: 'Module';
  /** Course of the module. */
  course: Course;
  /** Summary. */
  description?: Maybe<Scalars['String']['output']>;
  /** mod_... */
  id: Scalars['ID']['output'];
  /** Lessons, in module order. */
  lessons: Array<Lesson>;
  /** Position in the course, from 0. */
  position: Scalars['Int']['output'];
  /** 5 to 200 characters. */
  title: Scalars['String']['output'];
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
  /** Creates a draft. */
  createCourse?: Maybe<CreateCoursePayload>;
  /** Adds a lesson to a module. */
  createLesson?: Maybe<CreateLessonPayload>;
  /** Adds a module to a course. */
  createModule?: Maybe<CreateModulePayload>;
  /**
   * Enrolls the viewer in a free course or in a course the viewer is entitled to. While the instructor is suspended: NotFoundError, or ForbiddenError for
   * former learners.
   */
  enrollInCourse?: Maybe<EnrollInCoursePayload>;
  /** Publishes a course. It needs a description and at least one module, with a lesson in each. A second publication changes nothing. */
  publishCourse?: Maybe<PublishCoursePayload>;
  /** Records progress in a lesson. Safe to repeat: progress never goes back. */
  recordLessonProgress?: Maybe<RecordLessonProgressPayload>;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationcreateCourseArgs = {
  input: CreateCourseInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationcreateLessonArgs = {
  input: CreateLessonInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationcreateModuleArgs = {
  input: CreateModuleInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationenrollInCourseArgs = {
  input: EnrollInCourseInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationpublishCourseArgs = {
  input: PublishCourseInput;
};


/** All mutations. Each has one input and one payload; expected refusals are in userErrors. */
export type MutationrecordLessonProgressArgs = {
  input: RecordLessonProgressInput;
};

/** An object with an id. */
export type Node = {
  /** Opaque, prefixed, globally unique: usr_, crs_, les_, txn_ ... */
  id: Scalars['ID']['output'];
};

/** The viewer is not enrolled in the course. */
export type NotEnrolledError = UserError & {
  __typename?: 'NotEnrolledError';
  /** NOT_ENROLLED. */
  code: UserErrorCode;
  /** Course to enroll in first. */
  course: Course;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The course requires a purchase or a plan. */
export type NotEntitledError = UserError & {
  __typename?: 'NotEntitledError';
  /** NOT_ENTITLED. */
  code: UserErrorCode;
  /** Course that requires the purchase or the plan. */
  course: Course;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
  /** Path of the input field at fault. */
  path?: Maybe<Array<Scalars['String']['output']>>;
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

export type PublicProfile = {
  __typename?: 'PublicProfile';
  /** Published courses of this instructor, newest first. */
  courses?: Maybe<CourseConnection>;
  id: Scalars['ID']['output'];
};


export type PublicProfilecoursesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Missing part that prevents a publication. */
export type PublishBlocker = {
  __typename?: 'PublishBlocker';
  /** Stable code for programs. */
  code: PublishBlockerCode;
  /** Message for people, in the viewer's language. */
  message: Scalars['String']['output'];
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

/** Reason why the mutation fails. */
export type PublishCourseError = CourseNotPublishableError | ForbiddenError | NotFoundError;

/** Course to publish. */
export type PublishCourseInput = {
  /** crs_... */
  id: Scalars['ID']['input'];
};

/** Published course. */
export type PublishCoursePayload = {
  __typename?: 'PublishCoursePayload';
  /** Null when the mutation fails. */
  course?: Maybe<Course>;
  /** Empty when the mutation succeeds. */
  userErrors: Array<PublishCourseError>;
};

/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type Query = {
  __typename?: 'Query';
  /** Null when the course does not exist or is a draft of another person. */
  course?: Maybe<Course>;
  /** Null when the course does not exist or is a draft of another person. */
  courseBySlug?: Maybe<Course>;
  /** All categories, by position. */
  courseCategories?: Maybe<Array<CourseCategory>>;
  /** Null when the category does not exist. */
  courseCategoryBySlug?: Maybe<CourseCategory>;
  /** Catalog, newest first; with a search, best match first. Courses of a suspended instructor are not listed until the reactivation. */
  courses?: Maybe<CourseConnection>;
  /** Enrollment of the viewer, for admins any enrollment. Null otherwise. */
  enrollment?: Maybe<Enrollment>;
  /** Null when the lesson does not exist or belongs to another person's draft. */
  lesson?: Maybe<Lesson>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerycourseArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerycourseBySlugArgs = {
  slug: Scalars['String']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerycourseCategoryBySlugArgs = {
  slug: Scalars['String']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerycoursesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CourseFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<Array<CourseSortInput>>;
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QueryenrollmentArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. Root fields are nullable, so that a fault of one leaves the others intact. */
export type QuerylessonArgs = {
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

/** Reason why the mutation fails. */
export type RecordLessonProgressError = LessonLockedError | NotEnrolledError | NotFoundError | ValidationError;

/** Progress report for one lesson. */
export type RecordLessonProgressInput = {
  /** Marks the lesson as completed. false changes nothing. */
  completed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Lesson. */
  lessonId: Scalars['ID']['input'];
  /** Position in the video, zero or more. Only a further position counts. */
  positionSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Time since the last report, at most a day. Only time that has passed counts. */
  timeSpentSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Updated enrollment and lesson. */
export type RecordLessonProgressPayload = {
  __typename?: 'RecordLessonProgressPayload';
  /** Null when the mutation fails. */
  enrollment?: Maybe<Enrollment>;
  /** Null when the mutation fails. */
  lesson?: Maybe<Lesson>;
  /** Empty when the mutation succeeds. */
  userErrors: Array<RecordLessonProgressError>;
};

/** The direction of an order. */
export type SortDirection =
  /** Smallest, oldest or first letter first. */
  | 'ASC'
  /** Largest, newest or last letter first. */
  | 'DESC';

/** Text. */
export type TextContent = {
  __typename?: 'TextContent';
  /** Rendered text, without HTML or scripts of the author. */
  html: Scalars['String']['output'];
  /** Source text. */
  markdown: Scalars['String']['output'];
};

/** Text. */
export type TextContentInput = {
  /**
   * 1 to 100,000 characters. Tables have at most 40 columns; quotations and lists have at most ten levels. A text whose HTML is more than eight times
   * as long as the text is rejected.
   */
  markdown: Scalars['String']['input'];
};

export type User = {
  __typename?: 'User';
  /** Enrollments, newest first. For the owner and admins, null for others. */
  enrollments?: Maybe<EnrollmentConnection>;
  id: Scalars['ID']['output'];
  /** Courses of this instructor, with drafts by default. Empty for other accounts. For the owner and admins, null for others. */
  taughtCourses?: Maybe<CourseConnection>;
};


export type UserenrollmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EnrollmentFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UsertaughtCoursesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CourseFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<Array<CourseSortInput>>;
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
  /** The viewer is already enrolled. */
  | 'ALREADY_ENROLLED'
  /** The course is incomplete and cannot be published. */
  | 'COURSE_NOT_PUBLISHABLE'
  /** The viewer may read the object but may not change it. */
  | 'FORBIDDEN'
  /** The input breaks a rule of a field. */
  | 'INVALID_INPUT'
  /** The viewer has no access to the lesson. */
  | 'LESSON_LOCKED'
  /** The viewer is not enrolled in the course. */
  | 'NOT_ENROLLED'
  /** The course requires a purchase or a plan. */
  | 'NOT_ENTITLED'
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

/** Video. */
export type VideoContent = {
  __typename?: 'VideoContent';
  /** Format for the player. */
  format: VideoFormat;
  /** Address of the video. */
  playbackUrl: Scalars['String']['output'];
  /** Transcript. */
  transcript?: Maybe<Scalars['String']['output']>;
};

/** Video that is published on the web. */
export type VideoContentInput = {
  /** Length, at most a day. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Transcript, at most 100,000 characters. */
  transcript?: InputMaybe<Scalars['String']['input']>;
  /** Address that begins with https://. */
  url: Scalars['String']['input'];
};

/** Format of a video. */
export type VideoFormat =
  /** Player of another site, for an iframe. */
  | 'EMBED'
  /** Playlist of segments (.m3u8). */
  | 'HLS'
  /** Single file. */
  | 'MP4';



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
  Course: Course;
  CourseCategory: CourseCategory;
  Enrollment: Enrollment;
  Lesson: Lesson;
  Module: Module;
  PublicProfile: PublicProfile;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Course:
    ( { __typename: 'Course' }
    & ( GraphQLRecursivePick<FederationTypes['Course'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Course'], {"slug":true}> ) );
  CourseCategory:
    ( { __typename: 'CourseCategory' }
    & GraphQLRecursivePick<FederationTypes['CourseCategory'], {"id":true}> );
  Enrollment:
    ( { __typename: 'Enrollment' }
    & GraphQLRecursivePick<FederationTypes['Enrollment'], {"id":true}> );
  Lesson:
    ( { __typename: 'Lesson' }
    & GraphQLRecursivePick<FederationTypes['Lesson'], {"id":true}> );
  Module:
    ( { __typename: 'Module' }
    & GraphQLRecursivePick<FederationTypes['Module'], {"id":true}> );
  PublicProfile:
    ( { __typename: 'PublicProfile' }
    & GraphQLRecursivePick<FederationTypes['PublicProfile'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CreateCourseError: ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } );
  CreateLessonError:
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  CreateModuleError:
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
  EnrollInCourseError:
    | ( Omit<AlreadyEnrolledError, 'code' | 'enrollment'> & { code: _RefType['UserErrorCode'], enrollment: _RefType['Enrollment'] } & { __typename: 'AlreadyEnrolledError' } )
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<NotEntitledError, 'code' | 'course'> & { code: _RefType['UserErrorCode'], course: _RefType['Course'] } & { __typename: 'NotEntitledError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
  ;
  LessonContent:
    | ( TextContentMapper & { __typename: 'TextContent' } )
    | ( VideoContentMapper & { __typename: 'VideoContent' } )
  ;
  PublishCourseError:
    | ( Omit<CourseNotPublishableError, 'blockers' | 'code'> & { blockers: Array<_RefType['PublishBlocker']>, code: _RefType['UserErrorCode'] } & { __typename: 'CourseNotPublishableError' } )
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
  ;
  RecordLessonProgressError:
    | ( Omit<LessonLockedError, 'access' | 'code' | 'lesson'> & { access: _RefType['LessonAccess'], code: _RefType['UserErrorCode'], lesson: _RefType['Lesson'] } & { __typename: 'LessonLockedError' } )
    | ( Omit<NotEnrolledError, 'code' | 'course'> & { code: _RefType['UserErrorCode'], course: _RefType['Course'] } & { __typename: 'NotEnrolledError' } )
    | ( Omit<NotFoundError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'NotFoundError' } )
    | ( Omit<ValidationError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ValidationError' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CourseMapper & { __typename: 'Course' } )
    | ( CourseCategoryMapper & { __typename: 'CourseCategory' } )
    | ( EnrollmentMapper & { __typename: 'Enrollment' } )
    | ( LessonMapper & { __typename: 'Lesson' } )
    | ( ModuleMapper & { __typename: 'Module' } )
  ;
  UserError:
    | ( Omit<AlreadyEnrolledError, 'code' | 'enrollment'> & { code: _RefType['UserErrorCode'], enrollment: _RefType['Enrollment'] } & { __typename: 'AlreadyEnrolledError' } )
    | ( Omit<ConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ConflictError' } )
    | ( Omit<CourseNotPublishableError, 'blockers' | 'code'> & { blockers: Array<_RefType['PublishBlocker']>, code: _RefType['UserErrorCode'] } & { __typename: 'CourseNotPublishableError' } )
    | ( Omit<EmailNotVerifiedError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'EmailNotVerifiedError' } )
    | ( Omit<ForbiddenError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'ForbiddenError' } )
    | ( Omit<IdempotencyConflictError, 'code'> & { code: _RefType['UserErrorCode'] } & { __typename: 'IdempotencyConflictError' } )
    | ( Omit<LessonLockedError, 'access' | 'code' | 'lesson'> & { access: _RefType['LessonAccess'], code: _RefType['UserErrorCode'], lesson: _RefType['Lesson'] } & { __typename: 'LessonLockedError' } )
    | ( Omit<NotEnrolledError, 'code' | 'course'> & { code: _RefType['UserErrorCode'], course: _RefType['Course'] } & { __typename: 'NotEnrolledError' } )
    | ( Omit<NotEntitledError, 'code' | 'course'> & { code: _RefType['UserErrorCode'], course: _RefType['Course'] } & { __typename: 'NotEntitledError' } )
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
  AlreadyEnrolledError: ResolverTypeWrapper<Omit<AlreadyEnrolledError, 'code' | 'enrollment'> & { code: ResolversTypes['UserErrorCode'], enrollment: ResolversTypes['Enrollment'] }>;
  ConflictError: ResolverTypeWrapper<Omit<ConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  Course: ResolverTypeWrapper<CourseMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CourseCategory: ResolverTypeWrapper<CourseCategoryMapper>;
  CourseConnection: ResolverTypeWrapper<CourseConnectionMapper>;
  CourseEdge: ResolverTypeWrapper<Omit<CourseEdge, 'node'> & { node: ResolversTypes['Course'] }>;
  CourseFilterInput: CourseFilterInput;
  CourseLevel: ResolverTypeWrapper<'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | 'ALL_LEVELS'>;
  CourseNotPublishableError: ResolverTypeWrapper<Omit<CourseNotPublishableError, 'blockers' | 'code'> & { blockers: Array<ResolversTypes['PublishBlocker']>, code: ResolversTypes['UserErrorCode'] }>;
  CourseProgress: ResolverTypeWrapper<CourseProgress>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CourseSortField: ResolverTypeWrapper<'RELEVANCE' | 'PUBLISHED_AT' | 'TITLE' | 'PRICE' | 'ENROLLMENTS'>;
  CourseSortInput: CourseSortInput;
  CourseStatus: ResolverTypeWrapper<'DRAFT' | 'PUBLISHED' | 'ARCHIVED'>;
  CreateCourseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCourseError']>;
  CreateCourseInput: CreateCourseInput;
  CreateCoursePayload: ResolverTypeWrapper<Omit<CreateCoursePayload, 'course' | 'userErrors'> & { course?: Maybe<ResolversTypes['Course']>, userErrors: Array<ResolversTypes['CreateCourseError']> }>;
  CreateLessonError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateLessonError']>;
  CreateLessonInput: CreateLessonInput;
  CreateLessonPayload: ResolverTypeWrapper<Omit<CreateLessonPayload, 'lesson' | 'userErrors'> & { lesson?: Maybe<ResolversTypes['Lesson']>, userErrors: Array<ResolversTypes['CreateLessonError']> }>;
  CreateModuleError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateModuleError']>;
  CreateModuleInput: CreateModuleInput;
  CreateModulePayload: ResolverTypeWrapper<Omit<CreateModulePayload, 'module' | 'userErrors'> & { module?: Maybe<ResolversTypes['Module']>, userErrors: Array<ResolversTypes['CreateModuleError']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: ResolverTypeWrapper<Omit<EmailNotVerifiedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  EnrollInCourseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EnrollInCourseError']>;
  EnrollInCourseInput: EnrollInCourseInput;
  EnrollInCoursePayload: ResolverTypeWrapper<Omit<EnrollInCoursePayload, 'enrollment' | 'userErrors'> & { enrollment?: Maybe<ResolversTypes['Enrollment']>, userErrors: Array<ResolversTypes['EnrollInCourseError']> }>;
  Enrollment: ResolverTypeWrapper<EnrollmentMapper>;
  EnrollmentConnection: ResolverTypeWrapper<EnrollmentConnectionMapper>;
  EnrollmentEdge: ResolverTypeWrapper<Omit<EnrollmentEdge, 'node'> & { node: ResolversTypes['Enrollment'] }>;
  EnrollmentFilterInput: EnrollmentFilterInput;
  EnrollmentStatus: ResolverTypeWrapper<'ACTIVE' | 'COMPLETED' | 'EXPIRED'>;
  FloatRangeInput: FloatRangeInput;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IdempotencyConflictError: ResolverTypeWrapper<Omit<IdempotencyConflictError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  IntRangeInput: IntRangeInput;
  JobState: ResolverTypeWrapper<'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'>;
  Lesson: ResolverTypeWrapper<LessonMapper>;
  LessonAccess: ResolverTypeWrapper<Omit<LessonAccess, 'reason' | 'state'> & { reason?: Maybe<ResolversTypes['LessonLockReason']>, state: ResolversTypes['LessonAccessState'] }>;
  LessonAccessState: ResolverTypeWrapper<'OPEN' | 'PREVIEW' | 'LOCKED'>;
  LessonContent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LessonContent']>;
  LessonContentInput: LessonContentInput;
  LessonLockReason: ResolverTypeWrapper<'NOT_SIGNED_IN' | 'NOT_ENROLLED' | 'NOT_ENTITLED'>;
  LessonLockedError: ResolverTypeWrapper<Omit<LessonLockedError, 'access' | 'code' | 'lesson'> & { access: ResolversTypes['LessonAccess'], code: ResolversTypes['UserErrorCode'], lesson: ResolversTypes['Lesson'] }>;
  LessonProgress: ResolverTypeWrapper<LessonProgressMapper>;
  LessonProgressStatus: ResolverTypeWrapper<'IN_PROGRESS' | 'COMPLETED'>;
  LessonType: ResolverTypeWrapper<'VIDEO' | 'TEXT'>;
  MinorUnits: ResolverTypeWrapper<Scalars['MinorUnits']['output']>;
  Module: ResolverTypeWrapper<ModuleMapper>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotEnrolledError: ResolverTypeWrapper<Omit<NotEnrolledError, 'code' | 'course'> & { code: ResolversTypes['UserErrorCode'], course: ResolversTypes['Course'] }>;
  NotEntitledError: ResolverTypeWrapper<Omit<NotEntitledError, 'code' | 'course'> & { code: ResolversTypes['UserErrorCode'], course: ResolversTypes['Course'] }>;
  NotFoundError: ResolverTypeWrapper<Omit<NotFoundError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlanTier: ResolverTypeWrapper<'BASIC' | 'PRO' | 'ENTERPRISE'>;
  PricingModel: ResolverTypeWrapper<'ONE_TIME' | 'SUBSCRIPTION'>;
  PublicProfile: ResolverTypeWrapper<PublicProfileMapper>;
  PublishBlocker: ResolverTypeWrapper<PublishBlockerMapper>;
  PublishBlockerCode: ResolverTypeWrapper<'NO_MODULE' | 'NO_LESSON' | 'EMPTY_MODULE' | 'NO_DESCRIPTION' | 'PRICE_NOT_CHARGEABLE'>;
  PublishCourseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishCourseError']>;
  PublishCourseInput: PublishCourseInput;
  PublishCoursePayload: ResolverTypeWrapper<Omit<PublishCoursePayload, 'course' | 'userErrors'> & { course?: Maybe<ResolversTypes['Course']>, userErrors: Array<ResolversTypes['PublishCourseError']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaExceededError: ResolverTypeWrapper<Omit<QuotaExceededError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  RateLimitedError: ResolverTypeWrapper<Omit<RateLimitedError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  RecordLessonProgressError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordLessonProgressError']>;
  RecordLessonProgressInput: RecordLessonProgressInput;
  RecordLessonProgressPayload: ResolverTypeWrapper<Omit<RecordLessonProgressPayload, 'enrollment' | 'lesson' | 'userErrors'> & { enrollment?: Maybe<ResolversTypes['Enrollment']>, lesson?: Maybe<ResolversTypes['Lesson']>, userErrors: Array<ResolversTypes['RecordLessonProgressError']> }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SortDirection: ResolverTypeWrapper<'ASC' | 'DESC'>;
  TextContent: ResolverTypeWrapper<TextContentMapper>;
  TextContentInput: TextContentInput;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: ResolverTypeWrapper<'INVALID_INPUT' | 'NOT_FOUND' | 'FORBIDDEN' | 'COURSE_NOT_PUBLISHABLE' | 'NOT_ENTITLED' | 'ALREADY_ENROLLED' | 'NOT_ENROLLED' | 'LESSON_LOCKED'>;
  ValidationError: ResolverTypeWrapper<Omit<ValidationError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  VideoContent: ResolverTypeWrapper<VideoContentMapper>;
  VideoContentInput: VideoContentInput;
  VideoFormat: ResolverTypeWrapper<'HLS' | 'MP4' | 'EMBED'>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  AddressInput: AddressInput;
  AlreadyEnrolledError: Omit<AlreadyEnrolledError, 'enrollment'> & { enrollment: ResolversParentTypes['Enrollment'] };
  ConflictError: ConflictError;
  Course: CourseMapper;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  CourseCategory: CourseCategoryMapper;
  CourseConnection: CourseConnectionMapper;
  CourseEdge: Omit<CourseEdge, 'node'> & { node: ResolversParentTypes['Course'] };
  CourseFilterInput: CourseFilterInput;
  CourseNotPublishableError: Omit<CourseNotPublishableError, 'blockers'> & { blockers: Array<ResolversParentTypes['PublishBlocker']> };
  CourseProgress: CourseProgress;
  Float: Scalars['Float']['output'];
  CourseSortInput: CourseSortInput;
  CreateCourseError: ResolversUnionTypes<ResolversParentTypes>['CreateCourseError'];
  CreateCourseInput: CreateCourseInput;
  CreateCoursePayload: Omit<CreateCoursePayload, 'course' | 'userErrors'> & { course?: Maybe<ResolversParentTypes['Course']>, userErrors: Array<ResolversParentTypes['CreateCourseError']> };
  CreateLessonError: ResolversUnionTypes<ResolversParentTypes>['CreateLessonError'];
  CreateLessonInput: CreateLessonInput;
  CreateLessonPayload: Omit<CreateLessonPayload, 'lesson' | 'userErrors'> & { lesson?: Maybe<ResolversParentTypes['Lesson']>, userErrors: Array<ResolversParentTypes['CreateLessonError']> };
  CreateModuleError: ResolversUnionTypes<ResolversParentTypes>['CreateModuleError'];
  CreateModuleInput: CreateModuleInput;
  CreateModulePayload: Omit<CreateModulePayload, 'module' | 'userErrors'> & { module?: Maybe<ResolversParentTypes['Module']>, userErrors: Array<ResolversParentTypes['CreateModuleError']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeRangeInput: DateTimeRangeInput;
  EmailNotVerifiedError: EmailNotVerifiedError;
  EnrollInCourseError: ResolversUnionTypes<ResolversParentTypes>['EnrollInCourseError'];
  EnrollInCourseInput: EnrollInCourseInput;
  EnrollInCoursePayload: Omit<EnrollInCoursePayload, 'enrollment' | 'userErrors'> & { enrollment?: Maybe<ResolversParentTypes['Enrollment']>, userErrors: Array<ResolversParentTypes['EnrollInCourseError']> };
  Enrollment: EnrollmentMapper;
  EnrollmentConnection: EnrollmentConnectionMapper;
  EnrollmentEdge: Omit<EnrollmentEdge, 'node'> & { node: ResolversParentTypes['Enrollment'] };
  EnrollmentFilterInput: EnrollmentFilterInput;
  FloatRangeInput: FloatRangeInput;
  ForbiddenError: ForbiddenError;
  IdempotencyConflictError: IdempotencyConflictError;
  IntRangeInput: IntRangeInput;
  Lesson: LessonMapper;
  LessonAccess: LessonAccess;
  LessonContent: ResolversUnionTypes<ResolversParentTypes>['LessonContent'];
  LessonContentInput: LessonContentInput;
  LessonLockedError: Omit<LessonLockedError, 'access' | 'lesson'> & { access: ResolversParentTypes['LessonAccess'], lesson: ResolversParentTypes['Lesson'] };
  LessonProgress: LessonProgressMapper;
  MinorUnits: Scalars['MinorUnits']['output'];
  Module: ModuleMapper;
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotEnrolledError: Omit<NotEnrolledError, 'course'> & { course: ResolversParentTypes['Course'] };
  NotEntitledError: Omit<NotEntitledError, 'course'> & { course: ResolversParentTypes['Course'] };
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  PublicProfile: PublicProfileMapper;
  PublishBlocker: PublishBlockerMapper;
  PublishCourseError: ResolversUnionTypes<ResolversParentTypes>['PublishCourseError'];
  PublishCourseInput: PublishCourseInput;
  PublishCoursePayload: Omit<PublishCoursePayload, 'course' | 'userErrors'> & { course?: Maybe<ResolversParentTypes['Course']>, userErrors: Array<ResolversParentTypes['PublishCourseError']> };
  Query: Record<PropertyKey, never>;
  QuotaExceededError: QuotaExceededError;
  RateLimitedError: RateLimitedError;
  RecordLessonProgressError: ResolversUnionTypes<ResolversParentTypes>['RecordLessonProgressError'];
  RecordLessonProgressInput: RecordLessonProgressInput;
  RecordLessonProgressPayload: Omit<RecordLessonProgressPayload, 'enrollment' | 'lesson' | 'userErrors'> & { enrollment?: Maybe<ResolversParentTypes['Enrollment']>, lesson?: Maybe<ResolversParentTypes['Lesson']>, userErrors: Array<ResolversParentTypes['RecordLessonProgressError']> };
  SafeInt: Scalars['SafeInt']['output'];
  TextContent: TextContentMapper;
  TextContentInput: TextContentInput;
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationError: ValidationError;
  VideoContent: VideoContentMapper;
  VideoContentInput: VideoContentInput;
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

export type AlreadyEnrolledErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyEnrolledError'] = ResolversParentTypes['AlreadyEnrolledError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  enrollment?: Resolver<ResolversTypes['Enrollment'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CourseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Course'] = ResolversParentTypes['Course'], FederationReferenceType extends FederationReferenceTypes['Course'] = FederationReferenceTypes['Course']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Course']> | FederationReferenceType, FederationReferenceType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['CourseCategory']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enrollmentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructor?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType>;
  instructorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isFree?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lessonCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['CourseLevel'], ParentType, ContextType>;
  listPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  minimumPlanTier?: Resolver<Maybe<ResolversTypes['PlanTier']>, ParentType, ContextType>;
  modules?: Resolver<Array<ResolversTypes['Module']>, ParentType, ContextType>;
  pricingModel?: Resolver<ResolversTypes['PricingModel'], ParentType, ContextType>;
  publishBlockers?: Resolver<Maybe<Array<ResolversTypes['PublishBlocker']>>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stack?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CourseStatus'], ParentType, ContextType>;
  subtitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerEnrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CourseCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CourseCategory'] = ResolversParentTypes['CourseCategory'], FederationReferenceType extends FederationReferenceTypes['CourseCategory'] = FederationReferenceTypes['CourseCategory']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CourseCategory']> | FederationReferenceType, FederationReferenceType, ContextType>;
  courseCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  courses?: Resolver<ResolversTypes['CourseConnection'], ParentType, ContextType, RequireFields<CourseCategorycoursesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CourseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CourseConnection'] = ResolversParentTypes['CourseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CourseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Course']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CourseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CourseEdge'] = ResolversParentTypes['CourseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Course'], ParentType, ContextType>;
};

export type CourseLevelResolvers = EnumResolverSignature<{ ADVANCED?: any, ALL_LEVELS?: any, BEGINNER?: any, INTERMEDIATE?: any }, ResolversTypes['CourseLevel']>;

export type CourseNotPublishableErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CourseNotPublishableError'] = ResolversParentTypes['CourseNotPublishableError']> = {
  blockers?: Resolver<Array<ResolversTypes['PublishBlocker']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CourseProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CourseProgress'] = ResolversParentTypes['CourseProgress']> = {
  completedLessonCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  timeSpentSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalLessonCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CourseSortFieldResolvers = EnumResolverSignature<{ ENROLLMENTS?: any, PRICE?: any, PUBLISHED_AT?: any, RELEVANCE?: any, TITLE?: any }, ResolversTypes['CourseSortField']>;

export type CourseStatusResolvers = EnumResolverSignature<{ ARCHIVED?: any, DRAFT?: any, PUBLISHED?: any }, ResolversTypes['CourseStatus']>;

export type CreateCourseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCourseError'] = ResolversParentTypes['CreateCourseError']> = {
  __resolveType?: TypeResolveFn<'ValidationError', ParentType, ContextType>;
};

export type CreateCoursePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCoursePayload'] = ResolversParentTypes['CreateCoursePayload']> = {
  course?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreateCourseError']>, ParentType, ContextType>;
};

export type CreateLessonErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLessonError'] = ResolversParentTypes['CreateLessonError']> = {
  __resolveType?: TypeResolveFn<'ForbiddenError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type CreateLessonPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLessonPayload'] = ResolversParentTypes['CreateLessonPayload']> = {
  lesson?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreateLessonError']>, ParentType, ContextType>;
};

export type CreateModuleErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateModuleError'] = ResolversParentTypes['CreateModuleError']> = {
  __resolveType?: TypeResolveFn<'ForbiddenError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type CreateModulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateModulePayload'] = ResolversParentTypes['CreateModulePayload']> = {
  module?: Resolver<Maybe<ResolversTypes['Module']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreateModuleError']>, ParentType, ContextType>;
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

export type EnrollInCourseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollInCourseError'] = ResolversParentTypes['EnrollInCourseError']> = {
  __resolveType?: TypeResolveFn<'AlreadyEnrolledError' | 'ForbiddenError' | 'NotEntitledError' | 'NotFoundError', ParentType, ContextType>;
};

export type EnrollInCoursePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollInCoursePayload'] = ResolversParentTypes['EnrollInCoursePayload']> = {
  enrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EnrollInCourseError']>, ParentType, ContextType>;
};

export type EnrollmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Enrollment'] = ResolversParentTypes['Enrollment'], FederationReferenceType extends FederationReferenceTypes['Enrollment'] = FederationReferenceTypes['Enrollment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Enrollment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  course?: Resolver<ResolversTypes['Course'], ParentType, ContextType>;
  enrolledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastAccessedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastLesson?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType>;
  learner?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType>;
  lessonProgress?: Resolver<Array<ResolversTypes['LessonProgress']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['CourseProgress'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EnrollmentStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnrollmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollmentConnection'] = ResolversParentTypes['EnrollmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EnrollmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Enrollment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EnrollmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollmentEdge'] = ResolversParentTypes['EnrollmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Enrollment'], ParentType, ContextType>;
};

export type EnrollmentStatusResolvers = EnumResolverSignature<{ ACTIVE?: any, COMPLETED?: any, EXPIRED?: any }, ResolversTypes['EnrollmentStatus']>;

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

export type LessonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lesson'] = ResolversParentTypes['Lesson'], FederationReferenceType extends FederationReferenceTypes['Lesson'] = FederationReferenceTypes['Lesson']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lesson']> | FederationReferenceType, FederationReferenceType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['LessonContent']>, ParentType, ContextType>;
  course?: Resolver<ResolversTypes['Course'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPreview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  module?: Resolver<ResolversTypes['Module'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LessonType'], ParentType, ContextType>;
  viewerAccess?: Resolver<ResolversTypes['LessonAccess'], ParentType, ContextType>;
  viewerProgress?: Resolver<Maybe<ResolversTypes['LessonProgress']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LessonAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LessonAccess'] = ResolversParentTypes['LessonAccess']> = {
  reason?: Resolver<Maybe<ResolversTypes['LessonLockReason']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LessonAccessState'], ParentType, ContextType>;
};

export type LessonAccessStateResolvers = EnumResolverSignature<{ LOCKED?: any, OPEN?: any, PREVIEW?: any }, ResolversTypes['LessonAccessState']>;

export type LessonContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LessonContent'] = ResolversParentTypes['LessonContent']> = {
  __resolveType?: TypeResolveFn<'TextContent' | 'VideoContent', ParentType, ContextType>;
};

export type LessonLockReasonResolvers = EnumResolverSignature<{ NOT_ENROLLED?: any, NOT_ENTITLED?: any, NOT_SIGNED_IN?: any }, ResolversTypes['LessonLockReason']>;

export type LessonLockedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LessonLockedError'] = ResolversParentTypes['LessonLockedError']> = {
  access?: Resolver<ResolversTypes['LessonAccess'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  lesson?: Resolver<ResolversTypes['Lesson'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LessonProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LessonProgress'] = ResolversParentTypes['LessonProgress']> = {
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lesson?: Resolver<ResolversTypes['Lesson'], ParentType, ContextType>;
  positionSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LessonProgressStatus'], ParentType, ContextType>;
  timeSpentSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LessonProgressStatusResolvers = EnumResolverSignature<{ COMPLETED?: any, IN_PROGRESS?: any }, ResolversTypes['LessonProgressStatus']>;

export type LessonTypeResolvers = EnumResolverSignature<{ TEXT?: any, VIDEO?: any }, ResolversTypes['LessonType']>;

export interface MinorUnitsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MinorUnits'], any> {
  name: 'MinorUnits';
}

export type ModuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Module'] = ResolversParentTypes['Module'], FederationReferenceType extends FederationReferenceTypes['Module'] = FederationReferenceTypes['Module']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Module']> | FederationReferenceType, FederationReferenceType, ContextType>;
  course?: Resolver<ResolversTypes['Course'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lessons?: Resolver<Array<ResolversTypes['Lesson']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createCourse?: Resolver<Maybe<ResolversTypes['CreateCoursePayload']>, ParentType, ContextType, RequireFields<MutationcreateCourseArgs, 'input'>>;
  createLesson?: Resolver<Maybe<ResolversTypes['CreateLessonPayload']>, ParentType, ContextType, RequireFields<MutationcreateLessonArgs, 'input'>>;
  createModule?: Resolver<Maybe<ResolversTypes['CreateModulePayload']>, ParentType, ContextType, RequireFields<MutationcreateModuleArgs, 'input'>>;
  enrollInCourse?: Resolver<Maybe<ResolversTypes['EnrollInCoursePayload']>, ParentType, ContextType, RequireFields<MutationenrollInCourseArgs, 'input'>>;
  publishCourse?: Resolver<Maybe<ResolversTypes['PublishCoursePayload']>, ParentType, ContextType, RequireFields<MutationpublishCourseArgs, 'input'>>;
  recordLessonProgress?: Resolver<Maybe<ResolversTypes['RecordLessonProgressPayload']>, ParentType, ContextType, RequireFields<MutationrecordLessonProgressArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Course' | 'CourseCategory' | 'Enrollment' | 'Lesson' | 'Module', ParentType, ContextType>;
};

export type NotEnrolledErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotEnrolledError'] = ResolversParentTypes['NotEnrolledError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  course?: Resolver<ResolversTypes['Course'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotEntitledErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotEntitledError'] = ResolversParentTypes['NotEntitledError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  course?: Resolver<ResolversTypes['Course'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type PlanTierResolvers = EnumResolverSignature<{ BASIC?: any, ENTERPRISE?: any, PRO?: any }, ResolversTypes['PlanTier']>;

export type PricingModelResolvers = EnumResolverSignature<{ ONE_TIME?: any, SUBSCRIPTION?: any }, ResolversTypes['PricingModel']>;

export type PublicProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicProfile'] = ResolversParentTypes['PublicProfile'], FederationReferenceType extends FederationReferenceTypes['PublicProfile'] = FederationReferenceTypes['PublicProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PublicProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  courses?: Resolver<Maybe<ResolversTypes['CourseConnection']>, ParentType, ContextType, RequireFields<PublicProfilecoursesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PublishBlockerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishBlocker'] = ResolversParentTypes['PublishBlocker']> = {
  code?: Resolver<ResolversTypes['PublishBlockerCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PublishBlockerCodeResolvers = EnumResolverSignature<{ EMPTY_MODULE?: any, NO_DESCRIPTION?: any, NO_LESSON?: any, NO_MODULE?: any, PRICE_NOT_CHARGEABLE?: any }, ResolversTypes['PublishBlockerCode']>;

export type PublishCourseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishCourseError'] = ResolversParentTypes['PublishCourseError']> = {
  __resolveType?: TypeResolveFn<'CourseNotPublishableError' | 'ForbiddenError' | 'NotFoundError', ParentType, ContextType>;
};

export type PublishCoursePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishCoursePayload'] = ResolversParentTypes['PublishCoursePayload']> = {
  course?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PublishCourseError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  course?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType, RequireFields<QuerycourseArgs, 'id'>>;
  courseBySlug?: Resolver<Maybe<ResolversTypes['Course']>, ParentType, ContextType, RequireFields<QuerycourseBySlugArgs, 'slug'>>;
  courseCategories?: Resolver<Maybe<Array<ResolversTypes['CourseCategory']>>, ParentType, ContextType>;
  courseCategoryBySlug?: Resolver<Maybe<ResolversTypes['CourseCategory']>, ParentType, ContextType, RequireFields<QuerycourseCategoryBySlugArgs, 'slug'>>;
  courses?: Resolver<Maybe<ResolversTypes['CourseConnection']>, ParentType, ContextType, RequireFields<QuerycoursesArgs, 'first'>>;
  enrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType, RequireFields<QueryenrollmentArgs, 'id'>>;
  lesson?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType, RequireFields<QuerylessonArgs, 'id'>>;
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

export type RecordLessonProgressErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordLessonProgressError'] = ResolversParentTypes['RecordLessonProgressError']> = {
  __resolveType?: TypeResolveFn<'LessonLockedError' | 'NotEnrolledError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type RecordLessonProgressPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordLessonProgressPayload'] = ResolversParentTypes['RecordLessonProgressPayload']> = {
  enrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType>;
  lesson?: Resolver<Maybe<ResolversTypes['Lesson']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecordLessonProgressError']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SortDirectionResolvers = EnumResolverSignature<{ ASC?: any, DESC?: any }, ResolversTypes['SortDirection']>;

export type TextContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextContent'] = ResolversParentTypes['TextContent']> = {
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  markdown?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  enrollments?: Resolver<Maybe<ResolversTypes['EnrollmentConnection']>, ParentType, ContextType, RequireFields<UserenrollmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  taughtCourses?: Resolver<Maybe<ResolversTypes['CourseConnection']>, ParentType, ContextType, RequireFields<UsertaughtCoursesArgs, 'first'>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'AlreadyEnrolledError' | 'ConflictError' | 'CourseNotPublishableError' | 'EmailNotVerifiedError' | 'ForbiddenError' | 'IdempotencyConflictError' | 'LessonLockedError' | 'NotEnrolledError' | 'NotEntitledError' | 'NotFoundError' | 'QuotaExceededError' | 'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ ALREADY_ENROLLED?: any, COURSE_NOT_PUBLISHABLE?: any, FORBIDDEN?: any, INVALID_INPUT?: any, LESSON_LOCKED?: any, NOT_ENROLLED?: any, NOT_ENTITLED?: any, NOT_FOUND?: any }, ResolversTypes['UserErrorCode']>;

export type ValidationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VideoContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VideoContent'] = ResolversParentTypes['VideoContent']> = {
  format?: Resolver<ResolversTypes['VideoFormat'], ParentType, ContextType>;
  playbackUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transcript?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VideoFormatResolvers = EnumResolverSignature<{ EMBED?: any, HLS?: any, MP4?: any }, ResolversTypes['VideoFormat']>;

export type Resolvers<ContextType = Context> = {
  Address?: AddressResolvers<ContextType>;
  AlreadyEnrolledError?: AlreadyEnrolledErrorResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  Course?: CourseResolvers<ContextType>;
  CourseCategory?: CourseCategoryResolvers<ContextType>;
  CourseConnection?: CourseConnectionResolvers<ContextType>;
  CourseEdge?: CourseEdgeResolvers<ContextType>;
  CourseLevel?: CourseLevelResolvers;
  CourseNotPublishableError?: CourseNotPublishableErrorResolvers<ContextType>;
  CourseProgress?: CourseProgressResolvers<ContextType>;
  CourseSortField?: CourseSortFieldResolvers;
  CourseStatus?: CourseStatusResolvers;
  CreateCourseError?: CreateCourseErrorResolvers<ContextType>;
  CreateCoursePayload?: CreateCoursePayloadResolvers<ContextType>;
  CreateLessonError?: CreateLessonErrorResolvers<ContextType>;
  CreateLessonPayload?: CreateLessonPayloadResolvers<ContextType>;
  CreateModuleError?: CreateModuleErrorResolvers<ContextType>;
  CreateModulePayload?: CreateModulePayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EmailNotVerifiedError?: EmailNotVerifiedErrorResolvers<ContextType>;
  EnrollInCourseError?: EnrollInCourseErrorResolvers<ContextType>;
  EnrollInCoursePayload?: EnrollInCoursePayloadResolvers<ContextType>;
  Enrollment?: EnrollmentResolvers<ContextType>;
  EnrollmentConnection?: EnrollmentConnectionResolvers<ContextType>;
  EnrollmentEdge?: EnrollmentEdgeResolvers<ContextType>;
  EnrollmentStatus?: EnrollmentStatusResolvers;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  IdempotencyConflictError?: IdempotencyConflictErrorResolvers<ContextType>;
  JobState?: JobStateResolvers;
  Lesson?: LessonResolvers<ContextType>;
  LessonAccess?: LessonAccessResolvers<ContextType>;
  LessonAccessState?: LessonAccessStateResolvers;
  LessonContent?: LessonContentResolvers<ContextType>;
  LessonLockReason?: LessonLockReasonResolvers;
  LessonLockedError?: LessonLockedErrorResolvers<ContextType>;
  LessonProgress?: LessonProgressResolvers<ContextType>;
  LessonProgressStatus?: LessonProgressStatusResolvers;
  LessonType?: LessonTypeResolvers;
  MinorUnits?: GraphQLScalarType;
  Module?: ModuleResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotEnrolledError?: NotEnrolledErrorResolvers<ContextType>;
  NotEntitledError?: NotEntitledErrorResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlanTier?: PlanTierResolvers;
  PricingModel?: PricingModelResolvers;
  PublicProfile?: PublicProfileResolvers<ContextType>;
  PublishBlocker?: PublishBlockerResolvers<ContextType>;
  PublishBlockerCode?: PublishBlockerCodeResolvers;
  PublishCourseError?: PublishCourseErrorResolvers<ContextType>;
  PublishCoursePayload?: PublishCoursePayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotaExceededError?: QuotaExceededErrorResolvers<ContextType>;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  RecordLessonProgressError?: RecordLessonProgressErrorResolvers<ContextType>;
  RecordLessonProgressPayload?: RecordLessonProgressPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SortDirection?: SortDirectionResolvers;
  TextContent?: TextContentResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  VideoContent?: VideoContentResolvers<ContextType>;
  VideoFormat?: VideoFormatResolvers;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  public?: publicDirectiveResolver<any, any, ContextType>;
};
