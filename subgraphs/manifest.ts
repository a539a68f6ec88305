/**
 * Every subgraph. Ports, addresses, databases, required variables, generated types, lint zones, coverage areas and the participants of privacy derive
 * from this list; the compose file and the users of the database are checked against it. What concerns one subgraph alone stands in its own folder.
 */
export const manifest = {
  auth: { port: 4001, plainTypes: ['AuthTokens', 'InstructorInfo', 'ProfileLink', 'TokenVerification'] },
  course: { port: 4002, plainTypes: ['CourseProgress', 'LessonAccess'] },
  payment: { port: 4003, plainTypes: ['PriceQuote', 'PublicProfile', 'StripeConfirmation'] },
  ai: { port: 4004, plainTypes: ['AiProvenance', 'Course', 'Lesson'] },
  community: { port: 4005, plainTypes: ['Enrollment', 'Transaction'] },
} as const satisfies Record<string, SubgraphEntry>;

type SubgraphEntry = {
  /** Where it listens in the distributed form. The all-in-one form opens the router's port alone. */
  port: number;
  /** Types whose fields all stand in the parent object. They need no resolver file. */
  plainTypes: readonly string[];
};

export type SubgraphName = keyof typeof manifest;

const isSubgraphName = (name: string): name is SubgraphName => name in manifest;
export const subgraphNames: readonly SubgraphName[] = Object.keys(manifest).filter(isSubgraphName);

/** A value for each subgraph, by its name. */
export const forEachSubgraph = <Value>(valueOf: (name: SubgraphName) => Value): Record<SubgraphName, Value> =>
  // The keys are those of the manifest; Object.fromEntries loses their type.
  Object.fromEntries(subgraphNames.map((name) => [name, valueOf(name)])) as Record<SubgraphName, Value>;

/** The environment variable that holds the address of a subgraph. */
export type UrlVariable = `${Uppercase<SubgraphName>}_URL`;
export const urlVariableOf = (name: SubgraphName): UrlVariable => `${name.toUpperCase() as Uppercase<SubgraphName>}_URL`;
