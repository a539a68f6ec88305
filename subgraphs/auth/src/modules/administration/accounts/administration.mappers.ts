import type { Page } from '#shared/lists/list.ts';
import type { User } from '../../identity/account/account.collection.ts';

export type UserConnectionMapper = Page<User>;
