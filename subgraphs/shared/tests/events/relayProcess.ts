import { systemClock } from '../../clock.ts';
import { createLogger } from '../../log.ts';
import { createInbox } from '../../events/inbox.ts';
import { createInProcessTransport } from '../../events/inProcessTransport.ts';
import { createRelay } from '../../events/relay.ts';
import { connectMongo } from '../../mongo/connection.ts';
import { countingConsumer } from './eventFixtures.ts';

// A separate process to be killed: a relay and both its consumers on a given database. It ends with its parent.
const [uri = '', database = ''] = process.argv.slice(2);
process.stdin.resume().on('end', () => process.exit(0));

const clock = systemClock();
const log = createLogger({ service: 'relay', level: 'silent' });
const { connection, untilReady } = connectMongo({ uri, database, log });
await untilReady();
const transport = createInProcessTransport();
for (const subgraph of ['ai', 'community'] as const) {
  const inbox = createInbox({ connection, subgraph, consumers: [countingConsumer({ connection, subgraph })], clock, log });
  transport.register({ subgraph, receive: inbox.receive });
}
const relay = createRelay({
  connection,
  publisher: 'course',
  transport,
  clock,
  log,
  sweepEveryMs: 100,
  tuning: { leaseMs: 2_000, sendTimeoutMs: 1_500, maxBackoffMs: 1_000, maxAttempts: 100, batchSize: 25 },
});
relay.start();
process.stdout.write('running\n');
