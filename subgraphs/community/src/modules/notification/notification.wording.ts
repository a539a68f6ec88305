import { textIn } from '#shared/messages.ts';
import type { Message } from '#shared/messages.ts';
import type { Locale } from '#shared/viewer.ts';
import { messages } from '../../messages.ts';
import type { CourseLabel } from '../course/course.collection.ts';
import { wordMoney } from '#shared/money.ts';
import type { Occasion } from './notification.collection.ts';

export type Wording = { title: string; body: string; url: string };
type Sentences = { title: Message; body: Message; url: string };

const catalogueUrl = '/courses';
const courseUrl = (slug: string): string => `${catalogueUrl}/${slug}`;
const purchaseUrl = (transactionId: string): string => `/purchases/${transactionId}`;

/** The course whose present name the wording wants; null where there is none. */
export const courseIdOf = (occasion: Occasion): string | null => {
  switch (occasion.what) {
    case 'ACCOUNT_OPENED':
      return null;
    case 'COURSE_STARTED':
    case 'COURSE_COMPLETED':
      return occasion.course.id;
    case 'PAYMENT_COMPLETED':
    case 'PAYMENT_FAILED':
      return occasion.courseId;
  }
};

/** The object a notification is about, as its owner knows it. */
export const subjectOf = (occasion: Occasion): { __typename: 'Enrollment' | 'Transaction'; id: string } | null => {
  switch (occasion.what) {
    case 'ACCOUNT_OPENED':
      return null;
    case 'COURSE_STARTED':
    case 'COURSE_COMPLETED':
      return { __typename: 'Enrollment', id: occasion.enrollmentId };
    case 'PAYMENT_COMPLETED':
    case 'PAYMENT_FAILED':
      return { __typename: 'Transaction', id: occasion.transactionId };
  }
};

const newer = (told: CourseLabel, known: CourseLabel | null): CourseLabel => (known && known.asOf > told.asOf ? known : told);

const sentencesOf = ({ occasion, course, locale }: { occasion: Occasion; course: CourseLabel | null; locale: Locale }): Sentences => {
  switch (occasion.what) {
    case 'ACCOUNT_OPENED':
      return { ...messages.accountOpened, url: catalogueUrl };
    case 'COURSE_STARTED': {
      const { title, slug } = newer(occasion.course, course);
      return { ...messages.courseStarted({ course: title }), url: courseUrl(slug) };
    }
    case 'COURSE_COMPLETED': {
      const { title, slug } = newer(occasion.course, course);
      return { ...messages.courseCompleted({ course: title }), url: courseUrl(slug) };
    }
    case 'PAYMENT_COMPLETED': {
      const { description, total, transactionId } = occasion;
      const bought = course?.title ?? description;
      // Nothing was paid for what costs nothing.
      const sentences =
        total.amountMinor === 0
          ? messages.obtainedFree({ bought })
          : messages.paymentCompleted({ amount: wordMoney(total, locale), bought });
      return { ...sentences, url: purchaseUrl(transactionId) };
    }
    case 'PAYMENT_FAILED': {
      const { description, total, transactionId, failureCode } = occasion;
      const bought = course?.title ?? description;
      // To where the purchase can be tried again.
      const url = course ? courseUrl(course.slug) : purchaseUrl(transactionId);
      return { ...messages.paymentFailed({ amount: wordMoney(total, locale), bought, failureCode }), url };
    }
  }
};

/** A notification in its reader's language. `course` is what is known by now of the course it names. */
export const worded = (parameters: { occasion: Occasion; course: CourseLabel | null; locale: Locale }): Wording => {
  const { title, body, url } = sentencesOf(parameters);
  return { title: textIn(title, parameters.locale), body: textIn(body, parameters.locale), url };
};
