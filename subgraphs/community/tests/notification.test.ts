import { describe, expect, test } from 'vitest';
import type { Locale } from '#shared/viewer.ts';
import { callerKinds } from '#shared/tests/kit/callers.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { at, completed, enrolled, notificationsOf, pageOf, published, registered, settled, startCommunity, user } from './kit.ts';
import type { Community } from './kit.ts';

const notification = `query ($id: ID!) {
  notification(id: $id) { id kind title body url readAt createdAt subject { __typename ... on Enrollment { id } ... on Transaction { id } } }
}`;
const reference = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Notification { id kind } } }';

const newestIdOf = async ({ ask }: Community): Promise<string> =>
  pageOf(await ask('learner', notificationsOf, { of: [user()] })).ids[0] ?? '';
const read = async (community: Community, locale: Locale): Promise<unknown> => {
  const { data, errors } = await community.ask('learner', notification, { id: await newestIdOf(community) }, { locale });
  expect(errors).toEqual([]);
  return data;
};

describe('Query.notification', () => {
  test('is answered to its owner alone, admins included among the others', async () => {
    const community = await startCommunity();
    await community.deliver(enrolled());
    const id = await newestIdOf(community);

    const own = {
      notification: {
        id,
        kind: 'ENROLLMENT',
        title: 'You are enrolled in “Python pour débuter”',
        body: 'The first lesson is open. Enjoy learning!',
        url: '/courses/python-pour-debuter',
        readAt: null,
        createdAt: '2026-05-04T10:00:00.000Z',
        subject: { __typename: 'Enrollment', id: 'enr_1' },
      },
    };
    const expected: Record<CallerKind, unknown> = {
      anonymous: { data: { notification: null }, errors: [{ code: 'UNAUTHENTICATED', path: ['notification'] }] },
      learner: { data: own, errors: [] },
      otherLearner: { data: { notification: null }, errors: [] },
      instructor: { data: { notification: null }, errors: [] },
      otherInstructor: { data: { notification: null }, errors: [] },
      admin: { data: { notification: null }, errors: [] },
    };
    for (const kind of callerKinds) {
      const answer = expected[kind];
      expect({ kind, answer: await community.ask(kind, notification, { id }) }).toMatchObject({ kind, answer });
    }
  });

  test('is null for an id that nothing has', async () => {
    const { ask } = await startCommunity();
    expect(await ask('learner', notification, { id: 'ntf_nothing' })).toMatchObject({ data: { notification: null }, errors: [] });
  });

  test('costs one look-up of the notification and one of its course', async () => {
    const community = await startCommunity();
    await community.deliver(enrolled());
    const id = await newestIdOf(community);
    const queries = await community.commandsOf(() => community.ask('learner', notification, { id }));
    expect(queries).toEqual(['find courses', 'find notifications']);
  });
});

describe('a notification as an entity', () => {
  test('resolves for its owner and for admins', async () => {
    const community = await startCommunity();
    await community.deliver(enrolled());
    const id = await newestIdOf(community);
    const of = [{ __typename: 'Notification', id }];
    const seen = { data: { _entities: [{ id, kind: 'ENROLLMENT' }] }, errors: [] };
    const unseen = { data: { _entities: [null] }, errors: [] };

    expect(await community.ask('learner', reference, { of })).toMatchObject(seen);
    expect(await community.ask('admin', reference, { of })).toMatchObject(seen);
    expect(await community.ask('otherLearner', reference, { of })).toMatchObject(unseen);
    expect(await community.ask('instructor', reference, { of })).toMatchObject(unseen);
    expect(await community.ask('otherInstructor', reference, { of })).toMatchObject(unseen);
    // The reference resolves to null, so that no field is left to refuse.
    expect(await community.ask('anonymous', reference, { of })).toMatchObject(unseen);
  });

  test('is looked up once for all references', async () => {
    const community = await startCommunity();
    for (const enrollmentId of ['enr_1', 'enr_2', 'enr_3']) await community.deliver(enrolled({ enrollmentId }));
    const { ids } = pageOf(await community.ask('learner', notificationsOf, { of: [user()] }));
    const of = ids.map((id) => ({ __typename: 'Notification', id }));

    const queries = await community.commandsOf(() => community.ask('learner', reference, { of }));

    expect(of).toHaveLength(3);
    expect(queries).toEqual(['find notifications']);
  });
});

