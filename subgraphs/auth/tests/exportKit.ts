import { expect, onTestFinished } from 'vitest';
import { otherSubgraphs } from '#events/envelope.ts';
import type { EventDraft, OtherSubgraph } from '#events/envelope.ts';
import { exportParts } from '#events/privacy.ts';
import { createHttpApp } from '#shared/hosting/httpHost.ts';
import { createLogger } from '#shared/log.ts';
import type { CallerKind } from '#shared/tests/kit/callers.ts';
import { at, textAt } from '#shared/tests/kit/startSubgraph.ts';
import type { Viewer } from '#shared/viewer.ts';
import { dataExport, requestDataExport } from './documents.ts';
import { goodPassword } from './kit.ts';
import type { Auth, Person } from './kit.ts';

export const requestExport = (auth: Auth, { viewer }: Person, password = goodPassword) =>
  auth.ask(viewer, requestDataExport, { input: { password } });
/** Requests an export and returns its id. */
export const beginExport = async (auth: Auth, person: Person): Promise<string> =>
  textAt((await requestExport(auth, person)).data, 'requestDataExport.dataExport.id');
export const exportSeenBy = async (auth: Auth, as: CallerKind | Viewer, id: string): Promise<unknown> =>
  at((await auth.ask(as, dataExport, { id })).data, 'dataExport');
export const stateOf = async (auth: Auth, { viewer }: Person, id: string): Promise<unknown> =>
  at(await exportSeenBy(auth, viewer, id), 'state');

type Part = { subgraph: OtherSubgraph; exportId: string; userId: string; index?: number; isLast?: boolean; rows?: object[] };
/** A part of an export, published by another subgraph. */
export const partOf = ({ subgraph, exportId, userId, index = 0, isLast = true, rows = [] }: Part): EventDraft =>
  exportParts[subgraph].draft({
    aggregateId: exportId,
    sequence: index,
    occurredAt: new Date(),
    payload: { exportId, userId, index, isLast, text: JSON.stringify([{ collection: `${subgraph}Things`, rows }]) },
  });

/** Delivers one empty part of every other subgraph. */
export const deliverAllParts = async (auth: Auth, { exportId, userId }: { exportId: string; userId: string }): Promise<void> => {
  for (const subgraph of otherSubgraphs) await auth.deliver(partOf({ subgraph, exportId, userId }));
};

/** Requests an export, lets it succeed and returns its id. */
export const completeExport = async (auth: Auth, person: Person): Promise<string> => {
  const exportId = await beginExport(auth, person);
  await deliverAllParts(auth, { exportId, userId: person.userId });
  await expect.poll(() => stateOf(auth, person, exportId)).toBe('SUCCEEDED');
  return exportId;
};
export const tokenOfExport = async (auth: Auth, { viewer }: Person, id: string): Promise<string> => {
  const url = new URL(textAt(await exportSeenBy(auth, viewer, id), 'downloadUrl'));
  return url.searchParams.get('token') ?? '';
};

/** Serves the subgraph over HTTP, as NGINX reaches it. */
export const serveHttp = async (auth: Auth) => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const log = createLogger({ service: 'test', level: 'info', destination: { write } });
  const serviceSecret = 'Zq3-7pLw9_sVxT2mR8bYkHdN5cJ4fGaU';
  const app = await createHttpApp({ subgraph: auth.subgraph, serviceSecret, clock: auth.clock, log, revocations: null });
  onTestFinished(() => app.close());
  const fetchExport = (token: string, method: 'GET' | 'HEAD' = 'GET') =>
    app.inject({ method, url: `/exports?token=${encodeURIComponent(token)}` });
  return { app, fetchExport, lines };
};
