/** The rows that `loadMany` found, in order. A failed load fails the whole list: a list with silent gaps would look complete. */
export const foundRows = <Row>(loaded: readonly (Row | Error | null)[]): Row[] => {
  const rows: Row[] = [];
  for (const each of loaded) {
    if (each instanceof Error) throw each;
    if (each !== null) rows.push(each);
  }
  return rows;
};

/** A row that exists for as long as its parent does. */
export const requireRow = <Row>(row: Row | null, name: string): Row => {
  if (row === null) throw new Error(`missing row: ${name}`);
  return row;
};
