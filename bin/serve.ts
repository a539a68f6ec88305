/** npm run serve -- <auth|course|payment|ai|community|router>: one service of the distributed form, configured by its environment alone. */
import { subgraphNames } from '#events/envelope.ts';
import { systemClock } from '#shared/clock.ts';
import { EnvironmentError, parseEnvironment, processVariables } from '#shared/environment.ts';
import type { ServiceName } from '#shared/environment.ts';
import { endWithSignals } from '#shared/hosting/processLife.ts';
import { createLogger } from '#shared/log.ts';
import { serviceSecretOf } from '../subgraphs/configurations.ts';
import type { Running, ServiceProcess } from './serviceProcess.ts';

const serviceNamed = (name: string | undefined): ServiceName | null =>
  [...subgraphNames, 'router' as const].find((known) => known === name) ?? null;

const service = serviceNamed(process.argv[2]);
if (service === null) {
  console.error(`usage: npm run serve -- <${[...subgraphNames, 'router'].join('|')}>`);
  process.exit(2);
}
try {
  const environment = parseEnvironment({ service, source: processVariables() });
  const log = createLogger({ service, level: environment.LOG_LEVEL });
  const clock = systemClock({ offsetMs: environment.CLOCK_OFFSET_MS });
  const own: ServiceProcess = { environment, serviceSecret: serviceSecretOf(environment), clock, log };
  // Loaded now and not before: a bad environment is said at once, and a subgraph carries no gateway.
  const running: Running =
    service === 'router'
      ? await (await import('./serveRouter.ts')).serveRouter(own)
      : await (await import('./serveSubgraph.ts')).serveSubgraph(service, own);
  endWithSignals({ stop: running.stop, log });
  log.info({ port: running.port }, 'ready');
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
