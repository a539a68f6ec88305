import type { Context } from './context.ts';
import type { AuthConfig } from './config.ts';
import { wireFoundation } from './foundation.ts';
import { wireAdministration } from './modules/administration/administration.ts';
import { wireIdentity } from './modules/identity/identity.ts';
import { wirePrivacy } from './modules/privacy/privacy.ts';
import { wireSessions } from './modules/sessions/sessions.ts';
import type { AuthTools } from './records.ts';

/** The groups of auth's modules, each built on the foundation and on the groups before it. */
export const wireAuth = ({ config, tools }: { config: AuthConfig; tools: AuthTools }) => {
  const foundation = wireFoundation({ config, tools });
  const { signingKeys, revocations, keyRotation, mails, clock } = foundation;
  const sessions = wireSessions(foundation);
  const identity = wireIdentity(foundation, sessions);
  const administration = wireAdministration(foundation);
  const privacy = wirePrivacy(foundation);
  const services: Context['services'] = {
    ...identity.services,
    ...administration.services,
    ...privacy.services,
    sessions: sessions.service,
    verifyToken: sessions.verifyToken,
    clock,
  };
  return {
    services,
    loaders: (): Context['loaders'] => ({ ...identity.loaders(), ...sessions.loaders(), ...privacy.loaders() }),
    consumers: administration.consumers,
    routes: [...sessions.routes, ...privacy.routes],
    prepare: [() => signingKeys.prepare()],
    workers: [signingKeys, mails, ...privacy.workers, ...identity.workers],
    replays: { ...identity.replays, ...privacy.replays },
    privacy: privacy.participation,

    /** For verifiers and revocation lists of the same process; other processes use the routes. */
    publicKeys: signingKeys,
    revocations: revocations.source,
    /** Calls the listener when someone may have lost rights in this process. Other processes poll. */
    onRevocation: revocations.onRecorded,
    /** For seeds and imports. */
    accounts: services.accounts,
    /** For operators, also on a subgraph that was never started. */
    keyRotation,
    /** Reads the signing keys now instead of at the next interval. */
    refreshKeys: () => signingKeys.refresh(),
    /** Sends all due mails now instead of at the next sweep. Returns the number of sent mails. */
    deliverMails: async (): Promise<number> => {
      await services.passwords.treatResetRequests();
      return mails.deliverDue();
    },
  };
};
