import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { renderMarkdown } from './markdown.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of markdownRenderer.ts');
port.on('message', (markdown: unknown) => port.postMessage(renderMarkdown(z.string().parse(markdown))));
