import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './safety/make-folder.ts';

/**
 * Keeps what Node compiles for the next start, in this user's own cache folder: others of this machine must not be able to put code
 * there. Each thread has to ask for itself. Never fails: without the folder, or on a Node that cannot, everything is compiled anew.
 */
export function keepCompiledCode(environment: NodeJS.ProcessEnv = process.env): void {
  const { NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (NODE_COMPILE_CACHE) return;
  const home = XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache');
  const folder = join(home, 'rolecall', 'compiled');
  try {
    makeFolder(folder);
  } catch {
    // Node would try for ever to make it in some places.
    return;
  }
  nodeModule.enableCompileCache?.(folder);
}
