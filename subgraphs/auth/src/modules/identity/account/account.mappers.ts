import type { User } from './account.model.ts';

export type UserMapper = User;
