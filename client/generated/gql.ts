/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation BecomeInstructor($input: BecomeInstructorInput!) {\n  becomeInstructor(input: $input) {\n    user {\n      id\n      roles\n      instructorVerification\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.BecomeInstructorDocument,
    "mutation ChangeEmail($input: ChangeEmailInput!) {\n  changeEmail(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.ChangeEmailDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    user {\n      id\n      sessions {\n        id\n        isCurrent\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n    }\n  }\n}": typeof types.ChangePasswordDocument,
    "query DataExport($id: ID!) {\n  dataExport(id: $id) {\n    id\n    state\n    downloadUrl\n    expiresAt\n    createdAt\n  }\n}": typeof types.DataExportDocument,
    "mutation DeleteAccount($input: DeleteAccountInput!) {\n  deleteAccount(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.DeleteAccountDocument,
    "mutation Login($input: LoginInput!) {\n  login(input: $input) {\n    user {\n      id\n      firstName\n      roles\n      locale\n    }\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}": typeof types.LoginDocument,
    "mutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    revokedSessionCount\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.LogoutDocument,
    "mutation RefreshTokens($input: RefreshTokensInput!) {\n  refreshTokens(input: $input) {\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.RefreshTokensDocument,
    "mutation RegisterUser($input: RegisterUserInput!) {\n  registerUser(input: $input) {\n    user {\n      id\n      email\n      firstName\n      isEmailVerified\n    }\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}": typeof types.RegisterUserDocument,
    "mutation RequestDataExport($input: RequestDataExportInput!) {\n  requestDataExport(input: $input) {\n    dataExport {\n      id\n      state\n      createdAt\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}": typeof types.RequestDataExportDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.RequestPasswordResetDocument,
    "mutation ResendVerificationEmail {\n  resendVerificationEmail {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.ResendVerificationEmailDocument,
    "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n    }\n  }\n}": typeof types.ResetPasswordDocument,
    "mutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    user {\n      id\n      sessions {\n        id\n        deviceName\n        isCurrent\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.RevokeSessionDocument,
    "query Sessions {\n  me {\n    id\n    lastLoginAt\n    sessions {\n      id\n      deviceName\n      userAgent\n      ipCountry\n      createdAt\n      lastUsedAt\n      isCurrent\n    }\n  }\n}": typeof types.SessionsDocument,
    "fragment SignedInTokens on AuthTokens {\n  accessToken\n  accessTokenExpiresAt\n  refreshToken\n  refreshTokenExpiresAt\n}": typeof types.SignedInTokensFragmentDoc,
    "mutation UpdateProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    user {\n      id\n      timeZone\n      interests\n      profile {\n        id\n        displayName\n        headline\n        bio\n        links {\n          kind\n          url\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.UpdateProfileDocument,
    "mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.VerifyEmailDocument,
    "query VerifyToken($token: String!) {\n  verifyToken(token: $token) {\n    isActive\n    subject\n    roles\n    expiresAt\n  }\n}": typeof types.VerifyTokenDocument,
    "query Viewer {\n  me {\n    id\n    firstName\n    lastName\n    email\n    isEmailVerified\n    roles\n    locale\n    profile {\n      slug\n      displayName\n    }\n    unreadNotificationCount\n  }\n}": typeof types.ViewerDocument,
    "fragment AccountState on User {\n  id\n  email\n  isEmailVerified\n  firstName\n  lastName\n  roles\n  status\n  instructorVerification\n  createdAt\n  lastLoginAt\n}": typeof types.AccountStateFragmentDoc,
    "query AuditLog($filter: AuditEntryFilterInput, $first: Int, $after: String) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    nodes {\n      id\n      actor {\n        id\n        displayName\n      }\n      action\n      subjectType\n      subjectId\n      details\n      requestId\n      createdAt\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": typeof types.AuditLogDocument,
    "mutation ReactivateUser($input: ReactivateUserInput!) {\n  reactivateUser(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.ReactivateUserDocument,
    "mutation SetInstructorVerification($input: SetInstructorVerificationInput!) {\n  setInstructorVerification(input: $input) {\n    profile {\n      id\n      displayName\n      instructor {\n        isVerified\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.SetInstructorVerificationDocument,
    "mutation SetUserRoles($input: SetUserRolesInput!) {\n  setUserRoles(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.SetUserRolesDocument,
    "mutation SuspendUser($input: SuspendUserInput!) {\n  suspendUser(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.SuspendUserDocument,
    "query UserDetails($id: ID!) {\n  user(id: $id) {\n    ...AccountState\n    profile {\n      slug\n      displayName\n    }\n    sessions {\n      id\n      deviceName\n      lastUsedAt\n    }\n    enrollments {\n      totalCount\n    }\n    transactions {\n      totalCount\n    }\n  }\n}": typeof types.UserDetailsDocument,
    "query Users($filter: UserFilterInput, $first: Int, $after: String) {\n  users(filter: $filter, first: $first, after: $after) {\n    nodes {\n      ...AccountState\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": typeof types.UsersDocument,
    "mutation AskAssistant($input: AskAssistantInput!) {\n  askAssistant(input: $input) {\n    thread {\n      id\n      title\n    }\n    answer {\n      ...AssistantAnswer\n      provenance {\n        provider\n        model\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.AskAssistantDocument,
    "fragment AssistantAnswer on AssistantMessage {\n  id\n  role\n  text\n  isRefused\n  createdAt\n  citations {\n    excerpt\n    lesson {\n      id\n      title\n    }\n    course {\n      id\n      slug\n      title\n    }\n  }\n}": typeof types.AssistantAnswerFragmentDoc,
    "query AssistantMessage($id: ID!) {\n  assistantMessage(id: $id) {\n    ...AssistantAnswer\n    state\n  }\n}": typeof types.AssistantMessageDocument,
    "query AssistantThread($id: ID!, $first: Int, $after: String) {\n  assistantThread(id: $id) {\n    id\n    title\n    messages(first: $first, after: $after) {\n      nodes {\n        ...AssistantAnswer\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.AssistantThreadDocument,
    "query MyAssistantThreads($first: Int, $after: String) {\n  me {\n    id\n    assistantThreads(first: $first, after: $after) {\n      nodes {\n        id\n        title\n        createdAt\n        course {\n          id\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.MyAssistantThreadsDocument,
    "query AllTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {\n  transactions(filter: $filter, first: $first, after: $after) {\n    nodes {\n      ...TransactionState\n      providerReference\n      buyer {\n        id\n        displayName\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": typeof types.AllTransactionsDocument,
    "fragment CheckoutState on CheckoutSession {\n  id\n  status\n  expiresAt\n  nextAction {\n    __typename\n    ... on StripeConfirmation {\n      clientSecret\n      publishableKey\n    }\n  }\n}": typeof types.CheckoutStateFragmentDoc,
    "query CheckoutStatus($id: ID!) {\n  checkoutSession(id: $id) {\n    ...CheckoutState\n    transaction {\n      ...TransactionState\n    }\n  }\n}": typeof types.CheckoutStatusDocument,
    "query CourseOffer($id: ID!) {\n  course(id: $id) {\n    id\n    title\n    pricingModel\n    viewerPriceQuote {\n      subtotal {\n        ...PriceTag\n      }\n      total {\n        ...PriceTag\n      }\n    }\n    viewerEntitlement {\n      id\n      source\n      expiresAt\n    }\n  }\n}": typeof types.CourseOfferDocument,
    "query MyEntitlements($first: Int, $after: String) {\n  me {\n    id\n    entitlements(first: $first, after: $after) {\n      nodes {\n        id\n        source\n        grantedAt\n        expiresAt\n        item {\n          __typename\n          ... on Course {\n            id\n            slug\n            title\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.MyEntitlementsDocument,
    "query MyTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    transactions(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...TransactionState\n        lines {\n          description\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": typeof types.MyTransactionsDocument,
    "mutation PurchaseCourse($input: PurchaseCourseInput!) {\n  purchaseCourse(input: $input) {\n    transaction {\n      ...TransactionState\n    }\n    checkout {\n      ...CheckoutState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on PriceChangedError {\n        priceQuote {\n          total {\n            ...PriceTag\n          }\n        }\n      }\n      ... on PaymentDeclinedError {\n        declineCode\n      }\n      ... on AlreadyOwnedError {\n        entitlement {\n          id\n        }\n      }\n    }\n  }\n}": typeof types.PurchaseCourseDocument,
    "query TransactionDetails($id: ID!) {\n  transaction(id: $id) {\n    ...TransactionState\n    lines {\n      description\n      quantity\n      amount {\n        ...PriceTag\n      }\n      item {\n        __typename\n        ... on Course {\n          id\n          slug\n          title\n        }\n      }\n    }\n  }\n}": typeof types.TransactionDetailsDocument,
    "fragment TransactionState on Transaction {\n  id\n  status\n  total {\n    ...PriceTag\n  }\n  paymentMethodLabel\n  failureCode\n  createdAt\n  completedAt\n}": typeof types.TransactionStateFragmentDoc,
    "query BrowseCourses($filter: CourseFilterInput, $sort: [CourseSortInput!], $first: Int, $after: String) {\n  courses(filter: $filter, sort: $sort, first: $first, after: $after) {\n    nodes {\n      ...CourseCard\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": typeof types.BrowseCoursesDocument,
    "query CategoryPage($slug: String!, $first: Int, $after: String) {\n  courseCategoryBySlug(slug: $slug) {\n    id\n    name\n    courseCount\n    courses(first: $first, after: $after, sort: [{field: ENROLLMENTS}]) {\n      nodes {\n        ...CourseCard\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.CategoryPageDocument,
    "fragment CourseCard on Course {\n  id\n  slug\n  title\n  subtitle\n  level\n  language\n  instructorName\n  lessonCount\n  durationSeconds\n  isFree\n  listPrice {\n    ...PriceTag\n  }\n}": typeof types.CourseCardFragmentDoc,
    "query CourseCategories {\n  courseCategories {\n    id\n    slug\n    name\n    courseCount\n  }\n}": typeof types.CourseCategoriesDocument,
    "query CoursePage($slug: String!) {\n  courseBySlug(slug: $slug) {\n    ...CourseCard\n    description\n    stack\n    enrollmentCount\n    publishedAt\n    category {\n      id\n      slug\n      name\n    }\n    instructor {\n      id\n      slug\n      displayName\n    }\n    modules {\n      id\n      title\n      description\n      lessons {\n        id\n        title\n        type\n        isPreview\n        durationSeconds\n        viewerAccess {\n          state\n          reason\n        }\n      }\n    }\n    viewerPriceQuote {\n      total {\n        ...PriceTag\n      }\n    }\n    viewerEnrollment {\n      id\n      status\n      progress {\n        percent\n      }\n    }\n  }\n}": typeof types.CoursePageDocument,
    "query InstructorPage($slug: String!, $first: Int, $after: String) {\n  publicProfileBySlug(slug: $slug) {\n    id\n    displayName\n    courses(first: $first, after: $after) {\n      nodes {\n        ...CourseCard\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": typeof types.InstructorPageDocument,
    "fragment PriceTag on Money {\n  amountMinor\n  currency\n}": typeof types.PriceTagFragmentDoc,
    "query TrendingCourses($limit: Int, $categoryId: ID) {\n  trendingCourses(limit: $limit, categoryId: $categoryId) {\n    reason\n    score\n    course {\n      ...CourseCard\n    }\n  }\n}": typeof types.TrendingCoursesDocument,
    "mutation EnrollInCourse($input: EnrollInCourseInput!) {\n  enrollInCourse(input: $input) {\n    enrollment {\n      ...EnrollmentState\n      course {\n        id\n        slug\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on NotEntitledError {\n        course {\n          id\n          listPrice {\n            ...PriceTag\n          }\n        }\n      }\n      ... on AlreadyEnrolledError {\n        enrollment {\n          id\n        }\n      }\n    }\n  }\n}": typeof types.EnrollInCourseDocument,
    "query EnrollmentProgress($id: ID!) {\n  enrollment(id: $id) {\n    ...EnrollmentState\n    completedAt\n    lessonProgress {\n      status\n      positionSeconds\n      completedAt\n      lesson {\n        id\n        title\n      }\n    }\n    course {\n      id\n      title\n    }\n  }\n}": typeof types.EnrollmentProgressDocument,
    "fragment EnrollmentState on Enrollment {\n  id\n  status\n  progress {\n    completedLessonCount\n    totalLessonCount\n    percent\n  }\n}": typeof types.EnrollmentStateFragmentDoc,
    "query LessonPlayer($id: ID!) {\n  lesson(id: $id) {\n    id\n    title\n    description\n    viewerAccess {\n      state\n      reason\n    }\n    content {\n      __typename\n      ... on TextContent {\n        html\n      }\n      ... on VideoContent {\n        format\n        playbackUrl\n        transcript\n      }\n    }\n    viewerProgress {\n      status\n      positionSeconds\n    }\n    previous {\n      id\n      title\n    }\n    next {\n      id\n      title\n    }\n    module {\n      id\n      title\n    }\n    course {\n      id\n      slug\n      title\n    }\n  }\n}": typeof types.LessonPlayerDocument,
    "query MyEnrollments($filter: EnrollmentFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    enrollments(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...EnrollmentState\n        enrolledAt\n        lastAccessedAt\n        lastLesson {\n          id\n          title\n        }\n        course {\n          ...CourseCard\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": typeof types.MyEnrollmentsDocument,
    "mutation RecordLessonProgress($input: RecordLessonProgressInput!) {\n  recordLessonProgress(input: $input) {\n    enrollment {\n      ...EnrollmentState\n    }\n    lesson {\n      id\n      viewerProgress {\n        status\n        positionSeconds\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on LessonLockedError {\n        access {\n          state\n          reason\n        }\n      }\n    }\n  }\n}": typeof types.RecordLessonProgressDocument,
    "mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n  markNotificationsRead(input: $input) {\n    updatedCount\n    user {\n      id\n      unreadNotificationCount\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.MarkNotificationsReadDocument,
    "query MyNotifications($filter: NotificationFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    unreadNotificationCount\n    notifications(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...NotificationLine\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": typeof types.MyNotificationsDocument,
    "query NotificationDetails($id: ID!) {\n  notification(id: $id) {\n    ...NotificationLine\n    subject {\n      __typename\n      ... on Enrollment {\n        id\n        course {\n          id\n          title\n        }\n      }\n      ... on Transaction {\n        ...TransactionState\n      }\n    }\n  }\n}": typeof types.NotificationDetailsDocument,
    "fragment NotificationLine on Notification {\n  id\n  kind\n  title\n  body\n  url\n  readAt\n  createdAt\n}": typeof types.NotificationLineFragmentDoc,
    "query UnreadNotificationCount {\n  me {\n    id\n    unreadNotificationCount\n  }\n}": typeof types.UnreadNotificationCountDocument,
    "query CourseEditor($id: ID!) {\n  course(id: $id) {\n    ...CourseCard\n    status\n    revision\n    description\n    keywords\n    publishBlockers {\n      code\n      message\n    }\n    modules {\n      id\n      title\n      position\n      lessons {\n        id\n        title\n        type\n        position\n        isPreview\n      }\n    }\n  }\n}": typeof types.CourseEditorDocument,
    "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    course {\n      ...CourseCard\n      status\n      publishBlockers {\n        code\n        message\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.CreateCourseDocument,
    "mutation CreateModule($input: CreateModuleInput!) {\n  createModule(input: $input) {\n    module {\n      id\n      title\n      position\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.CreateModuleDocument,
    "mutation CreateTextLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    lesson {\n      id\n      title\n      type\n      position\n      content {\n        __typename\n        ... on TextContent {\n          html\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.CreateTextLessonDocument,
    "mutation CreateVideoLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    lesson {\n      id\n      title\n      type\n      position\n      content {\n        __typename\n        ... on VideoContent {\n          format\n          playbackUrl\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.CreateVideoLessonDocument,
    "mutation PublishCourse($input: PublishCourseInput!) {\n  publishCourse(input: $input) {\n    course {\n      id\n      slug\n      status\n      publishedAt\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on CourseNotPublishableError {\n        blockers {\n          code\n          message\n        }\n      }\n    }\n  }\n}": typeof types.PublishCourseDocument,
    "query TaughtCourses($filter: CourseFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    taughtCourses(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...CourseCard\n        status\n        enrollmentCount\n        updatedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": typeof types.TaughtCoursesDocument,
};
const documents: Documents = {
    "mutation BecomeInstructor($input: BecomeInstructorInput!) {\n  becomeInstructor(input: $input) {\n    user {\n      id\n      roles\n      instructorVerification\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.BecomeInstructorDocument,
    "mutation ChangeEmail($input: ChangeEmailInput!) {\n  changeEmail(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.ChangeEmailDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    user {\n      id\n      sessions {\n        id\n        isCurrent\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n    }\n  }\n}": types.ChangePasswordDocument,
    "query DataExport($id: ID!) {\n  dataExport(id: $id) {\n    id\n    state\n    downloadUrl\n    expiresAt\n    createdAt\n  }\n}": types.DataExportDocument,
    "mutation DeleteAccount($input: DeleteAccountInput!) {\n  deleteAccount(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.DeleteAccountDocument,
    "mutation Login($input: LoginInput!) {\n  login(input: $input) {\n    user {\n      id\n      firstName\n      roles\n      locale\n    }\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}": types.LoginDocument,
    "mutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    revokedSessionCount\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.LogoutDocument,
    "mutation RefreshTokens($input: RefreshTokensInput!) {\n  refreshTokens(input: $input) {\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.RefreshTokensDocument,
    "mutation RegisterUser($input: RegisterUserInput!) {\n  registerUser(input: $input) {\n    user {\n      id\n      email\n      firstName\n      isEmailVerified\n    }\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}": types.RegisterUserDocument,
    "mutation RequestDataExport($input: RequestDataExportInput!) {\n  requestDataExport(input: $input) {\n    dataExport {\n      id\n      state\n      createdAt\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}": types.RequestDataExportDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.RequestPasswordResetDocument,
    "mutation ResendVerificationEmail {\n  resendVerificationEmail {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.ResendVerificationEmailDocument,
    "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n    }\n  }\n}": types.ResetPasswordDocument,
    "mutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    user {\n      id\n      sessions {\n        id\n        deviceName\n        isCurrent\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.RevokeSessionDocument,
    "query Sessions {\n  me {\n    id\n    lastLoginAt\n    sessions {\n      id\n      deviceName\n      userAgent\n      ipCountry\n      createdAt\n      lastUsedAt\n      isCurrent\n    }\n  }\n}": types.SessionsDocument,
    "fragment SignedInTokens on AuthTokens {\n  accessToken\n  accessTokenExpiresAt\n  refreshToken\n  refreshTokenExpiresAt\n}": types.SignedInTokensFragmentDoc,
    "mutation UpdateProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    user {\n      id\n      timeZone\n      interests\n      profile {\n        id\n        displayName\n        headline\n        bio\n        links {\n          kind\n          url\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.UpdateProfileDocument,
    "mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.VerifyEmailDocument,
    "query VerifyToken($token: String!) {\n  verifyToken(token: $token) {\n    isActive\n    subject\n    roles\n    expiresAt\n  }\n}": types.VerifyTokenDocument,
    "query Viewer {\n  me {\n    id\n    firstName\n    lastName\n    email\n    isEmailVerified\n    roles\n    locale\n    profile {\n      slug\n      displayName\n    }\n    unreadNotificationCount\n  }\n}": types.ViewerDocument,
    "fragment AccountState on User {\n  id\n  email\n  isEmailVerified\n  firstName\n  lastName\n  roles\n  status\n  instructorVerification\n  createdAt\n  lastLoginAt\n}": types.AccountStateFragmentDoc,
    "query AuditLog($filter: AuditEntryFilterInput, $first: Int, $after: String) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    nodes {\n      id\n      actor {\n        id\n        displayName\n      }\n      action\n      subjectType\n      subjectId\n      details\n      requestId\n      createdAt\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": types.AuditLogDocument,
    "mutation ReactivateUser($input: ReactivateUserInput!) {\n  reactivateUser(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.ReactivateUserDocument,
    "mutation SetInstructorVerification($input: SetInstructorVerificationInput!) {\n  setInstructorVerification(input: $input) {\n    profile {\n      id\n      displayName\n      instructor {\n        isVerified\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.SetInstructorVerificationDocument,
    "mutation SetUserRoles($input: SetUserRolesInput!) {\n  setUserRoles(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.SetUserRolesDocument,
    "mutation SuspendUser($input: SuspendUserInput!) {\n  suspendUser(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.SuspendUserDocument,
    "query UserDetails($id: ID!) {\n  user(id: $id) {\n    ...AccountState\n    profile {\n      slug\n      displayName\n    }\n    sessions {\n      id\n      deviceName\n      lastUsedAt\n    }\n    enrollments {\n      totalCount\n    }\n    transactions {\n      totalCount\n    }\n  }\n}": types.UserDetailsDocument,
    "query Users($filter: UserFilterInput, $first: Int, $after: String) {\n  users(filter: $filter, first: $first, after: $after) {\n    nodes {\n      ...AccountState\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": types.UsersDocument,
    "mutation AskAssistant($input: AskAssistantInput!) {\n  askAssistant(input: $input) {\n    thread {\n      id\n      title\n    }\n    answer {\n      ...AssistantAnswer\n      provenance {\n        provider\n        model\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.AskAssistantDocument,
    "fragment AssistantAnswer on AssistantMessage {\n  id\n  role\n  text\n  isRefused\n  createdAt\n  citations {\n    excerpt\n    lesson {\n      id\n      title\n    }\n    course {\n      id\n      slug\n      title\n    }\n  }\n}": types.AssistantAnswerFragmentDoc,
    "query AssistantMessage($id: ID!) {\n  assistantMessage(id: $id) {\n    ...AssistantAnswer\n    state\n  }\n}": types.AssistantMessageDocument,
    "query AssistantThread($id: ID!, $first: Int, $after: String) {\n  assistantThread(id: $id) {\n    id\n    title\n    messages(first: $first, after: $after) {\n      nodes {\n        ...AssistantAnswer\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.AssistantThreadDocument,
    "query MyAssistantThreads($first: Int, $after: String) {\n  me {\n    id\n    assistantThreads(first: $first, after: $after) {\n      nodes {\n        id\n        title\n        createdAt\n        course {\n          id\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.MyAssistantThreadsDocument,
    "query AllTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {\n  transactions(filter: $filter, first: $first, after: $after) {\n    nodes {\n      ...TransactionState\n      providerReference\n      buyer {\n        id\n        displayName\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": types.AllTransactionsDocument,
    "fragment CheckoutState on CheckoutSession {\n  id\n  status\n  expiresAt\n  nextAction {\n    __typename\n    ... on StripeConfirmation {\n      clientSecret\n      publishableKey\n    }\n  }\n}": types.CheckoutStateFragmentDoc,
    "query CheckoutStatus($id: ID!) {\n  checkoutSession(id: $id) {\n    ...CheckoutState\n    transaction {\n      ...TransactionState\n    }\n  }\n}": types.CheckoutStatusDocument,
    "query CourseOffer($id: ID!) {\n  course(id: $id) {\n    id\n    title\n    pricingModel\n    viewerPriceQuote {\n      subtotal {\n        ...PriceTag\n      }\n      total {\n        ...PriceTag\n      }\n    }\n    viewerEntitlement {\n      id\n      source\n      expiresAt\n    }\n  }\n}": types.CourseOfferDocument,
    "query MyEntitlements($first: Int, $after: String) {\n  me {\n    id\n    entitlements(first: $first, after: $after) {\n      nodes {\n        id\n        source\n        grantedAt\n        expiresAt\n        item {\n          __typename\n          ... on Course {\n            id\n            slug\n            title\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.MyEntitlementsDocument,
    "query MyTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    transactions(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...TransactionState\n        lines {\n          description\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": types.MyTransactionsDocument,
    "mutation PurchaseCourse($input: PurchaseCourseInput!) {\n  purchaseCourse(input: $input) {\n    transaction {\n      ...TransactionState\n    }\n    checkout {\n      ...CheckoutState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on PriceChangedError {\n        priceQuote {\n          total {\n            ...PriceTag\n          }\n        }\n      }\n      ... on PaymentDeclinedError {\n        declineCode\n      }\n      ... on AlreadyOwnedError {\n        entitlement {\n          id\n        }\n      }\n    }\n  }\n}": types.PurchaseCourseDocument,
    "query TransactionDetails($id: ID!) {\n  transaction(id: $id) {\n    ...TransactionState\n    lines {\n      description\n      quantity\n      amount {\n        ...PriceTag\n      }\n      item {\n        __typename\n        ... on Course {\n          id\n          slug\n          title\n        }\n      }\n    }\n  }\n}": types.TransactionDetailsDocument,
    "fragment TransactionState on Transaction {\n  id\n  status\n  total {\n    ...PriceTag\n  }\n  paymentMethodLabel\n  failureCode\n  createdAt\n  completedAt\n}": types.TransactionStateFragmentDoc,
    "query BrowseCourses($filter: CourseFilterInput, $sort: [CourseSortInput!], $first: Int, $after: String) {\n  courses(filter: $filter, sort: $sort, first: $first, after: $after) {\n    nodes {\n      ...CourseCard\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}": types.BrowseCoursesDocument,
    "query CategoryPage($slug: String!, $first: Int, $after: String) {\n  courseCategoryBySlug(slug: $slug) {\n    id\n    name\n    courseCount\n    courses(first: $first, after: $after, sort: [{field: ENROLLMENTS}]) {\n      nodes {\n        ...CourseCard\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.CategoryPageDocument,
    "fragment CourseCard on Course {\n  id\n  slug\n  title\n  subtitle\n  level\n  language\n  instructorName\n  lessonCount\n  durationSeconds\n  isFree\n  listPrice {\n    ...PriceTag\n  }\n}": types.CourseCardFragmentDoc,
    "query CourseCategories {\n  courseCategories {\n    id\n    slug\n    name\n    courseCount\n  }\n}": types.CourseCategoriesDocument,
    "query CoursePage($slug: String!) {\n  courseBySlug(slug: $slug) {\n    ...CourseCard\n    description\n    stack\n    enrollmentCount\n    publishedAt\n    category {\n      id\n      slug\n      name\n    }\n    instructor {\n      id\n      slug\n      displayName\n    }\n    modules {\n      id\n      title\n      description\n      lessons {\n        id\n        title\n        type\n        isPreview\n        durationSeconds\n        viewerAccess {\n          state\n          reason\n        }\n      }\n    }\n    viewerPriceQuote {\n      total {\n        ...PriceTag\n      }\n    }\n    viewerEnrollment {\n      id\n      status\n      progress {\n        percent\n      }\n    }\n  }\n}": types.CoursePageDocument,
    "query InstructorPage($slug: String!, $first: Int, $after: String) {\n  publicProfileBySlug(slug: $slug) {\n    id\n    displayName\n    courses(first: $first, after: $after) {\n      nodes {\n        ...CourseCard\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": types.InstructorPageDocument,
    "fragment PriceTag on Money {\n  amountMinor\n  currency\n}": types.PriceTagFragmentDoc,
    "query TrendingCourses($limit: Int, $categoryId: ID) {\n  trendingCourses(limit: $limit, categoryId: $categoryId) {\n    reason\n    score\n    course {\n      ...CourseCard\n    }\n  }\n}": types.TrendingCoursesDocument,
    "mutation EnrollInCourse($input: EnrollInCourseInput!) {\n  enrollInCourse(input: $input) {\n    enrollment {\n      ...EnrollmentState\n      course {\n        id\n        slug\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on NotEntitledError {\n        course {\n          id\n          listPrice {\n            ...PriceTag\n          }\n        }\n      }\n      ... on AlreadyEnrolledError {\n        enrollment {\n          id\n        }\n      }\n    }\n  }\n}": types.EnrollInCourseDocument,
    "query EnrollmentProgress($id: ID!) {\n  enrollment(id: $id) {\n    ...EnrollmentState\n    completedAt\n    lessonProgress {\n      status\n      positionSeconds\n      completedAt\n      lesson {\n        id\n        title\n      }\n    }\n    course {\n      id\n      title\n    }\n  }\n}": types.EnrollmentProgressDocument,
    "fragment EnrollmentState on Enrollment {\n  id\n  status\n  progress {\n    completedLessonCount\n    totalLessonCount\n    percent\n  }\n}": types.EnrollmentStateFragmentDoc,
    "query LessonPlayer($id: ID!) {\n  lesson(id: $id) {\n    id\n    title\n    description\n    viewerAccess {\n      state\n      reason\n    }\n    content {\n      __typename\n      ... on TextContent {\n        html\n      }\n      ... on VideoContent {\n        format\n        playbackUrl\n        transcript\n      }\n    }\n    viewerProgress {\n      status\n      positionSeconds\n    }\n    previous {\n      id\n      title\n    }\n    next {\n      id\n      title\n    }\n    module {\n      id\n      title\n    }\n    course {\n      id\n      slug\n      title\n    }\n  }\n}": types.LessonPlayerDocument,
    "query MyEnrollments($filter: EnrollmentFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    enrollments(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...EnrollmentState\n        enrolledAt\n        lastAccessedAt\n        lastLesson {\n          id\n          title\n        }\n        course {\n          ...CourseCard\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": types.MyEnrollmentsDocument,
    "mutation RecordLessonProgress($input: RecordLessonProgressInput!) {\n  recordLessonProgress(input: $input) {\n    enrollment {\n      ...EnrollmentState\n    }\n    lesson {\n      id\n      viewerProgress {\n        status\n        positionSeconds\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on LessonLockedError {\n        access {\n          state\n          reason\n        }\n      }\n    }\n  }\n}": types.RecordLessonProgressDocument,
    "mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n  markNotificationsRead(input: $input) {\n    updatedCount\n    user {\n      id\n      unreadNotificationCount\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.MarkNotificationsReadDocument,
    "query MyNotifications($filter: NotificationFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    unreadNotificationCount\n    notifications(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...NotificationLine\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": types.MyNotificationsDocument,
    "query NotificationDetails($id: ID!) {\n  notification(id: $id) {\n    ...NotificationLine\n    subject {\n      __typename\n      ... on Enrollment {\n        id\n        course {\n          id\n          title\n        }\n      }\n      ... on Transaction {\n        ...TransactionState\n      }\n    }\n  }\n}": types.NotificationDetailsDocument,
    "fragment NotificationLine on Notification {\n  id\n  kind\n  title\n  body\n  url\n  readAt\n  createdAt\n}": types.NotificationLineFragmentDoc,
    "query UnreadNotificationCount {\n  me {\n    id\n    unreadNotificationCount\n  }\n}": types.UnreadNotificationCountDocument,
    "query CourseEditor($id: ID!) {\n  course(id: $id) {\n    ...CourseCard\n    status\n    revision\n    description\n    keywords\n    publishBlockers {\n      code\n      message\n    }\n    modules {\n      id\n      title\n      position\n      lessons {\n        id\n        title\n        type\n        position\n        isPreview\n      }\n    }\n  }\n}": types.CourseEditorDocument,
    "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    course {\n      ...CourseCard\n      status\n      publishBlockers {\n        code\n        message\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.CreateCourseDocument,
    "mutation CreateModule($input: CreateModuleInput!) {\n  createModule(input: $input) {\n    module {\n      id\n      title\n      position\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.CreateModuleDocument,
    "mutation CreateTextLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    lesson {\n      id\n      title\n      type\n      position\n      content {\n        __typename\n        ... on TextContent {\n          html\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.CreateTextLessonDocument,
    "mutation CreateVideoLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    lesson {\n      id\n      title\n      type\n      position\n      content {\n        __typename\n        ... on VideoContent {\n          format\n          playbackUrl\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.CreateVideoLessonDocument,
    "mutation PublishCourse($input: PublishCourseInput!) {\n  publishCourse(input: $input) {\n    course {\n      id\n      slug\n      status\n      publishedAt\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on CourseNotPublishableError {\n        blockers {\n          code\n          message\n        }\n      }\n    }\n  }\n}": types.PublishCourseDocument,
    "query TaughtCourses($filter: CourseFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    taughtCourses(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...CourseCard\n        status\n        enrollmentCount\n        updatedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}": types.TaughtCoursesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation BecomeInstructor($input: BecomeInstructorInput!) {\n  becomeInstructor(input: $input) {\n    user {\n      id\n      roles\n      instructorVerification\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').BecomeInstructorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeEmail($input: ChangeEmailInput!) {\n  changeEmail(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ChangeEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    user {\n      id\n      sessions {\n        id\n        isCurrent\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ChangePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DataExport($id: ID!) {\n  dataExport(id: $id) {\n    id\n    state\n    downloadUrl\n    expiresAt\n    createdAt\n  }\n}"): typeof import('./graphql.ts').DataExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteAccount($input: DeleteAccountInput!) {\n  deleteAccount(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').DeleteAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Login($input: LoginInput!) {\n  login(input: $input) {\n    user {\n      id\n      firstName\n      roles\n      locale\n    }\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').LoginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Logout($input: LogoutInput!) {\n  logout(input: $input) {\n    revokedSessionCount\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').LogoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RefreshTokens($input: RefreshTokensInput!) {\n  refreshTokens(input: $input) {\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RefreshTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RegisterUser($input: RegisterUserInput!) {\n  registerUser(input: $input) {\n    user {\n      id\n      email\n      firstName\n      isEmailVerified\n    }\n    tokens {\n      ...SignedInTokens\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RegisterUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestDataExport($input: RequestDataExportInput!) {\n  requestDataExport(input: $input) {\n    dataExport {\n      id\n      state\n      createdAt\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on RateLimitedError {\n        retryAfterSeconds\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RequestDataExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RequestPasswordResetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResendVerificationEmail {\n  resendVerificationEmail {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ResendVerificationEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on WeakPasswordError {\n        minLength\n        suggestions\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ResetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    user {\n      id\n      sessions {\n        id\n        deviceName\n        isCurrent\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RevokeSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Sessions {\n  me {\n    id\n    lastLoginAt\n    sessions {\n      id\n      deviceName\n      userAgent\n      ipCountry\n      createdAt\n      lastUsedAt\n      isCurrent\n    }\n  }\n}"): typeof import('./graphql.ts').SessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SignedInTokens on AuthTokens {\n  accessToken\n  accessTokenExpiresAt\n  refreshToken\n  refreshTokenExpiresAt\n}"): typeof import('./graphql.ts').SignedInTokensFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateProfile($input: UpdateProfileInput!) {\n  updateProfile(input: $input) {\n    user {\n      id\n      timeZone\n      interests\n      profile {\n        id\n        displayName\n        headline\n        bio\n        links {\n          kind\n          url\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').UpdateProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    accepted\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').VerifyEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerifyToken($token: String!) {\n  verifyToken(token: $token) {\n    isActive\n    subject\n    roles\n    expiresAt\n  }\n}"): typeof import('./graphql.ts').VerifyTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  me {\n    id\n    firstName\n    lastName\n    email\n    isEmailVerified\n    roles\n    locale\n    profile {\n      slug\n      displayName\n    }\n    unreadNotificationCount\n  }\n}"): typeof import('./graphql.ts').ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AccountState on User {\n  id\n  email\n  isEmailVerified\n  firstName\n  lastName\n  roles\n  status\n  instructorVerification\n  createdAt\n  lastLoginAt\n}"): typeof import('./graphql.ts').AccountStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AuditLog($filter: AuditEntryFilterInput, $first: Int, $after: String) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    nodes {\n      id\n      actor {\n        id\n        displayName\n      }\n      action\n      subjectType\n      subjectId\n      details\n      requestId\n      createdAt\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}"): typeof import('./graphql.ts').AuditLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReactivateUser($input: ReactivateUserInput!) {\n  reactivateUser(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ReactivateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetInstructorVerification($input: SetInstructorVerificationInput!) {\n  setInstructorVerification(input: $input) {\n    profile {\n      id\n      displayName\n      instructor {\n        isVerified\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').SetInstructorVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetUserRoles($input: SetUserRolesInput!) {\n  setUserRoles(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').SetUserRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SuspendUser($input: SuspendUserInput!) {\n  suspendUser(input: $input) {\n    user {\n      ...AccountState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').SuspendUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query UserDetails($id: ID!) {\n  user(id: $id) {\n    ...AccountState\n    profile {\n      slug\n      displayName\n    }\n    sessions {\n      id\n      deviceName\n      lastUsedAt\n    }\n    enrollments {\n      totalCount\n    }\n    transactions {\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').UserDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Users($filter: UserFilterInput, $first: Int, $after: String) {\n  users(filter: $filter, first: $first, after: $after) {\n    nodes {\n      ...AccountState\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}"): typeof import('./graphql.ts').UsersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AskAssistant($input: AskAssistantInput!) {\n  askAssistant(input: $input) {\n    thread {\n      id\n      title\n    }\n    answer {\n      ...AssistantAnswer\n      provenance {\n        provider\n        model\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AskAssistantDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AssistantAnswer on AssistantMessage {\n  id\n  role\n  text\n  isRefused\n  createdAt\n  citations {\n    excerpt\n    lesson {\n      id\n      title\n    }\n    course {\n      id\n      slug\n      title\n    }\n  }\n}"): typeof import('./graphql.ts').AssistantAnswerFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AssistantMessage($id: ID!) {\n  assistantMessage(id: $id) {\n    ...AssistantAnswer\n    state\n  }\n}"): typeof import('./graphql.ts').AssistantMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AssistantThread($id: ID!, $first: Int, $after: String) {\n  assistantThread(id: $id) {\n    id\n    title\n    messages(first: $first, after: $after) {\n      nodes {\n        ...AssistantAnswer\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AssistantThreadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyAssistantThreads($first: Int, $after: String) {\n  me {\n    id\n    assistantThreads(first: $first, after: $after) {\n      nodes {\n        id\n        title\n        createdAt\n        course {\n          id\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MyAssistantThreadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AllTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {\n  transactions(filter: $filter, first: $first, after: $after) {\n    nodes {\n      ...TransactionState\n      providerReference\n      buyer {\n        id\n        displayName\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}"): typeof import('./graphql.ts').AllTransactionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment CheckoutState on CheckoutSession {\n  id\n  status\n  expiresAt\n  nextAction {\n    __typename\n    ... on StripeConfirmation {\n      clientSecret\n      publishableKey\n    }\n  }\n}"): typeof import('./graphql.ts').CheckoutStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CheckoutStatus($id: ID!) {\n  checkoutSession(id: $id) {\n    ...CheckoutState\n    transaction {\n      ...TransactionState\n    }\n  }\n}"): typeof import('./graphql.ts').CheckoutStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CourseOffer($id: ID!) {\n  course(id: $id) {\n    id\n    title\n    pricingModel\n    viewerPriceQuote {\n      subtotal {\n        ...PriceTag\n      }\n      total {\n        ...PriceTag\n      }\n    }\n    viewerEntitlement {\n      id\n      source\n      expiresAt\n    }\n  }\n}"): typeof import('./graphql.ts').CourseOfferDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyEntitlements($first: Int, $after: String) {\n  me {\n    id\n    entitlements(first: $first, after: $after) {\n      nodes {\n        id\n        source\n        grantedAt\n        expiresAt\n        item {\n          __typename\n          ... on Course {\n            id\n            slug\n            title\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MyEntitlementsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyTransactions($filter: TransactionFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    transactions(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...TransactionState\n        lines {\n          description\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').MyTransactionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PurchaseCourse($input: PurchaseCourseInput!) {\n  purchaseCourse(input: $input) {\n    transaction {\n      ...TransactionState\n    }\n    checkout {\n      ...CheckoutState\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on PriceChangedError {\n        priceQuote {\n          total {\n            ...PriceTag\n          }\n        }\n      }\n      ... on PaymentDeclinedError {\n        declineCode\n      }\n      ... on AlreadyOwnedError {\n        entitlement {\n          id\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').PurchaseCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TransactionDetails($id: ID!) {\n  transaction(id: $id) {\n    ...TransactionState\n    lines {\n      description\n      quantity\n      amount {\n        ...PriceTag\n      }\n      item {\n        __typename\n        ... on Course {\n          id\n          slug\n          title\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').TransactionDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment TransactionState on Transaction {\n  id\n  status\n  total {\n    ...PriceTag\n  }\n  paymentMethodLabel\n  failureCode\n  createdAt\n  completedAt\n}"): typeof import('./graphql.ts').TransactionStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BrowseCourses($filter: CourseFilterInput, $sort: [CourseSortInput!], $first: Int, $after: String) {\n  courses(filter: $filter, sort: $sort, first: $first, after: $after) {\n    nodes {\n      ...CourseCard\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n  }\n}"): typeof import('./graphql.ts').BrowseCoursesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CategoryPage($slug: String!, $first: Int, $after: String) {\n  courseCategoryBySlug(slug: $slug) {\n    id\n    name\n    courseCount\n    courses(first: $first, after: $after, sort: [{field: ENROLLMENTS}]) {\n      nodes {\n        ...CourseCard\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CategoryPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment CourseCard on Course {\n  id\n  slug\n  title\n  subtitle\n  level\n  language\n  instructorName\n  lessonCount\n  durationSeconds\n  isFree\n  listPrice {\n    ...PriceTag\n  }\n}"): typeof import('./graphql.ts').CourseCardFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CourseCategories {\n  courseCategories {\n    id\n    slug\n    name\n    courseCount\n  }\n}"): typeof import('./graphql.ts').CourseCategoriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CoursePage($slug: String!) {\n  courseBySlug(slug: $slug) {\n    ...CourseCard\n    description\n    stack\n    enrollmentCount\n    publishedAt\n    category {\n      id\n      slug\n      name\n    }\n    instructor {\n      id\n      slug\n      displayName\n    }\n    modules {\n      id\n      title\n      description\n      lessons {\n        id\n        title\n        type\n        isPreview\n        durationSeconds\n        viewerAccess {\n          state\n          reason\n        }\n      }\n    }\n    viewerPriceQuote {\n      total {\n        ...PriceTag\n      }\n    }\n    viewerEnrollment {\n      id\n      status\n      progress {\n        percent\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CoursePageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InstructorPage($slug: String!, $first: Int, $after: String) {\n  publicProfileBySlug(slug: $slug) {\n    id\n    displayName\n    courses(first: $first, after: $after) {\n      nodes {\n        ...CourseCard\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').InstructorPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PriceTag on Money {\n  amountMinor\n  currency\n}"): typeof import('./graphql.ts').PriceTagFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TrendingCourses($limit: Int, $categoryId: ID) {\n  trendingCourses(limit: $limit, categoryId: $categoryId) {\n    reason\n    score\n    course {\n      ...CourseCard\n    }\n  }\n}"): typeof import('./graphql.ts').TrendingCoursesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EnrollInCourse($input: EnrollInCourseInput!) {\n  enrollInCourse(input: $input) {\n    enrollment {\n      ...EnrollmentState\n      course {\n        id\n        slug\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on NotEntitledError {\n        course {\n          id\n          listPrice {\n            ...PriceTag\n          }\n        }\n      }\n      ... on AlreadyEnrolledError {\n        enrollment {\n          id\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').EnrollInCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query EnrollmentProgress($id: ID!) {\n  enrollment(id: $id) {\n    ...EnrollmentState\n    completedAt\n    lessonProgress {\n      status\n      positionSeconds\n      completedAt\n      lesson {\n        id\n        title\n      }\n    }\n    course {\n      id\n      title\n    }\n  }\n}"): typeof import('./graphql.ts').EnrollmentProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment EnrollmentState on Enrollment {\n  id\n  status\n  progress {\n    completedLessonCount\n    totalLessonCount\n    percent\n  }\n}"): typeof import('./graphql.ts').EnrollmentStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LessonPlayer($id: ID!) {\n  lesson(id: $id) {\n    id\n    title\n    description\n    viewerAccess {\n      state\n      reason\n    }\n    content {\n      __typename\n      ... on TextContent {\n        html\n      }\n      ... on VideoContent {\n        format\n        playbackUrl\n        transcript\n      }\n    }\n    viewerProgress {\n      status\n      positionSeconds\n    }\n    previous {\n      id\n      title\n    }\n    next {\n      id\n      title\n    }\n    module {\n      id\n      title\n    }\n    course {\n      id\n      slug\n      title\n    }\n  }\n}"): typeof import('./graphql.ts').LessonPlayerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyEnrollments($filter: EnrollmentFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    enrollments(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...EnrollmentState\n        enrolledAt\n        lastAccessedAt\n        lastLesson {\n          id\n          title\n        }\n        course {\n          ...CourseCard\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').MyEnrollmentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordLessonProgress($input: RecordLessonProgressInput!) {\n  recordLessonProgress(input: $input) {\n    enrollment {\n      ...EnrollmentState\n    }\n    lesson {\n      id\n      viewerProgress {\n        status\n        positionSeconds\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on LessonLockedError {\n        access {\n          state\n          reason\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RecordLessonProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n  markNotificationsRead(input: $input) {\n    updatedCount\n    user {\n      id\n      unreadNotificationCount\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MarkNotificationsReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyNotifications($filter: NotificationFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    unreadNotificationCount\n    notifications(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...NotificationLine\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').MyNotificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NotificationDetails($id: ID!) {\n  notification(id: $id) {\n    ...NotificationLine\n    subject {\n      __typename\n      ... on Enrollment {\n        id\n        course {\n          id\n          title\n        }\n      }\n      ... on Transaction {\n        ...TransactionState\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').NotificationDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment NotificationLine on Notification {\n  id\n  kind\n  title\n  body\n  url\n  readAt\n  createdAt\n}"): typeof import('./graphql.ts').NotificationLineFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query UnreadNotificationCount {\n  me {\n    id\n    unreadNotificationCount\n  }\n}"): typeof import('./graphql.ts').UnreadNotificationCountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CourseEditor($id: ID!) {\n  course(id: $id) {\n    ...CourseCard\n    status\n    revision\n    description\n    keywords\n    publishBlockers {\n      code\n      message\n    }\n    modules {\n      id\n      title\n      position\n      lessons {\n        id\n        title\n        type\n        position\n        isPreview\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CourseEditorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    course {\n      ...CourseCard\n      status\n      publishBlockers {\n        code\n        message\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateModule($input: CreateModuleInput!) {\n  createModule(input: $input) {\n    module {\n      id\n      title\n      position\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateModuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateTextLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    lesson {\n      id\n      title\n      type\n      position\n      content {\n        __typename\n        ... on TextContent {\n          html\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateTextLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateVideoLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    lesson {\n      id\n      title\n      type\n      position\n      content {\n        __typename\n        ... on VideoContent {\n          format\n          playbackUrl\n        }\n      }\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateVideoLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PublishCourse($input: PublishCourseInput!) {\n  publishCourse(input: $input) {\n    course {\n      id\n      slug\n      status\n      publishedAt\n    }\n    userErrors {\n      __typename\n      ... on UserError {\n        code\n        message\n        path\n      }\n      ... on CourseNotPublishableError {\n        blockers {\n          code\n          message\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').PublishCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TaughtCourses($filter: CourseFilterInput, $first: Int, $after: String) {\n  me {\n    id\n    taughtCourses(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...CourseCard\n        status\n        enrollmentCount\n        updatedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').TaughtCoursesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