describe('the wording', () => {
  const words = async (draft: Parameters<Community['deliver']>[0], locale: Locale) => {
    const community = await startCommunity();
    await community.deliver(draft);
    return read(community, locale);
  };

  test('welcomes a new account, in French', async () => {
    expect(await words(registered(), 'fr')).toMatchObject({
      notification: {
        kind: 'ACCOUNT',
        title: 'Bienvenue sur HAR Academy',
        body: 'Votre compte est ouvert. Le catalogue vous attend\u00A0: choisissez un premier cours.',
        url: '/courses',
        subject: null,
      },
    });
  });

  test('welcomes a new account, in English', async () => {
    expect(await words(registered(), 'en')).toMatchObject({
      notification: {
        title: 'Welcome to HAR Academy',
        body: 'Your account is open. The catalogue is waiting: choose a first course.',
      },
    });
  });

  test('names the course of an enrolment, in French', async () => {
    expect(await words(enrolled(), 'fr')).toMatchObject({
      notification: {
        title: 'Votre inscription au cours «\u00A0Python pour débuter\u00A0» est faite',
        body: 'La première leçon est ouverte. Bon apprentissage\u00A0!',
      },
    });
  });

  test.each([
    ['fr', 'Cours terminé\u00A0: «\u00A0Python pour débuter\u00A0»', 'Bravo, vous avez suivi toutes les leçons de ce cours.'],
    ['en', 'Course completed: “Python pour débuter”', 'Well done, you have taken every lesson of this course.'],
  ] as const)('names a completed course (%s)', async (locale, title, body) => {
    expect(await words(completed(), locale)).toMatchObject({
      notification: {
        kind: 'ENROLLMENT',
        title,
        body,
        url: '/courses/python-pour-debuter',
        subject: { __typename: 'Enrollment', id: 'enr_1' },
      },
    });
  });

  test.each([
    ['fr', { amountMinor: 4_900, currency: 'EUR' }, 'Paiement de 49,00\u00A0€ accepté'],
    ['en', { amountMinor: 4_900, currency: 'EUR' }, 'Payment of €49.00 accepted'],
    ['fr', { amountMinor: 1_999, currency: 'JPY' }, 'Paiement de 1\u202F999\u00A0JPY accepté'],
    ['en', { amountMinor: 1_999, currency: 'JPY' }, 'Payment of ¥1,999 accepted'],
    ['en', { amountMinor: 12_345, currency: 'TND' }, 'Payment of TND\u00A012.345 accepted'],
  ] as const)('writes an amount with the digits of its currency (%s, %o)', async (locale, total, title) => {
    expect(await words(settled({ total }), locale)).toMatchObject({ notification: { kind: 'PAYMENT', title } });
  });

  test.each([
    ['fr', 'Nous avons reçu votre paiement pour «\u00A0Formule Pro\u00A0».'],
    ['en', 'We have received your payment for “Formule Pro”.'],
  ] as const)('says what was paid for (%s)', async (locale, body) => {
    expect(await words(settled(), locale)).toMatchObject({
      notification: { body, url: '/purchases/txn_1', subject: { __typename: 'Transaction', id: 'txn_1' } },
    });
  });

  test.each([
    ['fr', null, 'Votre paiement pour «\u00A0Formule Pro\u00A0» n’a pas abouti. Essayez un autre moyen de paiement.'],
    ['fr', 'expired_card', 'Votre paiement pour «\u00A0Formule Pro\u00A0» n’a pas abouti. La carte a expiré.'],
    ['en', 'insufficient_funds', 'Your payment for “Formule Pro” did not go through. There are not enough funds on the account.'],
    ['en', 'card_declined', 'Your payment for “Formule Pro” did not go through. Try another way to pay.'],
    ['en', 'toString', 'Your payment for “Formule Pro” did not go through. Try another way to pay.'],
  ] as const)('says why a payment was refused where that helps (%s, %s)', async (locale, failureCode, body) => {
    const title = locale === 'fr' ? 'Paiement de 49,00\u00A0€ refusé' : 'Payment of €49.00 declined';
    expect(await words(settled({ status: 'FAILED', failureCode }), locale)).toMatchObject({
      notification: { kind: 'PAYMENT', title, body, url: '/purchases/txn_1' },
    });
  });

  test('names a course by what is known last of it, whichever came first', async () => {
    const community = await startCommunity();
    const present = { title: 'You are enrolled in “Python, les bases”', url: '/courses/python-les-bases' };
    await community.deliver(enrolled({ when: at(1) }));
    await community.deliver(published({ when: at(0) }));
    expect(await read(community, 'en')).toMatchObject({
      notification: { title: 'You are enrolled in “Python pour débuter”', url: '/courses/python-pour-debuter' },
    });

    await community.deliver(published({ when: at(2), sequence: 4 }));
    expect(await read(community, 'en')).toMatchObject({ notification: present });

    await community.deliver(published({ when: at(1), sequence: 3, title: 'Old', slug: 'old' }));
    expect(await read(community, 'en')).toMatchObject({ notification: present });
  });

  test.each([
    ['fr', '«\u00A0Formule Pro\u00A0» est à vous, gratuitement', 'Rien n’a été débité. Bon apprentissage\u00A0!'],
    ['en', '“Formule Pro” is yours, free of charge', 'Nothing was charged. Enjoy learning!'],
  ] as const)('announces no payment for what costs nothing (%s)', async (locale, title, body) => {
    const free = settled({ total: { amountMinor: 0, currency: 'EUR' } });
    expect(await words(free, locale)).toMatchObject({ notification: { kind: 'PAYMENT', title, body } });
  });

  test('names the course that was paid for, and leads back to it after a refusal', async () => {
    const community = await startCommunity();
    await community.deliver(published());
    await community.deliver(settled({ courseId: 'crs_1', when: at(1) }));
    expect(await read(community, 'en')).toMatchObject({
      notification: { body: 'We have received your payment for “Python, les bases”.', url: '/purchases/txn_1' },
    });

    await community.deliver(settled({ transactionId: 'txn_2', courseId: 'crs_1', status: 'FAILED', when: at(2) }));
    expect(await read(community, 'en')).toMatchObject({ notification: { url: '/courses/python-les-bases' } });
  });
});
