import { expect, test } from 'vitest';
import { refreshCookieName } from '#shared/trust/cookieNames.ts';
import { readCookie, setCookieLine } from '../../src/cookies.ts';

test.each([
  [undefined, null],
  ['', null],
  ['har_refresh=abc', 'abc'],
  ['a=1; har_refresh=abc; b=2', 'abc'],
  ['a=1;har_refresh=abc', 'abc'],
  ['har_refresh=a=b=c', 'a=b=c'],
  ['har_refresh=', null],
  ['har_refresh', null],
  ['HAR_REFRESH=abc', null],
  ['xhar_refresh=abc', null],
  ['har_refresh_=abc', null],
  ['har_refresh=mine; har_refresh=planted', null],
  ['har_refresh=same; har_refresh=same', null],
  ['har_refresh=; har_refresh=planted', null],
])('of %j the refresh cookie is %j', (header, value) => {
  expect(readCookie({ header, name: refreshCookieName })).toBe(value);
});

test('a cookie is for this site over TLS only, and out of reach of scripts', () => {
  expect(setCookieLine({ name: 'har_refresh', value: 'abc', path: '/graphql', maxAgeSeconds: 0 })).toBe(
    'har_refresh=abc; Path=/graphql; Max-Age=0; HttpOnly; Secure; SameSite=Strict',
  );
});
