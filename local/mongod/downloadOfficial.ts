// A process of its own: the library has no deadline, and only a process can be ended from outside at any moment.
import { MongoBinary } from 'mongodb-memory-server-core';

const [downloadDir, version] = process.argv.slice(2);
if (downloadDir === undefined || version === undefined) throw new Error('usage: downloadOfficial.ts <directory> <version>');
try {
  process.stdout.write(`\n${await MongoBinary.getPath({ downloadDir, version })}\n`);
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
