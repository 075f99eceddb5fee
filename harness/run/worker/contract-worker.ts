/** The entry of a worker thread: the house is loaded after it is known where its compiled code is kept. */
import { flushCompileCache } from 'node:module';
import { keepCompiledCode } from '../../compile-cache.ts';

keepCompiledCode();
const { runContract } = await import('./contract-task.ts');
// A thread is ended when its work is done, without the chance to write then.
flushCompileCache();

export default runContract;
