import { expect, test } from 'vitest';
import { expectLinear, expectShortHolds, hostileTexts, workTable } from '#shared/tests/text/linearWork.ts';
import { normalizeEmail } from '../src/modules/identity/account/emailAddress.ts';
import { nameWords } from '../src/modules/identity/account/nameWords.ts';
import { parseName, parseRegistration } from '../src/modules/identity/account/registration.ts';
import { parseReason } from '../src/modules/administration/accounts/reason.ts';
import { parseProfile } from '../src/modules/identity/profile/profileInput.ts';
import { profileSlug } from '../src/modules/identity/profile/slug.ts';
import { describeDevice } from '../src/modules/sessions/knownDevice.collection.ts';
import { parseRefreshToken } from '../src/modules/sessions/refreshToken.ts';

const owner = { email: 'a@b.example', firstName: 'Zoé', lastName: 'Moreau', locale: 'fr' };
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  normalizeEmail: (text) => [normalizeEmail(text), normalizeEmail(`${text}@b.example`), normalizeEmail(`a@${text}`)],
  parseName,
  parseReason,
  parseRegistration: (password) => parseRegistration({ ...owner, password }),
  parseProfile: (text) =>
    parseProfile({
      displayName: text,
      slug: text,
      avatarUrl: `https://a.example/${text}`,
      headline: text,
      bio: text,
      links: [{ kind: text, url: text }],
      expertiseTags: [text],
      locale: text,
      timeZone: text,
      interests: [text],
    }),
  nameWords,
  profileSlug,
  describeDevice,
  parseRefreshToken,
};

test.each(Object.entries(functions))('the work of %s grows linearly, up to its longest text and beyond', (name, run) => {
  const rows = Object.entries(hostileTexts).flatMap(([input, make]) =>
    [120, 4_000].map((size) => expectLinear({ name, input, run, make, size })),
  );
  console.info(workTable(rows.filter(({ work }) => work[0]?.size === 4_000)));
});

test.each(Object.entries(functions))('the longest text holds %s for less than 50 ms', async (name, run) => {
  // Names and searches are refused beyond 100 characters. The other functions get the longest text of a request.
  const size = { nameWords: 100, profileSlug: 200 }[name] ?? 100_000;
  for (const [input, make] of Object.entries(hostileTexts)) {
    const text = make(size);
    await expectShortHolds({ name: `${name} of ${input}`, work: async () => run(text) });
  }
  expect.hasAssertions();
});
