import type { SubgraphName } from '#events/envelope.ts';
import type { Locale } from '#shared/viewer.ts';

const contents: { readonly [language in Locale]: { readonly [name in SubgraphName]: string } } = {
  fr: {
    auth: 'votre compte, votre profil public, vos connexions, vos appareils connus, les e-mails que nous vous avons envoyés',
    course: 'vos inscriptions et votre progression\u00A0; si vous enseignez, vos cours, leurs modules et leurs leçons',
    payment: 'vos achats et les droits qu’ils vous donnent\u00A0; d’une carte, la marque et les quatre derniers chiffres',
    ai: 'vos questions à l’assistant et ses réponses',
    community: 'vos notifications',
  },
  en: {
    auth: 'your account, your public profile, your sign-ins, your known devices, the e-mails we sent you',
    course: 'your enrollments and your progress; if you teach, your courses, their modules and their lessons',
    payment: 'your purchases and the rights they give you; of a card, the brand and the last four digits',
    ai: 'your questions to the assistant and its answers',
    community: 'your notifications',
  },
};

export const fileOf = (subgraph: SubgraphName): string => `${subgraph}.json`;

const fileList = (locale: Locale): string =>
  Object.entries(contents[locale])
    .map(([subgraph, content]) => `${subgraph}.json\n  ${content}`)
    .join('\n');

const texts: { readonly [language in Locale]: (day: string) => string } = {
  fr: (day) => `Vos données à HAR Academy
Copie demandée le ${day}.

Chaque fichier est du JSON\u00A0: une liste pour chaque sorte de données. Les dates sont en temps universel (UTC), les montants dans la plus
petite unité de la monnaie (4900 pour 49,00\u00A0€).

${fileList('fr')}

Ce qui protège votre compte n’y est pas, pour que cette copie ne l’ouvre à personne\u00A0: l’empreinte de votre mot de passe et les jetons de
connexion. Gardez-la en lieu sûr.
`,
  en: (day) => `Your data at HAR Academy
Copy requested on ${day}.

Each file is JSON: a list for each kind of data. Dates are in universal time (UTC), amounts in the smallest unit of the currency
(4900 for 49.00 EUR).

${fileList('en')}

The hash of your password and the tokens of your sign-ins are left out, so that this copy gives no access to your account. Store it in a
safe place.
`,
};

/** The README of an archive, in the person's language. */
export const archiveReadme = ({ locale, createdAt }: { locale: Locale; createdAt: Date }): string =>
  texts[locale](createdAt.toISOString().slice(0, 10));
