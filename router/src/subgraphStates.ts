import type { PartState } from '#shared/hosting/health.ts';

const timeoutMs = 1_000;
const keptMs = 1_000;

const stateOfSubgraph = async (url: string): Promise<PartState> => {
  try {
    const answer = await fetch(new URL('/health/ready', url), { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    return answer.ok ? 'ready' : 'starting';
  } catch {
    return 'unreachable';
  }
};

/** Asks each subgraph for its health. However often it is called, one question a second goes out to each. */
export const createSubgraphStates = (urls: Readonly<Record<string, string>>): (() => Promise<Readonly<Record<string, PartState>>>) => {
  let asked: Promise<Readonly<Record<string, PartState>>> | null = null;
  const ask = async (): Promise<Readonly<Record<string, PartState>>> =>
    Object.fromEntries(await Promise.all(Object.entries(urls).map(async ([name, url]) => [name, await stateOfSubgraph(url)] as const)));
  return () => {
    if (asked !== null) return asked;
    const answer = ask();
    asked = answer;
    void answer.finally(() => setTimeout(() => (asked = null), keptMs).unref());
    return answer;
  };
};
