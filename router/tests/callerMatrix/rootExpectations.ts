import { everybody, forAll } from './decisions.ts';
import type { Decisions } from './decisions.ts';
import type { Fixtures } from './world.ts';

/** One document, asked by every caller. A field has as many cases as there are kinds of object to ask it for. */
export type RootCase = { about: string; document: string; decisions: Decisions };

const signedIn: Decisions = { ...everybody, anonymous: 'UNAUTHENTICATED' };
/** The learner's, and the admins' to look at; to others it is not there. */
const own: Decisions = { ...forAll('null'), anonymous: 'UNAUTHENTICATED', learner: 'data', admin: 'data' };
/** As `own`, asked by a field that is about the viewer alone, admins too. */
const viewersOwn: Decisions = { ...own, admin: 'null' };
/** A draft of the instructor's. */
const draft: Decisions = { ...forAll('null'), instructor: 'data', admin: 'data' };
const teachers: Decisions = { ...everybody, anonymous: 'UNAUTHENTICATED', learner: 'FORBIDDEN', otherLearner: 'FORBIDDEN' };

const query = (selection: string): string => `query { ${selection} }`;
const mutation = (field: string, input: string, selection = ''): string =>
  `mutation { ${field}(input: { ${input} }) { ${selection} userErrors { __typename ... on UserError { code path } } } }`;

/** The admins', whatever it is about. */
const admins = (decision: Decisions['admin'] = 'data'): Decisions => ({
  ...forAll('FORBIDDEN'),
  anonymous: 'UNAUTHENTICATED',
  admin: decision,
});

