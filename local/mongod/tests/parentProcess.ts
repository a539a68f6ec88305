// A parent for the test to kill: starts a mongod on the given folder, prints its address and waits.
import { startMongod } from '../startMongod.ts';

const [binary, dataDir] = process.argv.slice(2);
if (binary === undefined || dataDir === undefined) throw new Error('usage: parentProcess.ts <binary> <dataDir>');
const { uri, port, pid } = await startMongod({ binary, dataDir, log: () => {} });
process.stdout.write(`${JSON.stringify({ uri, port, pid })}\n`);
