import type DataLoader from 'dataloader';
import type { Viewer } from '../viewer.ts';

type Asked<Loaders> = { viewer: Viewer; loaders: Loaders };

/**
 * One entity as the graph reaches it: by a reference of the router's and by id from a root field. Both read through the same loader, which knows no
 * viewer, and ask the same policy. Not there and not the viewer's are the same answer: null.
 */
export const defineEntity = <Loaders, Row>({
  loader,
  mayRead = () => true,
}: {
  loader: (loaders: Loaders) => DataLoader<string, Row | null>;
  mayRead?: (viewer: Viewer, row: Row, loaders: Loaders) => boolean | Promise<boolean>;
}) => {
  const read = async (id: string, { viewer, loaders }: Asked<Loaders>): Promise<Row | null> => {
    const row = await loader(loaders).load(id);
    return row !== null && (await mayRead(viewer, row, loaders)) ? row : null;
  };
  return {
    /** The `__resolveReference` of the type. */
    resolveReference: ({ id }: { id: string }, context: Asked<Loaders>) => read(id, context),
    read,
  };
};

/** The `__resolveReference` of a type that another subgraph owns: whether the object exists is for its owner to decide. */
export const referenceById = ({ id }: { id: string }): { id: string } => ({ id });
