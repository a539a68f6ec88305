import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { environmentVariables, parseEnvironment } from '../../../hosts/environment.ts';
import type { ServiceName } from '../../../hosts/environment.ts';
import { composeVariables, composeWith, networksOf, readProjectFile } from './composeFile.ts';
import { forEachSubgraph, manifest, subgraphNames, urlVariableOf } from '../../../subgraphs/manifest.ts';

const secret = (last: string): string => `Zk3vQ8xW1mT6rB9yL4nH7cJ2pD5sF0g${last}`;
const values = {
  SERVICE_SECRET: secret('A'),
  AUTH_SECRET: secret('B'),
  REDIS_PASSWORD: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  MONGO_REPLICA_KEY: 'cmVwbGljYS1rZXk=',
  MONGO_ROOT_PASSWORD: '10f1e2d3c4b5a697',
  ...Object.fromEntries(subgraphNames.map((name, index) => [`MONGO_${name.toUpperCase()}_PASSWORD`, `${index + 2}0f1e2d3c4b5a697`])),
  STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjtT1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_4eC39HqLyjWDarjtT1',
  STRIPE_WEBHOOK_SECRETS: 'whsec_4eC39HqLyjWDarjtT1,whsec_9HqLyjWDarjtT14eC3',
  SMTP_URL: 'smtps://har:mailpass@mail.example.org',
  MAIL_FROM: 'Academy <hello@example.org>',
  PUBLIC_URL: 'https://api.example.org',
};
const { services, networks } = composeWith(values);
const ports: Readonly<Record<ServiceName, number>> = { router: 4000, ...forEachSubgraph((name) => manifest[name].port) };
const ownServices: readonly (readonly [container: string, service: ServiceName])[] = [
  ...subgraphNames.map((name) => [name, name] as const),
  ['router-1', 'router'],
  ['router-2', 'router'],
];
const secretNames = ['AUTH_SECRET', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS', 'SMTP_URL', 'MONGO_ROOT_PASSWORD', 'MONGO_REPLICA_KEY'];
const serviceOf = (container: string) => services[container] ?? expect.fail(`there is no service ${container}`);

test.each(ownServices)('%s starts: its environment is what the service %s asks for, on its own port', (container, service) => {
  const { environment, command } = serviceOf(container);

  const parsed = parseEnvironment({ service, source: environment });

  expect(command).toEqual([service]);
  expect(parsed).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: ports[service] });
  expect(Object.keys(environment).filter((name) => !environmentVariables.includes(name))).toEqual([]);
  for (const name of subgraphNames) expect(environment[urlVariableOf(name)]).toBe(`http://${name}:${ports[name]}`);
});

test('each subgraph signs in to the database as itself', () => {
  expect(subgraphNames.map((name) => new URL(serviceOf(name).environment['MONGODB_URI'] ?? '').username)).toEqual(
    subgraphNames.map((name) => `har_${name}`),
  );
});

test('a secret is known to the one service that needs it', () => {
  const holders = Object.fromEntries(
    secretNames.map((name) => [name, Object.keys(services).filter((container) => name in serviceOf(container).environment)]),
  );

  expect(holders).toEqual({
    AUTH_SECRET: ['auth'],
    STRIPE_SECRET_KEY: ['payment'],
    STRIPE_WEBHOOK_SECRETS: ['payment'],
    SMTP_URL: ['auth'],
    MONGO_ROOT_PASSWORD: ['mongo-init'],
    MONGO_REPLICA_KEY: ['mongo-1', 'mongo-2', 'mongo-3'],
  });
});

test.each(Object.keys(values))('without %s the deployment refuses to start', (name) => {
  expect(() => composeWith({ ...values, [name]: '' })).toThrow(`${name} is required`);
});

test('the file holds no value of a secret, and the variables it asks for are explained', () => {
  expect([...composeVariables().required].sort()).toEqual(Object.keys(values).sort());
  const guide = readProjectFile('deploy/README.md');
  expect(
    [...composeVariables().all].filter(
      (name) => !guide.includes(`\`${name.replace(/^MONGO_(?!ROOT|REPLICA)[A-Z]+_PASSWORD$/, 'MONGO_<NAME>_PASSWORD')}\``),
    ),
  ).toEqual([]);
});

test('every container runs without root, without capabilities, on a read-only file system, within limits', { tags: ['H10'] }, () => {
  for (const [container, service] of Object.entries(services)) {
    expect({ container, user: service.user?.split(':')[0] ?? 'root' }).not.toMatchObject({ user: expect.stringMatching(/^(root|0)$/) });
    expect({ container, ...service }).toMatchObject({
      container,
      read_only: true,
      privileged: false,
      cap_drop: ['ALL'],
      cap_add: [],
      security_opt: ['no-new-privileges:true'],
    });
    const { cpus, memory, pids } = service.deploy.resources.limits;
    expect({ container, isLimited: Number(cpus) > 0 && /^\d+M$/.test(memory) && pids > 0 }).toEqual({ container, isLimited: true });
  }
});

