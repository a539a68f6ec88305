/** Accounts belong to auth. Here they are their id, to which this subgraph adds learning and teaching. */
export type UserMapper = { id: string };
export type PublicProfileMapper = { id: string };
