import DataLoader from 'dataloader';

/** One row a key, null where there is none. `load` is called once for all keys asked for in one tick. */
export const loaderByKey = <Row>({
  load,
  keyOf,
}: {
  load: (keys: readonly string[]) => Promise<readonly Row[]>;
  keyOf: (row: Row) => string;
}): DataLoader<string, Row | null> =>
  new DataLoader(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });

/** All rows of a foreign key, in the order `load` gives them. `prime` receives each, so that a look-up by id costs nothing more. */
export const loaderByForeignKey = <Row>({
  load,
  keyOf,
  prime,
}: {
  load: (keys: readonly string[]) => Promise<readonly Row[]>;
  keyOf: (row: Row) => string;
  prime?: (row: Row) => void;
}): DataLoader<string, Row[]> =>
  new DataLoader(async (keys) => {
    const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await load(keys)) {
      groups.get(keyOf(row))?.push(row);
      prime?.(row);
    }
    return keys.map((key) => groups.get(key) ?? []);
  });