test('every image stands at a full version, in the compose file and in the Dockerfile', { tags: ['H10'] }, () => {
  const bases = [...readProjectFile('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image ?? '');
  expect(bases).toHaveLength(2);
  for (const image of [...bases, ...Object.values(services).map((service) => service.image)])
    expect(image).toMatch(/^[\w/-]+:\d+\.\d+\.\d+(-[\w.-]+)?$/);
});

test('the image runs the Node that the project is tested with, as nobody in particular, with a health check', { tags: ['H10'] }, () => {
  const dockerfile = readProjectFile('Dockerfile');
  const { dependencies, version } = z
    .object({ dependencies: z.object({ node: z.string() }), version: z.string() })
    .parse(JSON.parse(readProjectFile('package.json')));

  expect(new Set([...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, tag]) => tag))).toEqual(new Set([dependencies.node]));
  expect([...dockerfile.matchAll(/^USER (\S+)/gm)].at(-1)?.[1]).toBe('node');
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n {2}CMD \[.*\/health\/live/m);
  expect(dockerfile).toContain('ENTRYPOINT ["node", "bin/serve.ts"]');
  expect(serviceOf('auth').image).toBe(`har-academy:${version}`);
});

test('what is copied into the image is let through, and the rest is not', { tags: ['H10'] }, () => {
  const lines = readProjectFile('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const copied = [...readProjectFile('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) =>
    (sources ?? '').split(' '),
  );

  expect(lines[0]).toBe('*');
  expect(copied.filter((source) => !lines.includes(`!${source.split('/')[0] ?? ''}`))).toEqual([]);
  expect(lines.filter((line) => /^!(\.env|\.git|\.data|\.cache|local|node_modules)/.test(line))).toEqual([]);
  expect(lines).toEqual(expect.arrayContaining(['**/tests', '**/.env', '**/.env.*', '**/.git']));
});

test('every container says how it is, and restarts when it ends', () => {
  for (const [container, { healthcheck, restart }] of Object.entries(services)) {
    if (container === 'mongo-init')
      expect({ healthcheck, restart }).toMatchObject({ healthcheck: { disable: true }, restart: 'on-failure:5' });
    else
      expect({ container, isChecked: (healthcheck.test ?? []).length > 1, restart }).toEqual({
        container,
        isChecked: true,
        restart: 'unless-stopped',
      });
  }
});

test('services wait for the database and Redis, routers for no subgraph to be well', () => {
  for (const name of subgraphNames) {
    expect(serviceOf(name).depends_on).toEqual({
      'mongo-init': { condition: 'service_completed_successfully' },
      redis: { condition: 'service_healthy' },
    });
  }
  const router = serviceOf('router-1');
  expect(subgraphNames.map((name) => router.depends_on[name]?.condition)).toEqual(subgraphNames.map(() => 'service_started'));
  expect(router).toEqual(serviceOf('router-2'));
});

test('NGINX alone has a port on the machine, and it reaches neither the databases nor the subgraphs that have nothing public', () => {
  expect(
    Object.entries(services)
      .filter(([, { ports: published }]) => published.length > 0)
      .map(([name]) => name),
  ).toEqual(['nginx']);
  expect(serviceOf('nginx').ports).toEqual(['127.0.0.1:8080:8080']);
  const reachable = Object.keys(services).filter((name) => networksOf(serviceOf(name)).includes('edge'));
  expect(reachable.sort()).toEqual(['auth', 'nginx', 'payment', 'router-1', 'router-2']);
  expect(networksOf(serviceOf('nginx'))).toEqual(['edge']);
  expect(networks['data']).toEqual({ internal: true });
});

test('the routers believe the address that NGINX reports, and nobody else’s', () => {
  expect(serviceOf('nginx').networks).toEqual({ edge: { ipv4_address: '10.77.0.10' } });
  const trusted = parseEnvironment({ service: 'router', source: serviceOf('router-1').environment }).TRUSTED_PROXIES;
  expect(trusted).toEqual(['10.77.0.10']);
});

const nginx = readProjectFile('deploy/nginx/nginx.conf').replace(/#.*$/gm, '');

test('NGINX passes to services that exist, on the port on which they listen', () => {
  const upstreams = [...nginx.matchAll(/^\s+server ([\w-]+):(\d+) resolve/gm)].map(([, host, port]) => ({
    host: host ?? '',
    port: port ?? '',
  }));

  expect(upstreams.map(({ host }) => host)).toEqual(['router-1', 'router-2', 'auth', 'payment']);
  for (const { host, port } of upstreams) expect(serviceOf(host).environment['PORT']).toBe(port);
});

test('NGINX names each public path and answers 404 to the rest', () => {
  const server = nginx.slice(nginx.indexOf('listen 8080'), nginx.indexOf('listen 127.0.0.1:8081'));
  const places = server
    .split(/^ {4}location (?!@)/m)
    .slice(1)
    .map((place) => ({
      path: place.slice(0, place.indexOf(' {')),
      to: /proxy_pass http:\/\/(\w+);/.exec(place)?.[1] ?? /return (\d+);/.exec(place)?.[1],
    }));

  expect(places).toEqual([
    { path: '= /graphql', to: 'routers' },
    { path: '= /health/live', to: 'routers' },
    { path: '= /health/ready', to: 'routers' },
    { path: '= /.well-known/jwks.json', to: 'auth' },
    { path: '= /exports', to: 'auth' },
    { path: '= /webhooks/stripe', to: 'payment' },
    { path: '/', to: '404' },
  ]);
});

test('NGINX sets the client’s address and never appends to what the client claims', () => {
  expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  expect(nginx).not.toContain('$proxy_add_x_forwarded_for');
  expect(nginx.match(/proxy_set_header/g)).toHaveLength(5);
});

test('the files that the compose file mounts and runs are there', () => {
  const root = new URL('../../../', import.meta.url);
  for (const path of ['deploy/nginx/nginx.conf', 'deploy/mongo/initiate.mjs', 'Dockerfile'])
    expect(existsSync(new URL(path, root))).toBe(true);
});
