/** Signals that ask a program to end: Ctrl-C, a supervisor, a closed terminal, Ctrl-\\. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Calls `end` for the first signal or closed pipe, so that users are restored before the process ends. The second says
 * what to type if that takes too long; the third ends at once. Returns what takes the listeners off.
 */
export function endOnSignals(end: () => void, restoreLines: () => readonly string[]): () => void {
  let count = 0;
  const onSignal = () => {
    count += 1;
    if (count === 1) return end();
    if (count > 2) process.exit(130);
    tell(
      [
        'users are being restored; once more ends at once, and leaves it to:',
        ...restoreLines().map((line) => `  ${line}`),
      ].join('\n'),
    );
  };
  const onBroken = (cause: NodeJS.ErrnoException) => {
    // Nobody reads any more (| head): what is changed has to be restored all the same.
    if (cause.code !== 'EPIPE' && cause.code !== 'ERR_STREAM_DESTROYED') throw cause;
    if (count === 0) onSignal();
  };
  for (const name of signals) process.on(name, onSignal);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onBroken);
  return () => {
    for (const name of signals) process.off(name, onSignal);
    // What is printed last may break too; only now nothing is left to be restored.
    for (const stream of [process.stdout, process.stderr]) stream.off('error', onBroken).on('error', () => {});
  };
}

function tell(text: string): void {
  try {
    process.stderr.write(`\n${text}\n`);
  } catch {
    // There is nobody to tell.
  }
}
