import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Hands tasks to processes that run `script`, one per core unless told otherwise, and hands each response on. The script sends `ready` once,
 * then one response for each message. Resolves when the last response is in.
 */
export async function runInProcesses<Task extends object, DocumentedResponse extends object>(
  script: URL,
  tasks: readonly Task[],
  onResponse: (response: DocumentedResponse, task: Task) => void,
  processes = availableParallelism(),
): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, worker));

  function worker(): Promise<void> {
    const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let current: Task | undefined;
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (current === undefined) resolve();
        else reject(new Error(`a process ended with ${code ?? signal} on ${JSON.stringify(current)}`));
      });
      // The script and its caller agree on the type of a response; the channel cannot carry it.
      child.on('message', (message) => {
        if (current) onResponse(message as DocumentedResponse, current);
        current = tasks[next++];
        if (current) child.send(current);
        else child.kill();
      });
    });
  }
}
