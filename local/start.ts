/**
 * npm start               the whole product on this machine; data stay in DATA_DIR (.data)
 * npm start -- --reset    the same, with the data thrown away first
 *
 * In production it runs on the configured services alone and writes nothing into DATA_DIR.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before anything else is loaded: it spares later starts the stripping of types and the compiling, a third of their work.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'));
const { start } = await import('./startProduct.ts');
await start();
