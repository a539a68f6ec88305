import { expect, onTestFinished } from 'vitest';
import { otherSubgraphs } from '#events/envelope.ts';
import type { AnyEnvelope, OtherSubgraph } from '#events/envelope.ts';
import { exportParts } from '#events/privacy.ts';
import { createHttpApp } from '#shared/hosting/httpHost.ts';
import { newId } from '#shared/ids.ts';
import { createLogger } from '#shared/log.ts';
import { at, goodPassword, row, textAt } from './kit.ts';
import type { Answer, Auth, Person } from './kit.ts';

export const requestDataExport = `mutation ($input: RequestDataExportInput!) {
  requestDataExport(input: $input) {
    dataExport { id state downloadUrl expiresAt createdAt }
    userErrors { __typename ... on UserError { code message path } ... on RateLimitedError { retryAfterSeconds } }
  }
}`;
export const dataExport = 'query ($id: ID!) { dataExport(id: $id) { id state downloadUrl expiresAt createdAt } }';

export const requestAs = (auth: Auth, person: Person, password = goodPassword): Promise<Answer> =>
  auth.ask(requestDataExport, { input: { password } }, { viewer: person.viewer });
export const begin = async (auth: Auth, person: Person): Promise<string> =>
  textAt((await requestAs(auth, person)).data, 'requestDataExport', 'dataExport', 'id');
export const exportAs = async (auth: Auth, person: Pick<Person, 'viewer'>, id: string): Promise<unknown> =>
  at((await auth.ask(dataExport, { id }, { viewer: person.viewer })).data, 'dataExport');
export const stateOf = async (auth: Auth, person: Person, id: string): Promise<unknown> => at(await exportAs(auth, person, id), 'state');

/** What a subgraph says, as the transport hands it on. */
export const partOf = ({
  subgraph,
  exportId,
  userId,
  index = 0,
  isLast = true,
  rows = [],
}: {
  subgraph: OtherSubgraph;
  exportId: string;
  userId: string;
  index?: number;
  isLast?: boolean;
  rows?: object[];
}): AnyEnvelope => {
  const { type, version, publisher, aggregate, occurredAt, organizationId, payload } = exportParts[subgraph].draft({
    aggregateId: exportId,
    sequence: index,
    occurredAt: new Date(),
    payload: { exportId, userId, index, isLast, text: JSON.stringify([{ collection: `${subgraph}Things`, rows }]) },
  });
  return {
    ...{ type, version, publisher, aggregate, occurredAt, organizationId, payload },
    id: newId('evt'),
    recordedAt: new Date().toISOString(),
    actor: { kind: 'system', name: 'export' },
    traceparent: null,
    requestId: null,
  };
};

/** Every other subgraph has said that it holds nothing. */
export const answerAll = async (auth: Auth, { exportId, userId }: { exportId: string; userId: string }): Promise<void> => {
  for (const subgraph of otherSubgraphs) await auth.receive(partOf({ subgraph, exportId, userId }));
};

export const readyExport = async (auth: Auth, person: Person): Promise<string> => {
  const exportId = await begin(auth, person);
  await answerAll(auth, { exportId, userId: person.userId });
  await expect.poll(() => stateOf(auth, person, exportId)).toBe('SUCCEEDED');
  return exportId;
};
export const tokenOfExport = async (auth: Auth, person: Person, id: string): Promise<string> => {
  const url = new URL(textAt(await exportAs(auth, person, id), 'downloadUrl'));
  return url.searchParams.get('token') ?? '';
};

/** The subgraph over HTTP, as NGINX reaches it. */
export const overHttp = async (auth: Auth) => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(row.parse(JSON.parse(line)));
  const log = createLogger({ service: 'test', level: 'info', destination: { write } });
  const serviceSecret = 'Zq3-7pLw9_sVxT2mR8bYkHdN5cJ4fGaU';
  const app = await createHttpApp({ subgraph: auth.subgraph, serviceSecret, clock: auth.clock, log, revocations: null });
  onTestFinished(() => app.close());
  const fetchExport = (token: string, method: 'GET' | 'HEAD' = 'GET') =>
    app.inject({ method, url: `/exports?token=${encodeURIComponent(token)}` });
  return { app, fetchExport, lines };
};
