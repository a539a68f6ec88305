import type { SubgraphName } from '#events/envelope.ts';
import { TransportUnavailableError } from './eventErrors.ts';
import type { Receive, Transport } from './transport.ts';

export type InProcessTransport = Transport & { register(registration: { subgraph: SubgraphName; receive: Receive }): void };

/** For subgraphs that share a process: the consumer's inbox is called directly. One instance serves all publishers. */
export const createInProcessTransport = (): InProcessTransport => {
  const receivers = new Map<SubgraphName, Receive>();
  return {
    register: ({ subgraph, receive }) => void receivers.set(subgraph, receive),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: async ({ consumer, envelope }) => {
      const receive = receivers.get(consumer);
      if (!receive) throw new TransportUnavailableError(`no receiver for ${consumer} in this process`);
      // A copy, as over any wire: consumers cannot see each other's changes to it.
      await receive(structuredClone(envelope));
      return 'received';
    },
    // Every answer of send is final here.
    onReceipt: () => undefined,
  };
};
