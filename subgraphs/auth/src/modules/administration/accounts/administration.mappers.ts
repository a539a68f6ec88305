import type { Page } from '#shared/graphql/pagination.ts';
import type { User } from '../../identity/account/account.model.ts';

export type UserConnectionMapper = Page<User>;
