import type { Page } from '../lists/list.ts';

/** The resolvers of any connection type whose mapper is `Page<Row>`. */
export const connectionResolvers = <Row>() => ({
  nodes: (page: Page<Row>) => [...page.rows],
  edges: (page: Page<Row>) => page.rows.map((node) => ({ node, cursor: page.cursorOf(node) })),
  pageInfo: (page: Page<Row>) => {
    const [first, last] = [page.rows[0], page.rows.at(-1)];
    return {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: first === undefined ? null : page.cursorOf(first),
      endCursor: last === undefined ? null : page.cursorOf(last),
    };
  },
  totalCount: (page: Page<Row>) => page.countAll(),
});
