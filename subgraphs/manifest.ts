/**
 * Every subgraph. Ports, addresses, databases, required variables, generated types, lint zones, coverage areas and the participants of privacy derive
 * from this list; the compose file and the users of the database are checked against it. What concerns one subgraph alone stands in its own folder.
 */
export const manifest = {
  auth: {
    port: 4001,
    plainTypes: ['AuthTokens', 'InstructorInfo', 'ProfileLink', 'TokenVerification'],
    exportContent: {
      fr: 'votre compte, votre profil public, vos connexions, vos appareils connus, les e-mails que nous vous avons envoyés',
      en: 'your account, your public profile, your sign-ins, your known devices, the e-mails we sent you',
    },
  },
  course: {
    port: 4002,
    plainTypes: ['CourseProgress', 'LessonAccess'],
    exportContent: {
      fr: 'vos inscriptions et votre progression\u00A0; si vous enseignez, vos cours, leurs modules et leurs leçons',
      en: 'your enrollments and your progress; if you teach, your courses, their modules and their lessons',
    },
  },
  payment: {
    port: 4003,
    plainTypes: ['PriceQuote', 'PublicProfile', 'StripeConfirmation'],
    exportContent: {
      fr: 'vos achats et les droits qu’ils vous donnent\u00A0; d’une carte, la marque et les quatre derniers chiffres',
      en: 'your purchases and the rights they give you; of a card, the brand and the last four digits',
    },
  },
  ai: {
    port: 4004,
    plainTypes: ['AiProvenance', 'Course', 'Lesson'],
    exportContent: {
      fr: 'vos questions à l’assistant et ses réponses',
      en: 'your questions to the assistant and its answers',
    },
  },
  community: {
    port: 4005,
    plainTypes: ['Enrollment', 'Transaction'],
    exportContent: {
      fr: 'vos notifications',
      en: 'your notifications',
    },
  },
} as const satisfies Record<string, SubgraphEntry>;

type SubgraphEntry = {
  /** Where it listens in the distributed form. The all-in-one form opens the router's port alone. */
  port: number;
  /** Types whose fields all stand in the parent object. They need no resolver file. */
  plainTypes: readonly string[];
  /** What its file holds in the copy of the data that a person asks for. */
  exportContent: { fr: string; en: string };
};

export type SubgraphName = keyof typeof manifest;

const isSubgraphName = (name: string): name is SubgraphName => name in manifest;
export const subgraphNames: readonly SubgraphName[] = Object.keys(manifest).filter(isSubgraphName);

/** A value for each of some names, by the name. */
export const forEachName = <Name extends string, Value>(names: readonly Name[], valueOf: (name: Name) => Value): Record<Name, Value> =>
  // The keys are the names; Object.fromEntries loses their type.
  Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
/** A value for each subgraph, by its name. */
export const forEachSubgraph = <Value>(valueOf: (name: SubgraphName) => Value): Record<SubgraphName, Value> =>
  forEachName(subgraphNames, valueOf);

/** The environment variable that holds the address of a subgraph. */
export type UrlVariable = `${Uppercase<SubgraphName>}_URL`;
export const urlVariableOf = (name: SubgraphName): UrlVariable => `${name.toUpperCase() as Uppercase<SubgraphName>}_URL`;
