import type { UserErrorFields } from '#shared/userErrors.ts';
import type { WeakPasswordError } from '../../../problems.ts';
import type { User } from './account.collection.ts';

export type UserMapper = User;
export type WeakPasswordErrorMapper = UserErrorFields<WeakPasswordError>;
