import { crashPoints } from '../crashPoint.ts';

// Says how far it came. Whatever stands after the point at which it crashes must never be printed.
const reachPoint = crashPoints({ crashAt: process.argv[2] ?? null });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.on('exit', () => say('exit handler'));
process.on('SIGTERM', () => say('signal handler'));
try {
  say('start');
  reachPoint('before-commit');
  say('committed');
  reachPoint('after-commit');
  say('answered');
} finally {
  say('finally');
}
