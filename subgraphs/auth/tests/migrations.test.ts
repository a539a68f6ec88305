import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { createLogger } from '#shared/log.ts';
import { connectMongo } from '#shared/mongo/connection.ts';
import { at, startAuth } from './kit.ts';

type Stored = { _id: string; [field: string]: unknown };

test('accounts of an earlier release have what they lacked, instructors what they are', async () => {
  const database = `auth_${randomBytes(6).toString('hex')}`;
  const mongo = connectMongo({ uri: inject('mongoUri'), database, log: createLogger({ service: 'test', level: 'silent' }) });
  await mongo.untilReady();
  const now = new Date();
  const account = (id: string, roles: string[]): Stored => ({
    _id: id,
    email: `${id}@moreau.example`,
    emailVerifiedAt: null,
    passwordHash: 'x',
    firstName: 'Camille',
    lastName: 'Moreau',
    roles,
    status: 'ACTIVE',
    locale: 'fr',
    tokensNotBefore: null,
    lastLoginAt: null,
    createdAt: now,
    updatedAt: now,
    revision: 1,
  });
  const old = {
    ...account('usr_o', ['LEARNER']),
    firstName: 'Łukasz',
    lastName: 'ﬁeld',
    firstNameWords: ['łukasz'],
    lastNameWords: ['ﬁeld'],
  };
  const profile = (id: string): Stored => ({ _id: id, slug: id, displayName: 'Camille Moreau', createdAt: now, updatedAt: now });
  await mongo.connection
    .collection<Stored>('users')
    .insertMany([account('usr_l', ['LEARNER']), account('usr_t', ['LEARNER', 'INSTRUCTOR']), { ...old, formerExpertise: null }]);
  await mongo.connection.collection<Stored>('profiles').insertMany([profile('usr_l'), profile('usr_t')]);
  await mongo.close();

  const auth = await startAuth({ database });

  expect(
    (await auth.rows('users')).map((row) => [row['pendingEmail'], row['timeZone'], row['interests'], row['instructorVerification']]),
  ).toEqual([
    [null, null, [], null],
    [null, null, [], null],
    [null, null, [], 'UNVERIFIED'],
  ]);
  expect((await auth.rows('users')).map((row) => [row['firstNameWords'], row['lastNameWords'], row['formerExpertise']])).toEqual([
    [['camille'], ['moreau'], null],
    [['lukasz'], ['field'], null],
    [['camille'], ['moreau'], null],
  ]);
  const { data, errors } = await auth.ask(
    '{ publicProfile(id: "usr_t") { bio avatarUrl links { url } instructor { isVerified expertiseTags } } }',
  );
  expect([errors, at(data, 'publicProfile')]).toEqual([
    [],
    { bio: null, avatarUrl: null, links: [], instructor: { isVerified: false, expertiseTags: [] } },
  ]);
  expect(
    at((await auth.ask('{ publicProfile(id: "usr_l") { instructor { isVerified } } }')).data, 'publicProfile', 'instructor'),
  ).toBeNull();
});
