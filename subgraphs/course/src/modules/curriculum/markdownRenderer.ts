import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { rateLimited } from '#shared/faults.ts';
import { asPlainText } from './markdown.ts';
import type { Rendering } from './markdown.ts';

const renderingSchema = z.union([z.object({ html: z.string() }), z.object({ fault: z.enum(['NESTING', 'TABLE_COLUMNS', 'PROPORTION']) })]);

// The rules bound the work. This limit covers cases that they miss: a hundred times the duration of the longest legal text.
const longestRenderingMs = 20_000;
const heapMegabytes = 256;
const mostWaiting = 200;

/**
 * Renders Markdown in a separate thread, one text at a time, so that no text blocks the event loop. The thread starts with the first text and does
 * not prevent the process from ending.
 */
export const createMarkdownRenderer = ({ limitMs = longestRenderingMs }: { limitMs?: number } = {}) => {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const openThread = (): Worker => {
    const opened = new Worker(new URL('./markdownThread.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    opened.unref();
    opened.once('exit', () => {
      if (thread === opened) thread = null;
    });
    return opened;
  };

  const renderNext = (markdown: string): Promise<Rendering> =>
    new Promise((resolve, reject) => {
      const current = (thread ??= openThread());
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        current.off('message', onMessage).off('error', onError).off('exit', onExit);
        finish();
      };
      // Authors cannot know the limits of time and memory, but the solution is the same: simplify the text.
      const giveUp = (): void => {
        settle(() => resolve({ fault: 'PROPORTION' }));
        thread = null;
        void current.terminate();
      };
      const onMessage = (message: unknown): void => settle(() => resolve(renderingSchema.parse(message)));
      const onError = (error: Error & { code?: string }): void =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : settle(() => reject(error));
      const onExit = (): void => settle(() => reject(new Error('the Markdown thread ended')));
      const timer = setTimeout(giveUp, limitMs);
      current.on('message', onMessage).on('error', onError).on('exit', onExit);
      current.postMessage(markdown);
    });

  const render = async (markdown: string): Promise<Rendering> => {
    if (waiting >= mostWaiting) throw rateLimited(1);
    waiting += 1;
    const rendering = last.then(() => renderNext(markdown));
    last = rendering.catch(() => undefined);
    try {
      return await rendering;
    } finally {
      waiting -= 1;
    }
  };

  return {
    /** @throws RATE_LIMITED when too many texts wait. */
    render,
    /** Renders a text that an earlier release accepted. Texts that today's rules reject become plain text. */
    async renderAccepted(markdown: string): Promise<string> {
      const rendering = await render(markdown);
      return 'html' in rendering ? rendering.html : asPlainText(markdown);
    },
    async close(): Promise<void> {
      await last;
      await thread?.terminate();
    },
  };
};
export type MarkdownRenderer = ReturnType<typeof createMarkdownRenderer>;
