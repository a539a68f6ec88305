/**
 * npm start               the whole product on this machine; data stay in DATA_DIR (.data)
 * npm start -- --reset    the same, after deleting the data
 *
 * In production it runs on the configured services only and writes nothing into DATA_DIR.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before any other import: later starts then skip stripping types and compiling, a third of their work.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'));
const { start } = await import('./startProduct.ts');
await start();
