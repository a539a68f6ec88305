import { systemClock } from '../../clock.ts';
import type { SubgraphName } from '#events/envelope.ts';
import { createInbox } from '../../events/inbox.ts';
import { createInProcessTransport } from '../../events/inProcessTransport.ts';
import { outboxCollection } from '../../events/outbox.collection.ts';
import type { OutboxRow } from '../../events/outbox.collection.ts';
import { collectionOf } from '../../mongo/connection.ts';
import type { Connection } from '../../mongo/connection.ts';
import { silent, testDatabase } from '../mongo/testDatabase.ts';
import { countingConsumer, eventIndexes } from './eventFixtures.ts';

export const openDatabase = () => testDatabase({ indexes: eventIndexes });
export const rowsOf = (connection: Connection) => collectionOf<OutboxRow>({ connection, name: outboxCollection.name });
export const countingTransport = ({
  connection,
  subgraphs = ['ai', 'community'],
}: {
  connection: Connection;
  subgraphs?: readonly SubgraphName[];
}) => {
  const transport = createInProcessTransport();
  for (const subgraph of subgraphs) {
    const inbox = createInbox({
      connection,
      subgraph,
      consumers: [countingConsumer({ connection, subgraph })],
      clock: systemClock(),
      log: silent,
    });
    transport.register({ subgraph, receive: inbox.receive });
  }
  return transport;
};

export const deliveryTo = (row: OutboxRow | null, subgraph: SubgraphName) =>
  row?.deliveries.find((delivery) => delivery.consumer === subgraph);
