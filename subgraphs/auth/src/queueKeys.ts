/** Queue of all changes of one account. */
export const accountKey = (userId: string): string => `account:${userId}`;
/** Queues of accounts that compete for one address or one slug. */
export const emailKey = (email: string): string => `email:${email}`;
export const slugKey = (slug: string): string => `slug:${slug}`;
/** Queue of changes that may remove the last administrator. */
export const administratorsKey = 'administrators';
