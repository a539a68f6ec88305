/** npm run serve -- <subgraph or router>: one service of the distributed form, configured by its environment alone. */
import { subgraphNames } from '../subgraphs/manifest.ts';
import { systemClock } from '#shared/clock.ts';
import { demanded, EnvironmentError, processVariables } from '#shared/environment.ts';
import { parseEnvironment } from '../hosts/environment.ts';
import type { ServiceName } from '../hosts/environment.ts';
import { endWithSignals } from '#shared/hosting/processLife.ts';
import { createLogger } from '#shared/log.ts';
import type { Running, ServiceProcess } from '../hosts/serviceProcess.ts';

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
  const own: ServiceProcess = { environment, serviceSecret: demanded('SERVICE_SECRET', environment.SERVICE_SECRET), clock, log };
  // Loaded now and not before: a bad environment is said at once, and a subgraph carries no gateway.
  const running: Running =
    service === 'router'
      ? await (await import('../hosts/serveRouter.ts')).serveRouter(own)
      : await (await import('../hosts/serveSubgraph.ts')).serveSubgraph(service, own);
  endWithSignals({ stop: running.stop, log });
  log.info({ port: running.port }, 'ready');
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
