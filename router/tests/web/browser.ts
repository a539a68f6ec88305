import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import chromiumBinary from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

// Nothing but what a test asks for leaves the machine: no updates, no reports, no look-ups.
const quietly = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--no-first-run',
  '--no-pings',
  '--metrics-recording-only',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/** A real browser, without a window; not with the arguments of its package, which switch web security off. The caller closes it. */
export const startBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumBinary.executablePath(), args: quietly, headless: true });

const page = '<!doctype html><title>HAR Academy</title><p>app';

/** A server of one page, empty but for a script, on a separate origin. */
export const servePage = async ({ script }: { script?: string } = {}): Promise<{ port: number; stop: () => Promise<void> }> => {
  const server = createServer(({ url }, response) => {
    const isScript = url === '/app.js' && script !== undefined;
    response.writeHead(200, { 'content-type': `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8` });
    response.end(isScript ? script : `${page}${script === undefined ? '' : '<script type="module" src="/app.js"></script>'}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
