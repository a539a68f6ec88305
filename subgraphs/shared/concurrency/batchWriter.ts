import { runDetached } from './deadline.ts';

/**
 * Gathers what arrives while a write is under way into the next write: one at a time is quick when there is little, many together when there is much.
 * add resolves when its item is written.
 */
export const createBatchWriter = <Item>({
  write,
  maxItems = 200,
}: {
  write: (items: readonly Item[]) => Promise<void>;
  maxItems?: number;
}) => {
  let waiting: { item: Item; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let isWriting = false;

  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxItems);
      waiting = waiting.slice(maxItems);
      try {
        await write(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  };

  return {
    add: (item: Item): Promise<void> =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        // A write serves several callers. The deadline of one caller does not bound it.
        if (!isWriting) void runDetached(writeAll);
      }),
  };
};
