import { createSubgraph } from '#shared/hosting/createSubgraph.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { collections } from './src/collections.ts';
import { requireSafeSecret } from './src/config.ts';
import type { AuthConfig } from './src/config.ts';
import { migrations } from './src/migrations.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { wireAuth } from './src/wiring.ts';

export type { AuthConfig } from './src/config.ts';
export { collections };

/** Accounts, sign-ins and the keys that sign tokens. @throws when the secret is too short. */
export const createAuthSubgraph = ({ config, ...dependencies }: SubgraphDependencies & { config: AuthConfig }) => {
  requireSafeSecret(config);
  return createSubgraph({
    name: 'auth',
    collections,
    migrations,
    schema: { modules: new URL('./src/modules/', import.meta.url), resolvers },
    dependencies,
    wire: (tools) => wireAuth({ config, tools }),
  });
};
export type AuthSubgraph = ReturnType<typeof createAuthSubgraph>;
