import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const codeOf = (error: unknown): string | null => (error instanceof Error && 'code' in error ? String(error.code) : null);

const isFolder = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (found !== null && !found.isDirectory()) throw new Error(`${path} is not a folder`);
  return found !== null;
};

/**
 * Creates a folder and its missing parents one by one. Node's own recursive mkdir never ends where a file system rejects new names as
 * if their folder were missing, as /proc does.
 */
export const makeFolder = async (path: string): Promise<void> => {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  await mkdir(path).catch(async (error: unknown) => {
    // Another process created it first, or a link of that name points nowhere.
    if (codeOf(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
  });
};
