/** Every change of one account waits behind the others under this key. */
export const accountKey = (userId: string): string => `account:${userId}`;
/** Accounts that want one address, or one page address, compete for one row. */
export const emailKey = (email: string): string => `email:${email}`;
export const slugKey = (slug: string): string => `slug:${slug}`;
/** Changes that may take the last administrator away. */
export const administratorsKey = 'administrators';
