import type { Clock } from '#shared/clock.ts';
import type { Environment, ServiceName } from './environment.ts';
import type { Logger } from '#shared/log.ts';

/** What a process is made of, whatever it serves. */
export type ServiceProcess = { environment: Environment; serviceSecret: string; clock: Clock; log: Logger };
export type Running = { name: ServiceName; port: number; stop: () => Promise<void> };
