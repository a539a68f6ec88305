import type { Locale } from '#shared/viewer.ts';
import { manifest, subgraphNames } from '../../../../../manifest.ts';
import type { SubgraphName } from '../../../../../manifest.ts';

export const fileOf = (subgraph: SubgraphName): string => `${subgraph}.json`;

const fileList = (locale: Locale): string =>
  subgraphNames.map((name) => `${fileOf(name)}\n  ${manifest[name].exportContent[locale]}`).join('\n');

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
