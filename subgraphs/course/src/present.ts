/** The rows that `loadMany` found, in order. What failed is a fault of the whole list: a list with silent gaps would be taken for the truth. */
export const present = <Row>(loaded: readonly (Row | Error | null)[]): Row[] => {
  const rows: Row[] = [];
  for (const each of loaded) {
    if (each instanceof Error) throw each;
    if (each !== null) rows.push(each);
  }
  return rows;
};

/** What must be there for as long as its parent is. */
export const required = <Row>(row: Row | null, what: string): Row => {
  if (row === null) throw new Error(`${what} is not there`);
  return row;
};
