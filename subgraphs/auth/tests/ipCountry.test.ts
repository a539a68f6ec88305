import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EnvironmentError } from '#shared/environment.ts';
import { at } from '#shared/tests/kit/startSubgraph.ts';
import { openCountries } from '../src/modules/sessions/ipCountry.ts';
import { countryDatabase, writtenFile } from './countryDatabase.ts';
import { camille, createAccount, goodPassword, startAuth } from './kit.ts';

const database = countryDatabase({
  '81.2.69.0/24': 'GB',
  '90.0.0.0/9': 'FR',
  '2001:0db8:0:0:0:0:0:0/32': 'BE',
  '10.0.0.0/8': 'XX',
  '203.0.113.0/24': 'not a code',
});

test('an address has the country of the database, and none if it is private, unknown or invalid', () => {
  const countryOf = openCountries(writtenFile(database));
  const expected: [string | null, string | null][] = [
    ['81.2.69.142', 'GB'],
    ['81.2.70.1', null],
    ['90.127.255.255', 'FR'],
    ['90.128.0.0', null],
    ['::ffff:90.1.2.3', 'FR'],
    ['2001:db8::1', 'BE'],
    ['2001:db9::1', null],
    ['10.1.2.3', null],
    ['::ffff:10.1.2.3', null],
    ['192.168.1.1', null],
    ['127.0.0.1', null],
    ['::1', null],
    ['fe80::1', null],
    ['fe80::1%eth0', null],
    ['fd00::1', null],
    ['203.0.113.5', null],
    ['', null],
    ['nowhere', null],
    ['90.1.2.3, 81.2.69.142', null],
    [null, null],
  ];
  expect(expected.map(([ip]) => [ip, countryOf(ip)])).toEqual(expected);
  expect(openCountries(null)('90.1.2.3')).toBeNull();
});

test('a session stores the country it was opened from, and null without a database', async () => {
  const without = await startAuth();
  const { viewer } = await createAccount(without);
  // A session of an earlier release.
  await without.connection.collection<{ _id: string }>('sessions').updateOne({ _id: viewer.sessionId }, { $unset: { ipCountry: '' } });
  const auth = await startAuth({ database: without.connection.name, clock: without.clock, geoipDatabase: writtenFile(database) });
  const query = `mutation ($input: LoginInput!) { login(input: $input) { user { sessions { ipCountry isCurrent } } } }`;
  for (const [ip, ipCountry] of [
    ['90.1.2.3', 'FR'],
    ['127.0.0.1', null],
  ] as const) {
    auth.clock.advance(1_000);
    const { data } = await auth.ask('anonymous', query, { input: { email: camille.email, password: goodPassword } }, { ip });
    expect(at(data, 'login.user.sessions.0')).toEqual({ ipCountry, isCurrent: true });
  }
  const { data, codes } = await auth.ask(viewer, '{ me { sessions { ipCountry } } }');
  expect([codes, at(data, 'me.sessions')]).toEqual([[], [{ ipCountry: null }, { ipCountry: 'FR' }, { ipCountry: null }]]);
  const registered = await auth.ask(
    'anonymous',
    'mutation ($input: RegisterUserInput!) { registerUser(input: $input) { user { sessions { ipCountry } } } }',
    { input: { ...camille, email: 'other@moreau.example' } },
    { ip: '2001:db8::7' },
  );
  expect(at(registered.data, 'registerUser.user.sessions')).toEqual([{ ipCountry: 'BE' }]);
  expect(JSON.stringify(await auth.rowsOf('sessions'))).not.toMatch(/90\.1\.2\.3|2001:db8/);
});

test('a missing, damaged or foreign file prevents the start and is reported by the name of its variable', async () => {
  const paths = [
    join(import.meta.dirname, 'nothing.mmdb'),
    import.meta.dirname,
    writtenFile(Buffer.alloc(0)),
    writtenFile(Buffer.from('country,code\nFrance,FR\n')),
    writtenFile(database.subarray(0, database.length - 60)),
    writtenFile(database.subarray(database.length - 300)),
  ];
  for (const path of paths) expect(() => openCountries(path)).toThrow(EnvironmentError);
  await expect(startAuth({ geoipDatabase: paths[0] ?? '' })).rejects.toThrow(/GEOIP_DATABASE must be the path of a country database/);
});
