import { expect, test } from 'vitest';
import { clientNetwork, clientSite, loggedNetwork } from '../../limits/clientNetwork.ts';

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['0:0:0:0:0:ffff:cb00:7109', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  [null, 'unknown'],
  ['', 'unknown'],
  ['unknown', 'unknown'],
  ['203.0.113.9:5000', 'unknown'],
  ['203.0.113.9, 198.51.100.7', 'unknown'],
])('of %s limits count %s', (ip, client) => {
  expect(clientNetwork(ip)).toBe(client);
});

test('a site is a /48 of IPv6', () => {
  expect(['2001:db8:1:2::9', '2001:db8:1:ffff::9', '203.0.113.9', '::ffff:203.0.113.9', null].map(clientSite)).toEqual([
    '2001:db8:1::/48',
    '2001:db8:1::/48',
    null,
    null,
    null,
  ]);
});

test('a log holds no address', () => {
  expect(['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1:2::9', null].map(loggedNetwork)).toEqual([
    '203.0.113.0/24',
    '203.0.113.0/24',
    '2001:db8:1::/48',
    'unknown',
  ]);
});
