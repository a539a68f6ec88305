import type { FastifyInstance } from 'fastify';

const lookEveryMs = 50;

/**
 * Ends each kept-alive connection as soon as it has its last answer. Closing a server ends those that are idle at that moment only: one that
 * was still being answered would hold the process up for as long as its client likes to keep it.
 */
export const endIdleConnectionsWhileClosing = (app: FastifyInstance): void => {
  app.addHook('preClose', (done) => {
    const timer = setInterval(() => app.server.closeIdleConnections(), lookEveryMs);
    app.server.once('close', () => clearInterval(timer));
    // A server that never listened emits no close event.
    if (!app.server.listening) clearInterval(timer);
    done();
  });
};
