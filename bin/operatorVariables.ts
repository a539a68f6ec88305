import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { processVariables } from '#shared/environment.ts';

const runningSchema = z.object({ pid: z.int().positive(), variables: z.record(z.string(), z.string()) });

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Of the `npm start` that runs on this data folder, if there is one: a killed one has left its file behind. */
const besideStart = (dataDir: string): Readonly<Record<string, string>> => {
  try {
    const running = runningSchema.parse(JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')));
    return isRunning(running.pid) ? running.variables : {};
  } catch {
    return {};
  }
};

/**
 * The variables of a command for operators. Outside production a command without MONGODB_URI works on the `npm start` of this machine, and takes the
 * variables of its stand-ins.
 */
export const operatorVariables = (): Readonly<Record<string, string | undefined>> => {
  const own = processVariables();
  const present = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined && value !== ''));
  if (present['MONGODB_URI'] !== undefined || present['NODE_ENV'] === 'production') return own;
  return { ...besideStart(resolve(present['DATA_DIR'] ?? '.data')), ...present };
};
