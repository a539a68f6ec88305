import type { Foundation } from '../../foundation.ts';
import type { SessionsWiring } from '../sessions/sessions.ts';
import { accountReplays } from './account/account.events.ts';
import { accountLoaders } from './account/account.loaders.ts';
import { createAccountService } from './account/account.service.ts';
import { createEmailProofService } from './emailProof/emailProof.service.ts';
import { createPasswordService } from './password/password.service.ts';
import { profileLoaders } from './profile/profile.loaders.ts';
import { createProfileService } from './profile/profile.service.ts';

/** Accounts with their addresses, passwords and public profiles. */
export const wireIdentity = (
  foundation: Foundation & { sessions: Foundation['sessions'] },
  { service: sessions, devices, issueTokens }: SessionsWiring,
) => {
  const { accounts, profiles } = foundation;
  const emailProofs = createEmailProofService(foundation);
  const { mailVerification, markVerified } = emailProofs;
  const passwords = createPasswordService({ ...foundation, mailVerification, markVerified, devices });
  return {
    services: {
      accounts: createAccountService({ ...foundation, sessions, emailProofs, issueTokens }),
      emailProofs,
      passwords,
      profiles: createProfileService(foundation),
    },
    loaders: () => ({ ...accountLoaders({ accounts }), ...profileLoaders({ profiles }) }),
    replays: accountReplays({ accounts, profiles }),
    workers: [passwords],
  };
};
