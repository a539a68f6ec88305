import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export type PartState = 'ready' | 'starting' | 'unavailable' | 'unreachable';
/** Of each part, by name: no address, no version, no error. */
export type HealthReport = Readonly<Record<string, PartState | Readonly<Record<string, PartState>>>>;

export type Health = {
  isReady(): boolean;
  /** What an operator wants to know beside; it may take a second. */
  report(): Promise<HealthReport>;
};

export const stateOf = (isReady: boolean): PartState => (isReady ? 'ready' : 'starting');

/** The state of a part, which starts once: what was ready and is so no longer is unavailable. */
export const createStateReader = (isReady: () => boolean): (() => PartState) => {
  let wasReady = false;
  return () => {
    const isReadyNow = isReady();
    wasReady ||= isReadyNow;
    return isReadyNow || !wasReady ? stateOf(isReadyNow) : 'unavailable';
  };
};

const operatorNetworks = new BlockList();
operatorNetworks.addSubnet('127.0.0.0', 8, 'ipv4');
operatorNetworks.addSubnet('10.0.0.0', 8, 'ipv4');
operatorNetworks.addSubnet('172.16.0.0', 12, 'ipv4');
operatorNetworks.addSubnet('192.168.0.0', 16, 'ipv4');
operatorNetworks.addAddress('::1', 'ipv6');
operatorNetworks.addSubnet('fc00::', 7, 'ipv6');
operatorNetworks.addSubnet('fe80::', 10, 'ipv6');

// A proxy names its client in one of these headers. A request with one may come from anywhere.
const forwardingHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip'];

const isOperator = ({ raw, headers }: FastifyRequest): boolean => {
  if (forwardingHeaders.some((name) => headers[name] !== undefined)) return false;
  const address = (raw.socket.remoteAddress ?? '').replace(/^::ffff:/, '').split('%')[0] ?? '';
  if (isIPv4(address)) return operatorNetworks.check(address, 'ipv4');
  return isIPv6(address) && operatorNetworks.check(address, 'ipv6');
};

/**
 * `/health/live`: the process answers. `/health/ready`: it may be sent traffic. A request from this machine or a private network,
 * without a proxy, also receives the state of the parts.
 */
export const mountHealth = ({ app, health }: { app: FastifyInstance; health: Health }): void => {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (request, reply) => {
    const isReady = health.isReady();
    const report = isOperator(request) ? await health.report() : {};
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: stateOf(isReady), ...report });
  });
};
