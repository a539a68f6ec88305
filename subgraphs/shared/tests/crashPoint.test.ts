import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { crashPoints, neverCrash } from '../crashPoint.ts';

const script = fileURLToPath(new URL('./crashingProcess.ts', import.meta.url));

const run = async (...crashAt: string[]) => {
  const child = spawn(process.execPath, [script, ...crashAt], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const [code, signal]: unknown[] = await once(child, 'close');
  return { code, signal, said: said.trim().split('\n') };
};

test('a process told to crash at a point dies there by SIGKILL: no handler runs and not a line more', async () => {
  expect(await run('before-commit')).toEqual({ code: null, signal: 'SIGKILL', said: ['start'] });
  expect(await run('after-commit')).toEqual({ code: null, signal: 'SIGKILL', said: ['start', 'committed'] });
});

test('a process told nothing, or a point it never reaches, runs to its end', async () => {
  const whole = { code: 0, signal: null, said: ['start', 'committed', 'answered', 'finally', 'exit handler'] };
  expect(await run()).toEqual(whole);
  expect(await run('elsewhere')).toEqual(whole);
});

test('outside test builds a point does nothing', () => {
  expect(crashPoints({ crashAt: null })).toBe(neverCrash);
  expect(() => neverCrash('before-commit')).not.toThrow();
});
