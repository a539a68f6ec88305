/** Accounts are auth's: here they are their id, to which we add what they learn and teach. */
export type UserMapper = { id: string };
export type PublicProfileMapper = { id: string };
