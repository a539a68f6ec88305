import type { Role } from '#shared/viewer.ts';
import type { AuthSubgraph } from './subgraph.ts';

/** The password of all demo accounts. It is documented: production never loads the demo seed. */
export const demoPassword = 'academie-demo-2026';

export type DemoPerson = { userId: string; displayName: string };
export type DemoAccounts = { learner: DemoPerson; instructor: DemoPerson; admin: DemoPerson };

type DemoAccount = { email: string; firstName: string; lastName: string; roles: Role[] };
const learner: DemoAccount = { email: 'learner@har.example', firstName: 'Camille', lastName: 'Moreau', roles: ['LEARNER'] };
const instructor: DemoAccount = {
  email: 'instructor@har.example',
  firstName: 'Étienne',
  lastName: 'Lefèvre',
  roles: ['LEARNER', 'INSTRUCTOR'],
};
const admin: DemoAccount = { email: 'admin@har.example', firstName: 'Nadia', lastName: 'Benali', roles: ['LEARNER', 'ADMIN'] };

/** The people of the demo, verified and published like any registration. A second run changes nothing. */
export const seedAccounts = async ({ wiring: { accounts } }: Pick<AuthSubgraph, 'wiring'>): Promise<DemoAccounts> => {
  const ensure = async (account: DemoAccount): Promise<DemoPerson> => {
    const ensured = await accounts.ensureAccount({ ...account, password: demoPassword, locale: 'fr' });
    if (!ensured.ok)
      throw new Error(`the demo account ${account.roles.join(', ')} was refused: ${ensured.errors.map((error) => error.code).join(', ')}`);
    return { userId: ensured.value.userId, displayName: `${account.firstName} ${account.lastName}` };
  };
  return { learner: await ensure(learner), instructor: await ensure(instructor), admin: await ensure(admin) };
};
