import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The faults on the way to a server.
 * refuse: resets every connection, open ones too. blackhole: answers nothing and closes nothing; with `onlyNew` open
 * connections continue. mute: delivers requests and drops answers. delayMs: delays each piece in both directions. resetAfterBytes: resets a
 * connection after this much of the answer. bytesPerSecond: slows the answers down.
 */
export type Fault =
  | { kind: 'refuse' }
  | { kind: 'blackhole'; onlyNew?: boolean }
  | { kind: 'mute' }
  | { kind: 'delay'; delayMs: number }
  | { kind: 'reset'; resetAfterBytes: number }
  | { kind: 'trickle'; bytesPerSecond: number };

export type FaultProxy = {
  port: number;
  /** Takes effect at once, for open connections too where the fault allows it. Null removes the fault. */
  set(fault: Fault | null): void;
  /** The number of open connections. */
  connectionCount(): number;
  stop(): Promise<void>;
};

const maximumConnections = 500;
const maximumDelayMs = 60_000;
const sliceMs = 50;

type Passage = { client: Socket; isSwallowed: boolean; answeredBytes: number };

const requireBounds = (fault: Fault | null): void => {
  const isOutside = (value: number, maximum: number): boolean => !Number.isFinite(value) || value < 0 || value > maximum;
  if (fault?.kind === 'delay' && isOutside(fault.delayMs, maximumDelayMs)) throw new RangeError('delayMs must be between 0 and 60000.');
  if (fault?.kind === 'reset' && isOutside(fault.resetAfterBytes, Number.MAX_SAFE_INTEGER))
    throw new RangeError('resetAfterBytes must be 0 or more.');
  if (fault?.kind === 'trickle' && (isOutside(fault.bytesPerSecond, Number.MAX_SAFE_INTEGER) || fault.bytesPerSecond < 1)) {
    throw new RangeError('bytesPerSecond must be 1 or more.');
  }
};

/** A proxy on a free port of 127.0.0.1 between a client and `target` that injects the given faults. */
export const startFaultProxy = async ({ target }: { target: { host: string; port: number } }): Promise<FaultProxy> => {
  let fault: Fault | null = null;
  const stopping = new AbortController();
  const passages = new Set<Passage>();
  const sockets = new Set<Socket>();

  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Resets are expected here.
    socket.on('error', () => undefined);
  };
  const write = (socket: Socket, bytes: Buffer): Promise<void> =>
    new Promise((resolve) => {
      if (socket.destroyed) resolve();
      else socket.write(bytes, () => resolve());
    });
  const isSwallowed = (passage: Passage): boolean => fault?.kind === 'blackhole' && (passage.isSwallowed || fault.onlyNew !== true);
  const reset = ({ client }: Passage): void => void client.resetAndDestroy();

  const trickle = async (to: Socket, bytes: Buffer): Promise<void> => {
    for (let sent = 0; sent < bytes.length && !to.destroyed;) {
      // Read again for each slice, so that a removed fault ends for bytes in transit too.
      const slice = fault?.kind === 'trickle' ? Math.max(1, Math.round((fault.bytesPerSecond * sliceMs) / 1000)) : bytes.length;
      const waitMs = fault?.kind === 'trickle' ? (slice / fault.bytesPerSecond) * 1000 : 0;
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopping.signal });
      await write(to, bytes.subarray(sent, sent + slice));
      sent += slice;
    }
  };

  /** One direction. Pieces pass in order, and reads wait for writes: the sockets' buffers bound the memory. */
  const forward = async ({
    from,
    to,
    passage,
    isAnswer,
  }: {
    from: Socket;
    to: Socket;
    passage: Passage;
    isAnswer: boolean;
  }): Promise<void> => {
    for await (const piece of from) {
      if (!Buffer.isBuffer(piece)) continue;
      if (isSwallowed(passage) || (isAnswer && fault?.kind === 'mute')) continue;
      if (fault?.kind === 'delay') await sleep(fault.delayMs, undefined, { signal: stopping.signal });
      if (isAnswer && fault?.kind === 'reset') {
        const left = fault.resetAfterBytes - passage.answeredBytes;
        if (piece.length >= left) {
          if (left > 0) await write(to, piece.subarray(0, left));
          reset(passage);
          return;
        }
      }
      if (isAnswer) passage.answeredBytes += piece.length;
      if (isAnswer && fault?.kind === 'trickle') await trickle(to, piece);
      else await write(to, piece);
    }
    // The black hole swallows the end too: the other side never learns that this one has closed.
    if (!isSwallowed(passage)) to.end();
  };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    track(client);
    const passage: Passage = { client, isSwallowed: fault?.kind === 'blackhole', answeredBytes: 0 };
    if (fault?.kind === 'refuse' || passages.size >= maximumConnections) {
      reset(passage);
      return;
    }
    passages.add(passage);
    client.on('close', () => passages.delete(passage));
    const upstream = connect({ ...target, allowHalfOpen: true });
    track(upstream);
    client.on('close', () => upstream.destroy());
    // A target that is down appears to the client as a reset.
    upstream.on('error', () => reset(passage));
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    forward({ from: client, to: upstream, passage, isAnswer: false }).catch(end);
    forward({ from: upstream, to: client, passage, isAnswer: true }).catch(end);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');

  return {
    port: address.port,
    set: (next) => {
      requireBounds(next);
      fault = next;
      if (next?.kind === 'refuse') for (const passage of passages) reset(passage);
    },
    connectionCount: () => passages.size,
    stop: async () => {
      stopping.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
