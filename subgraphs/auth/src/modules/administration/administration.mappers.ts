import type { Page } from '#shared/graphql/pagination.ts';
import type { User } from '../account/account.model.ts';

export type UserConnectionMapper = Page<User>;
