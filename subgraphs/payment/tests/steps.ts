import type { Connection } from 'mongoose';
import type { PaymentOrder, PaymentProviderPort } from '../src/modules/checkout/provider/paymentProvider.ts';

export class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

type Command = { commandName: string; command: Record<string, unknown> };

const uncounted: ReadonlySet<string> = new Set(['abortTransaction', 'endSessions', 'getMore', 'killCursors', 'createIndexes']);
// The relay reads and updates the outbox in the background. An insert is a step of the process that publishes.
const isRelay = ({ commandName, command }: Command): boolean => command[commandName] === 'outbox' && commandName !== 'insert';

/**
 * The steps of one process: its commands to the database and its requests to the payment provider. A process that is killed at a step sends neither that
 * one nor any later one. The server's end of an open transaction, which takes a minute after a real kill, is an abort here.
 */
export const createSteps = () => {
  let taken: string[] = [];
  let isCounting = false;
  let killedAt: number | null = null;
  let isDead = false;

  const take = (step: string, isCounted = true): void => {
    if (isCounting && isCounted && !isDead) {
      taken.push(step);
      isDead = taken.length === killedAt;
    }
    if (isDead) throw new ProcessKilled(step);
  };

  return {
    /** Counts from here on. The process ends in place of the step with this number, the first being 1; null kills it at none. */
    count: (killAt: number | null = null): void => {
      taken = [];
      isCounting = true;
      killedAt = killAt;
    },
    taken: (): readonly string[] => taken,
    isDead: (): boolean => isDead,

    watch: (connection: Connection): void => {
      connection.getClient().on('commandStarted', (started: Command) => {
        const { commandName, command } = started;
        if (uncounted.has(commandName)) return;
        const collection = command[commandName];
        take(typeof collection === 'string' ? `${commandName} ${collection}` : commandName, !isRelay(started));
      });
    },

    watched: (provider: PaymentProviderPort): PaymentProviderPort => {
      const counted =
        <Argument, Result>(name: string, request: (given: Argument) => Promise<Result>) =>
        async (given: Argument): Promise<Result> => {
          take(`provider.${name}`);
          return request(given);
        };
      return {
        ...provider,
        create: counted('create', (order: PaymentOrder) => provider.create(order)),
        confirm: counted('confirm', (confirmation: Parameters<typeof provider.confirm>[0]) => provider.confirm(confirmation)),
        readBack: counted('readBack', (reference: string) => provider.readBack(reference)),
        cancel: counted('cancel', (reference: string) => provider.cancel(reference)),
        clientSecret: counted('clientSecret', (reference: string) => provider.clientSecret(reference)),
      };
    },
  };
};
export type Steps = ReturnType<typeof createSteps>;
