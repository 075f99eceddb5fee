import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** A task on its way to a process, and what comes back for it. */
interface Numbered<Content> {
  readonly number: number;
  readonly content: Content;
}

/**
 * Hands tasks to processes that run `script`, one per core unless told otherwise, several at a time to each, since most of a task is
 * waiting; hands each response on. The script calls `serveTasks`. Resolves when the last response is in.
 */
export async function runInProcesses<Task extends object, Response extends object>(
  script: URL,
  tasks: readonly Task[],
  onResponse: (response: Response, task: Task) => void,
  { processes = availableParallelism(), atOnce = 4 } = {},
): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, worker));

  function worker(): Promise<void> {
    const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const current = new Map<number, Task>();
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (current.size === 0) resolve();
        else reject(new Error(`a process ended with ${code ?? signal} on ${JSON.stringify([...current.values()])}`));
      });
      // The script and its caller agree on the type of a response; the channel cannot carry it.
      child.on('message', (message) => {
        if (message !== 'ready') {
          const { number, content } = message as Numbered<Response>;
          const task = current.get(number);
          current.delete(number);
          if (task) onResponse(content, task);
        }
        while (current.size < atOnce && next < tasks.length) send(next++);
        if (current.size === 0) child.kill();
      });
      function send(number: number): void {
        const task = tasks[number];
        if (!task) return;
        current.set(number, task);
        child.send({ number, content: task } satisfies Numbered<Task>);
      }
    });
  }
}

/** The other end, in the process: does each task that arrives and sends back what `work` makes of it. `work` does not throw. */
export function serveTasks<Task, Response>(work: (task: Task) => Promise<Response>): void {
  process.on('message', ({ number, content }: Numbered<Task>) => {
    void work(content).then((response) => process.send?.({ number, content: response } satisfies Numbered<Response>));
  });
  process.send?.('ready');
}