/** What each caller gets of each root field. Where several cases change something, they stand in an order in which each still can. */
export const rootExpectations = (fixtures: Fixtures): Readonly<Record<string, readonly RootCase[]>> => {
  const quoted = (name: keyof Fixtures): string => JSON.stringify(fixtures[name]);
  const id = (name: keyof Fixtures): string => `id: ${quoted(name)}`;
  const lesson = 'title: "Une leçon de plus", content: { text: { markdown: "Du texte." } }';

  return {
    'Query.assistantThread': [{ about: 'the learner’s', document: query(`assistantThread(${id('thread')}) { id }`), decisions: own }],
    'Query.assistantMessage': [{ about: 'the learner’s', document: query(`assistantMessage(${id('answer')}) { id }`), decisions: own }],
    'Query.trendingCourses': [{ about: 'all', document: query('trendingCourses { score }'), decisions: everybody }],
    'Query.me': [{ about: 'oneself', document: query('me { id }'), decisions: { ...everybody, anonymous: 'null' } }],
    'Query.dataExport': [{ about: 'the learner’s', document: query(`dataExport(${id('dataExport')}) { id }`), decisions: own }],
    'Query.publicProfile': [
      { about: 'the instructor', document: query(`publicProfile(${id('instructor')}) { id }`), decisions: everybody },
    ],
    'Query.publicProfileBySlug': [
      { about: 'the instructor', document: query(`publicProfileBySlug(slug: ${quoted('instructorSlug')}) { id }`), decisions: everybody },
    ],
    'Query.notification': [
      { about: 'the learner’s', document: query(`notification(${id('notification')}) { id }`), decisions: viewersOwn },
    ],
    'Query.courseCategories': [{ about: 'all', document: query('courseCategories { id }'), decisions: everybody }],
    'Query.courseCategoryBySlug': [
      { about: 'one', document: query(`courseCategoryBySlug(slug: ${quoted('categorySlug')}) { id }`), decisions: everybody },
    ],
    'Query.courses': [{ about: 'the catalogue', document: query('courses { totalCount }'), decisions: everybody }],
    'Query.course': [
      { about: 'a published one', document: query(`course(${id('course')}) { id }`), decisions: everybody },
      { about: 'a draft', document: query(`course(${id('draft')}) { id }`), decisions: draft },
    ],
    'Query.courseBySlug': [
      { about: 'a published one', document: query(`courseBySlug(slug: ${quoted('courseSlug')}) { id }`), decisions: everybody },
      { about: 'a draft', document: query(`courseBySlug(slug: ${quoted('draftSlug')}) { id }`), decisions: draft },
    ],
    'Query.lesson': [
      { about: 'of a published course', document: query(`lesson(${id('lesson')}) { id }`), decisions: everybody },
      { about: 'of a draft', document: query(`lesson(${id('draftLesson')}) { id }`), decisions: draft },
    ],
    'Query.enrollment': [{ about: 'the learner’s', document: query(`enrollment(${id('enrollment')}) { id }`), decisions: own }],
    'Query.checkoutSession': [{ about: 'the learner’s', document: query(`checkoutSession(${id('openCheckout')}) { id }`), decisions: own }],
    'Query.transaction': [{ about: 'the learner’s', document: query(`transaction(${id('transaction')}) { id }`), decisions: own }],
    'Query.transactions': [
      {
        about: 'all',
        document: query('transactions { totalCount }'),
        decisions: admins(),
      },
    ],
    'Query.user': [
      { about: 'the learner', document: query(`user(${id('learner')}) { id }`), decisions: admins() },
      { about: 'nobody', document: query('user(id: "usr_nobody") { id }'), decisions: admins('null') },
    ],
    'Query.users': [{ about: 'all', document: query('users { totalCount }'), decisions: admins() }],
    'Query.auditLog': [{ about: 'all', document: query('auditLog { totalCount }'), decisions: admins() }],

    'Mutation.askAssistant': [
      {
        about: 'in the learner’s thread',
        document: mutation('askAssistant', `question: "Et ensuite ?", threadId: ${quoted('thread')}`),
        decisions: { ...forAll('NotFoundError'), anonymous: 'UNAUTHENTICATED', learner: 'data' },
      },
      {
        about: 'about a draft',
        document: mutation('askAssistant', `question: "Et ensuite ?", courseId: ${quoted('draft')}`),
        decisions: { ...forAll('NotFoundError'), anonymous: 'UNAUTHENTICATED', instructor: 'data', admin: 'data' },
      },
    ],
    'Mutation.registerUser': [
      {
        about: 'with an address that is none',
        document: mutation('registerUser', 'email: "personne", password: "une phrase bien assez longue", firstName: "A", lastName: "B"'),
        decisions: forAll('ValidationError'),
      },
    ],
    'Mutation.verifyEmail': [
      {
        about: 'with a token that is none',
        document: mutation('verifyEmail', 'token: "vem_nothing"'),
        decisions: forAll('TokenInvalidError'),
      },
    ],
    'Mutation.login': [
      {
        about: 'with a wrong password',
        document: mutation('login', 'email: "nobody@kit.example", password: "a wrong password, sadly"'),
        decisions: forAll('InvalidCredentialsError'),
      },
    ],
    'Query.verifyToken': [
      { about: 'a token that is none', document: query('verifyToken(token: "nothing") { isActive }'), decisions: everybody },
    ],
    'Mutation.requestPasswordReset': [
      {
        about: 'for an address that is none',
        document: mutation('requestPasswordReset', 'email: "personne"'),
        decisions: forAll('ValidationError'),
      },
    ],
    'Mutation.resetPassword': [
      {
        about: 'with a token that is none',
        document: mutation('resetPassword', 'token: "rst_nothing", newPassword: "une phrase bien assez longue"'),
        decisions: forAll('TokenInvalidError'),
      },
    ],
    'Mutation.changePassword': [
      {
        about: 'with a wrong password',
        document: mutation('changePassword', 'currentPassword: "a wrong password, sadly", newPassword: "une autre phrase assez longue"'),
        decisions: { ...forAll('InvalidCredentialsError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.changeEmail': [
      {
        about: 'with a wrong password',
        document: mutation('changeEmail', 'newEmail: "ailleurs@kit.example", password: "a wrong password, sadly"'),
        decisions: { ...forAll('InvalidCredentialsError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.requestDataExport': [
      {
        about: 'with a wrong password',
        document: mutation('requestDataExport', 'password: "a wrong password, sadly"'),
        decisions: { ...forAll('InvalidCredentialsError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.updateProfile': [
      {
        about: 'to a name that is none',
        document: mutation('updateProfile', 'firstName: ""'),
        decisions: { ...forAll('ValidationError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.resendVerificationEmail': [
      {
        about: 'to an address that is proven',
        document: 'mutation { resendVerificationEmail { accepted userErrors { __typename ... on UserError { code path } } } }',
        decisions: signedIn,
      },
    ],
    'Mutation.becomeInstructor': [
      {
        about: 'with a tag that is none',
        document: mutation('becomeInstructor', 'expertiseTags: [""]'),
        decisions: { ...forAll('ValidationError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.deleteAccount': [
      {
        about: 'with a wrong password',
        document: mutation('deleteAccount', 'password: "a wrong password, sadly"'),
        decisions: { ...forAll('InvalidCredentialsError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.revokeSession': [
      {
        about: 'one that does not exist',
        document: mutation('revokeSession', 'id: "ses_nothing"'),
        decisions: { ...forAll('NotFoundError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.refreshTokens': [
      {
        about: 'with a token that is none',
        document: mutation('refreshTokens', 'refreshToken: "rft_nothing"'),
        decisions: forAll('TokenInvalidError'),
      },
    ],
    'Mutation.markNotificationsRead': [
      {
        about: 'the learner’s',
        document: mutation('markNotificationsRead', `ids: [${quoted('unreadNotification')}]`, 'updatedCount'),
        decisions: { ...forAll('none'), anonymous: 'UNAUTHENTICATED', learner: 'data' },
      },
    ],
    'Mutation.createCourse': [
      {
        about: 'a draft',
        document: mutation('createCourse', 'title: "Un cours de plus", level: BEGINNER, listPrice: { amountMinor: 0, currency: "EUR" }'),
        decisions: teachers,
      },
    ],
    'Mutation.publishCourse': [
      {
        about: 'a draft',
        document: mutation('publishCourse', id('draft')),
        decisions: { ...teachers, otherInstructor: 'NotFoundError' },
      },
      {
        about: 'a published one',
        document: mutation('publishCourse', id('course')),
        decisions: { ...teachers, otherInstructor: 'ForbiddenError' },
      },
    ],
    'Mutation.createModule': [
      {
        about: 'in a draft',
        document: mutation('createModule', `courseId: ${quoted('draft')}, title: "Un module de plus"`),
        decisions: { ...teachers, otherInstructor: 'NotFoundError' },
      },
      {
        about: 'in a published course',
        document: mutation('createModule', `courseId: ${quoted('unboughtCourse')}, title: "Un module de plus"`),
        decisions: { ...teachers, otherInstructor: 'ForbiddenError' },
      },
    ],
    'Mutation.createLesson': [
      {
        about: 'in a draft',
        document: mutation('createLesson', `moduleId: ${quoted('draftModule')}, ${lesson}`),
        decisions: { ...teachers, otherInstructor: 'NotFoundError' },
      },
      {
        about: 'in a published course',
        document: mutation('createLesson', `moduleId: ${quoted('module')}, ${lesson}`),
        decisions: { ...teachers, otherInstructor: 'ForbiddenError' },
      },
    ],
    'Mutation.enrollInCourse': [
      {
        about: 'a free one',
        document: mutation('enrollInCourse', `courseId: ${quoted('freeCourse')}`),
        decisions: { ...signedIn, instructor: 'ForbiddenError' },
      },
      {
        about: 'one that is sold',
        document: mutation('enrollInCourse', `courseId: ${quoted('unboughtCourse')}`),
        decisions: { ...forAll('NotEntitledError'), anonymous: 'UNAUTHENTICATED', instructor: 'ForbiddenError' },
      },
      {
        about: 'a draft',
        document: mutation('enrollInCourse', `courseId: ${quoted('draft')}`),
        decisions: { ...forAll('NotFoundError'), anonymous: 'UNAUTHENTICATED', instructor: 'ForbiddenError', admin: 'ForbiddenError' },
      },
    ],
    'Mutation.recordLessonProgress': [
      {
        about: 'of the learner’s course',
        document: mutation('recordLessonProgress', `lessonId: ${quoted('lesson')}, positionSeconds: 20`),
        decisions: { ...forAll('NotEnrolledError'), anonymous: 'UNAUTHENTICATED', learner: 'data' },
      },
      {
        about: 'of a draft',
        document: mutation('recordLessonProgress', `lessonId: ${quoted('draftLesson')}, positionSeconds: 20`),
        decisions: { ...forAll('NotFoundError'), anonymous: 'UNAUTHENTICATED', instructor: 'NotEnrolledError', admin: 'NotEnrolledError' },
      },
    ],
    'Mutation.purchaseCourse': [
      {
        about: 'a published one',
        document: mutation(
          'purchaseCourse',
          `courseId: ${quoted('unboughtCourse')}, idempotencyKey: "matrix", payment: { paymentMethodId: "pm_card_visa" }`,
        ),
        decisions: { ...signedIn, instructor: 'ValidationError' },
      },
      {
        about: 'a draft',
        document: mutation('purchaseCourse', `courseId: ${quoted('draft')}, idempotencyKey: "matrix of a draft"`),
        decisions: { ...forAll('NotFoundError'), anonymous: 'UNAUTHENTICATED' },
      },
    ],
    'Mutation.suspendUser': [
      {
        about: 'nobody',
        document: mutation('suspendUser', 'id: "usr_nobody", reason: "Une raison"'),
        decisions: admins('NotFoundError'),
      },
      {
        about: 'the learner, without a reason',
        document: mutation('suspendUser', `${id('learner')}, reason: " "`),
        decisions: admins('ValidationError'),
      },
    ],
    'Mutation.reactivateUser': [
      {
        about: 'the learner, who is active',
        document: mutation('reactivateUser', `${id('learner')}, reason: "Une raison"`),
        decisions: admins('ConflictError'),
      },
    ],
    'Mutation.setUserRoles': [
      {
        about: 'the learner, to what they are',
        document: mutation('setUserRoles', `${id('learner')}, roles: [LEARNER], reason: "Une raison"`),
        decisions: admins('ConflictError'),
      },
    ],
    'Mutation.setInstructorVerification': [
      {
        about: 'the learner, who does not teach',
        document: mutation('setInstructorVerification', `${id('learner')}, status: VERIFIED`),
        decisions: admins('ConflictError'),
      },
      {
        about: 'the instructor',
        document: mutation('setInstructorVerification', `${id('instructor')}, status: VERIFIED`),
        decisions: admins(),
      },
    ],
    // Last: it ends the session in which the case is asked.
    'Mutation.logout': [
      {
        about: 'of this session',
        document: mutation('logout', 'everywhere: false', 'revokedSessionCount'),
        decisions: { ...everybody, anonymous: 'ValidationError' },
      },
    ],
  };
};
