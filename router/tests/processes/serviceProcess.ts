import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { processVariables } from '#shared/environment.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export type ServiceProcess = {
  pid: number;
  /** Everything it has said so far, both streams. */
  output(): string;
  /** Resolves with the match once `pattern` stands in the output; rejects with the output when it ends or time is up before. */
  says(pattern: RegExp, timeoutMs?: number): Promise<RegExpMatchArray>;
  /** Resolves when it has ended for any reason. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): void;
  /** SIGTERM, and SIGKILL if that is not heard in time. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

const inherited = ['PATH', 'HOME', 'TMPDIR', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'];
const stopGraceMs = 20_000;

/** One of our programs as a real process, with no environment but what it is given here. */
export const startProcess = ({
  script,
  args = [],
  env,
}: {
  script: string;
  args?: readonly string[];
  env: Record<string, string>;
}): ServiceProcess => {
  const variables = processVariables();
  const kept = Object.fromEntries(inherited.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])));
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...kept, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const exited = once(child, 'exit').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;

  return {
    pid: child.pid ?? -1,
    output: () => output,
    says: (pattern, timeoutMs = 60_000) =>
      new Promise((resolve, reject) => {
        const giveUp = (why: string): void => {
          listeners.delete(look);
          clearTimeout(timer);
          reject(new Error(`${script} ${args.join(' ')} ${why} before it said ${String(pattern)}:\n${output.slice(-4_000)}`));
        };
        const timer = setTimeout(() => giveUp('took too long'), timeoutMs);
        const look = (): void => {
          const match = pattern.exec(output);
          if (!match) return;
          listeners.delete(look);
          clearTimeout(timer);
          resolve(match);
        };
        listeners.add(look);
        void exited.then(() => {
          look();
          if (listeners.has(look)) giveUp('ended');
        });
        look();
      }),
    exited,
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      if (hasEnded()) return exited;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopGraceMs);
      const ended = await exited;
      clearTimeout(timer);
      return ended;
    },
  };
};

/** What a test started is ended in reverse order, also when starting the rest failed. */
export const createStack = () => {
  const parts: (() => Promise<unknown>)[] = [];
  return {
    use: <Part extends { stop(): Promise<unknown> }>(part: Part): Part => {
      parts.push(() => part.stop());
      return part;
    },
    defer: (cleanUp: () => Promise<unknown>): void => void parts.push(cleanUp),
    close: async (): Promise<void> => {
      for (const part of parts.splice(0).reverse()) await part();
    },
  };
};
