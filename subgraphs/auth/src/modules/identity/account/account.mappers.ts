import type { User } from './account.collection.ts';

export type UserMapper = User;
