/**
 * npm run fresh-start                    clones the project and starts it: how long it takes from the clone to the first answer, and to start again
 * npm run fresh-start -- --npm <path>    the same with another npm (its npm-cli.js)
 *
 * On a machine that does nothing else, with the packages in npm's cache and a mongod in .cache: 45 s to the first answer, 4 s to start again.
 */
import { parseArgs } from 'node:util';
import { cloneProject, npmStart } from './freshClone.ts';

const firstAnswerMaxSeconds = 45;
const startMaxSeconds = 4;

const { values } = parseArgs({ options: { npm: { type: 'string' } } });
const npm = values.npm === undefined ? ['npm'] : [process.execPath, values.npm];
const clonedAt = performance.now();
const { folder, remove } = await cloneProject();
const cloneSeconds = (performance.now() - clonedAt) / 1000;
try {
  const first = await npmStart({ folder, npm });
  await first.stop();
  const second = await npmStart({ folder, npm });
  await second.stop();
  const total = cloneSeconds + first.firstAnswerSeconds;
  const line = (name: string, seconds: number, maximum?: number): string =>
    `  ${name.padEnd(34)}${seconds.toFixed(1).padStart(6)} s${maximum === undefined ? '' : `   (${String(maximum)} s at most)`}`;
  console.log(
    [
      'a fresh clone',
      line('clone', cloneSeconds),
      line('packages and Node', first.firstAnswerSeconds - first.readySeconds),
      line('first start', first.readySeconds),
      line('clone to first answer', total, firstAnswerMaxSeconds),
      line('starting again', second.readySeconds, startMaxSeconds),
      line('npm start to first answer, again', second.firstAnswerSeconds),
    ].join('\n'),
  );
  process.exitCode = total <= firstAnswerMaxSeconds && second.readySeconds <= startMaxSeconds ? 0 : 1;
} finally {
  await remove();
}
