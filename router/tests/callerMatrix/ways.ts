import { callerNames } from './world.ts';
import type { CallerName, Fixtures } from './world.ts';

/**
 * A way that leads to an entity of the fixture: `document` with @ where the entity stands. Everybody in `reachedBy` gets there, and nobody else.
 * A field that returns a new object of the caller has no fixture. The reason names the test that covers it.
 */
export type Way =
  { kind: 'document'; type: string; document: string; reachedBy: readonly CallerName[] } | { kind: 'madeByTheCaller'; reason: string };

const signedInOwners: readonly CallerName[] = ['learner', 'admin'];
const learnerOnly: readonly CallerName[] = ['learner'];

const toAll = (type: string, document: string): Way => ({ kind: 'document', type, document, reachedBy: callerNames });
const toOwners = (type: string, document: string): Way => ({ kind: 'document', type, document, reachedBy: signedInOwners });
const toLearner = (type: string, document: string): Way => ({ kind: 'document', type, document, reachedBy: learnerOnly });
const made = (reason: string): Way => ({ kind: 'madeByTheCaller', reason });

/** Every field of the graph that leads to an entity, with each entity that it can lead to. */
export const ways = (fixtures: Fixtures): Readonly<Record<string, readonly Way[]>> => {
  const id = (name: keyof Fixtures): string => `id: ${JSON.stringify(fixtures[name])}`;
  const slug = (name: keyof Fixtures): string => `slug: ${JSON.stringify(fixtures[name])}`;
  const course = (inner: string): string => `course(${id('course')}) { ${inner} }`;
  const enrollment = (inner: string): string => `enrollment(${id('enrollment')}) { ${inner} }`;
  const transaction = (inner: string): string => `transaction(${id('transaction')}) { ${inner} }`;
  const thread = (inner: string): string => `assistantThread(${id('thread')}) { ${inner} }`;
  const answer = (inner: string): string => `assistantMessage(${id('answer')}) { ${inner} }`;
  const input = (fields: string): string => `input: { ${fields} }`;
  const mutation = (inner: string): string => `mutation { ${inner} }`;

  return {
    'Query.assistantThread': [toOwners('AssistantThread', thread('@'))],
    'Query.assistantMessage': [toOwners('AssistantMessage', answer('@'))],
    'Query.dataExport': [toOwners('DataExport', `dataExport(${id('dataExport')}) { @ }`)],
    'Query.me': [toLearner('User', 'me { @ }')],
    'Query.publicProfile': [toAll('PublicProfile', `publicProfile(${id('instructor')}) { @ }`)],
    'Query.publicProfileBySlug': [toAll('PublicProfile', `publicProfileBySlug(${slug('instructorSlug')}) { @ }`)],
    'Query.notification': [toLearner('Notification', `notification(${id('notification')}) { @ }`)],
    'Query.courseCategories': [toAll('CourseCategory', 'courseCategories { @ }')],
    'Query.courseCategoryBySlug': [toAll('CourseCategory', `courseCategoryBySlug(${slug('categorySlug')}) { @ }`)],
    'Query.courses': [toAll('Course', 'courses { edges { node { @ } } }')],
    'Query.course': [toAll('Course', course('@'))],
    'Query.courseBySlug': [toAll('Course', `courseBySlug(${slug('courseSlug')}) { @ }`)],
    'Query.lesson': [toAll('Lesson', `lesson(${id('lesson')}) { @ }`)],
    'Query.enrollment': [toOwners('Enrollment', enrollment('@'))],
    'Query.checkoutSession': [toOwners('CheckoutSession', `checkoutSession(${id('openCheckout')}) { @ }`)],
    'Query.transaction': [toOwners('Transaction', transaction('@'))],
    'Query.transactions': [{ kind: 'document', type: 'Transaction', document: 'transactions { nodes { @ } }', reachedBy: ['admin'] }],

    'Query.user': [{ kind: 'document', type: 'User', document: `user(${id('learner')}) { @ }`, reachedBy: ['admin'] }],
    'Query.users': [{ kind: 'document', type: 'User', document: 'users(first: 100) { nodes { @ } }', reachedBy: ['admin'] }],
    'AuditEntry.actor': [made('it is the admin who acted, or nobody; see Query.publicProfile')],

    'AssistantThread.course': [toOwners('Course', thread('course { @ }'))],
    'AssistantThread.messages': [toOwners('AssistantMessage', thread('messages { nodes { @ } }'))],
    'Citation.lesson': [toOwners('Lesson', answer('citations { lesson { @ } }'))],
    'Citation.course': [toOwners('Course', answer('citations { course { @ } }'))],
    'CourseRecommendation.course': [toAll('Course', 'trendingCourses { course { @ } }')],

    'Course.category': [toAll('CourseCategory', course('category { @ }'))],
    'Course.instructor': [toAll('PublicProfile', course('instructor { @ }'))],
    'Course.modules': [toAll('Module', course('modules { @ }'))],
    'Course.viewerEnrollment': [toLearner('Enrollment', course('viewerEnrollment { @ }'))],
    'Course.viewerEntitlement': [toLearner('Entitlement', course('viewerEntitlement { @ }'))],
    'CourseCategory.courses': [toAll('Course', `courseCategoryBySlug(${slug('categorySlug')}) { courses { nodes { @ } } }`)],
    'Module.course': [toAll('Course', course('modules { course { @ } }'))],
    'Module.lessons': [toAll('Lesson', course('modules { lessons { @ } }'))],
    'Lesson.module': [toAll('Module', `lesson(${id('lesson')}) { module { @ } }`)],
    'Lesson.course': [toAll('Course', `lesson(${id('lesson')}) { course { @ } }`)],
    'Lesson.next': [toAll('Lesson', `lesson(${id('firstLesson')}) { next { @ } }`)],
    'Lesson.previous': [toAll('Lesson', `lesson(${id('lastLesson')}) { previous { @ } }`)],
    'LessonProgress.lesson': [toOwners('Lesson', enrollment('lessonProgress { lesson { @ } }'))],
    'PublicProfile.courses': [toAll('Course', `publicProfile(${id('instructor')}) { courses { nodes { @ } } }`)],

    'Enrollment.learner': [made('it is the learner; see Query.publicProfile')],
    'Enrollment.course': [toOwners('Course', enrollment('course { @ }'))],
    'Enrollment.lastLesson': [toOwners('Lesson', enrollment('lastLesson { @ }'))],

    'User.assistantThreads': [toLearner('AssistantThread', 'me { assistantThreads { nodes { @ } } }')],
    'User.profile': [{ kind: 'document', type: 'PublicProfile', document: 'me { profile { @ } }', reachedBy: ['instructor'] }],
    'User.notifications': [toLearner('Notification', 'me { notifications { nodes { @ } } }')],
    'User.enrollments': [toLearner('Enrollment', 'me { enrollments { nodes { @ } } }')],
    'User.taughtCourses': [
      { kind: 'document', type: 'Course', document: 'me { taughtCourses { nodes { @ } } }', reachedBy: ['instructor'] },
    ],
    'User.transactions': [toLearner('Transaction', 'me { transactions { nodes { @ } } }')],
    'User.entitlements': [toLearner('Entitlement', 'me { entitlements { nodes { @ } } }')],

    'Notification.subject': [
      toLearner('Enrollment', `notification(${id('notification')}) { subject { @ } }`),
      toLearner('Transaction', `notification(${id('paymentNotification')}) { subject { @ } }`),
    ],
    'Transaction.buyer': [made('it is the buyer; see Query.publicProfile')],
    'TransactionLine.item': [toOwners('Course', transaction('lines { item { @ } }'))],
    'Entitlement.item': [toLearner('Course', 'me { entitlements { nodes { item { @ } } } }')],
    'CheckoutSession.transaction': [made('the open one of the checkout; its other fields are those of Query.transaction')],

    'RequestDataExportPayload.dataExport': [made('a new one of the caller’s; its other fields are those of Query.dataExport')],
    'MarkNotificationsReadPayload.user': [
      toLearner('User', mutation(`markNotificationsRead(${input(`ids: [${JSON.stringify(fixtures.notification)}]`)}) { user { @ } }`)),
    ],
    'MarkNotificationsReadPayload.notifications': [
      made('those of the caller that were unread until now; their fields are those of Query.notification'),
    ],
    'AlreadyEnrolledError.enrollment': [
      toLearner(
        'Enrollment',
        mutation(
          `enrollInCourse(${input(`courseId: ${JSON.stringify(fixtures.course)}`)}) { userErrors { ... on AlreadyEnrolledError { enrollment { @ } } } }`,
        ),
      ),
    ],
    'NotEntitledError.course': [
      {
        kind: 'document',
        type: 'Course',
        document: mutation(
          `enrollInCourse(${input(`courseId: ${JSON.stringify(fixtures.course)}`)}) { userErrors { ... on NotEntitledError { course { @ } } } }`,
        ),
        reachedBy: ['otherLearner', 'otherInstructor', 'admin'],
      },
    ],
    'NotEnrolledError.course': [
      {
        kind: 'document',
        type: 'Course',
        document: mutation(
          `recordLessonProgress(${input(`lessonId: ${JSON.stringify(fixtures.lesson)}`)}) { userErrors { ... on NotEnrolledError { course { @ } } } }`,
        ),
        reachedBy: ['otherLearner', 'instructor', 'otherInstructor', 'admin'],
      },
    ],
    'RecordLessonProgressPayload.enrollment': [
      toLearner(
        'Enrollment',
        mutation(`recordLessonProgress(${input(`lessonId: ${JSON.stringify(fixtures.lesson)}`)}) { enrollment { @ } }`),
      ),
    ],
    'RecordLessonProgressPayload.lesson': [
      toLearner('Lesson', mutation(`recordLessonProgress(${input(`lessonId: ${JSON.stringify(fixtures.lesson)}`)}) { lesson { @ } }`)),
    ],
    'AlreadyOwnedError.entitlement': [
      toLearner(
        'Entitlement',
        mutation(
          `purchaseCourse(${input(`courseId: ${JSON.stringify(fixtures.course)}, idempotencyKey: "again"`)}) { userErrors { ... on AlreadyOwnedError { entitlement { @ } } } }`,
        ),
      ),
    ],
    'PublishCoursePayload.course': [
      {
        kind: 'document',
        type: 'Course',
        document: mutation(`publishCourse(${input(id('course'))}) { course { @ } }`),
        reachedBy: ['instructor', 'admin'],
      },
    ],

    'AskAssistantPayload.thread': [made('written just now, in a thread of the caller’s own')],
    'AskAssistantPayload.question': [made('written just now, in a thread of the caller’s own')],
    'AskAssistantPayload.answer': [made('written just now, in a thread of the caller’s own')],
    'UpdateProfilePayload.user': [toLearner('User', mutation(`updateProfile(${input('timeZone: "Europe/Paris"')}) { user { @ } }`))],
    'ChangePasswordPayload.user': [made('the caller’s own account, after a check of its password')],
    'ChangeEmailPayload.user': [made('the caller’s own account, for callers who know its password')],
    'VerifyEmailPayload.user': [made('the account whose mailed link was followed')],
    'RefreshTokensPayload.user': [made('the account whose refresh token was given')],
    'BecomeInstructorPayload.user': [made('the caller’s own account, another one from then on')],
    'RevokeSessionPayload.user': [made('the caller’s own account, with one session fewer')],
    'SuspendUserPayload.user': [made('an account that cannot be used from then on; its fields are those of Query.user')],
    'ReactivateUserPayload.user': [made('an account that was suspended; its fields are those of Query.user')],
    'SetUserRolesPayload.user': [made('an account, another one from then on; its fields are those of Query.user')],
    'SetInstructorVerificationPayload.user': [made('an account, another one from then on; its fields are those of Query.user')],
    'SetInstructorVerificationPayload.profile': [made('a public profile, another one from then on; see Query.publicProfile')],
    'RegisterUserPayload.user': [made('the account just created')],
    'LoginPayload.user': [made('the account whose password was given')],
    'CreateCoursePayload.course': [made('the draft just created')],
    'CreateModulePayload.module': [made('the module just created')],
    'CreateLessonPayload.lesson': [made('the lesson just created')],
    'EnrollInCoursePayload.enrollment': [made('the enrolment just created')],
    'PurchaseCoursePayload.checkout': [made('the checkout just created')],
    'PurchaseCoursePayload.transaction': [made('the transaction just created')],
    'PurchaseCoursePayload.entitlement': [made('the right just granted')],
    'PaymentDeclinedError.transaction': [made('the transaction just refused')],
    'PaymentNotPossibleError.transaction': [made('the transaction that the provider refused')],
    'LessonLockedError.lesson': [made('the lesson that was asked for, of an enrolment whose right has ended; see Query.lesson')],
  };
};
