import { z } from 'zod';
import { publicAddressProblem } from './publicAddress.ts';
import {
  bareUrl,
  host,
  isNetwork,
  isOrigin,
  list,
  mongodbUri,
  namedNetworks,
  port,
  printable,
  secret,
  url,
  wholeNumber,
} from './environmentValues.ts';

export type Variables = Readonly<Record<string, string | undefined>>;
export type EnvironmentProblem = { variable: string; message: string };
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly EnvironmentProblem[];
  constructor(problems: readonly EnvironmentProblem[]) {
    super(['The environment is not usable:', ...problems.map(({ variable, message }) => `  ${variable} ${message}`)].join('\n'));
    this.problems = problems;
  }
}

/** The variables that one part of the product reads. Each subgraph states its own beside its code. */
export type EnvironmentPart<Shape extends z.ZodRawShape = z.ZodRawShape> = {
  shape: Shape;
  /** Required when the service runs by itself. Outside production the all-in-one form brings its own. */
  needs: readonly string[];
  /** Required in production beside `needs`: a default stands for what an operator has to choose. */
  productionNeeds?: readonly string[];
  /** Problems that no single value shows. `present` holds the variables that are not empty. */
  problemsOf?: (present: Variables) => readonly EnvironmentProblem[];
  /** Values that are accepted in development only. */
  productionProblemsOf?: (present: Variables) => readonly EnvironmentProblem[];
};
export type OwnEnvironment<Part extends EnvironmentPart> = z.output<z.ZodObject<Part['shape']>>;

/** What every process reads, whatever it serves. */
export const commonEnvironment = {
  shape: {
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    HOST: host.default('127.0.0.1'),
    PORT: port.default(4000),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    DATA_DIR: z.string().min(1).default('.data'),
    SERVICE_SECRET: secret.optional(),
    MONGODB_URI: mongodbUri.optional(),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    PUBLIC_URL: bareUrl('http:', 'https:').optional(),
    TOKEN_ISSUER: printable.default('har-academy'),
    TRUSTED_PROXIES: list
      .refine(
        (networks) => networks.every((value) => isNetwork(value) || namedNetworks.includes(value)),
        `must be IP addresses, networks such as 10.0.0.0/8, or ${namedNetworks.join(', ')}`,
      )
      .default([]),
    CORS_ORIGINS: list
      .refine((origins) => origins.every(isOrigin), 'must be origins such as https://app.example.org, without a path')
      .default([]),
    REVOCATION_MAX_AGE_SECONDS: wholeNumber.refine((value) => value > 0, 'must be above 0').optional(),
    CLOCK_OFFSET_MS: wholeNumber.default(0),
    CRASH_AT: z.string().min(1).optional(),
  },
  needs: ['SERVICE_SECRET', 'REDIS_URL'],
  problemsOf: (present) =>
    present['NODE_ENV'] === 'test'
      ? []
      : ['CRASH_AT', 'CLOCK_OFFSET_MS']
          .filter((variable) => present[variable] !== undefined)
          .map((variable) => ({ variable, message: 'is for test builds only (NODE_ENV=test)' })),
  productionProblemsOf: (present) => {
    const message = publicAddressProblem(present['PUBLIC_URL'] ?? '');
    return message === null ? [] : [{ variable: 'PUBLIC_URL', message }];
  },
} as const satisfies EnvironmentPart;
export type CommonEnvironment = OwnEnvironment<typeof commonEnvironment>;

/** The value of a variable that the parser has checked for the service at work. @throws when it was parsed for another one. */
export const demanded = <Value>(variable: string, value: Value | undefined): Value => {
  if (value === undefined) throw new Error(`${variable} is missing: the environment was parsed for another service`);
  return value;
};

/** The only reader of the process's own variables. */
export const processVariables = (): Variables => process.env;

/** For libraries that read them instead of taking options: undefined takes a variable away. The processes started from here on inherit it. */
export const setProcessVariables = (changes: Variables): void => {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
};
