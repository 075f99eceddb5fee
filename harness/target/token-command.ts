import { execFile } from 'node:child_process';
import { HarnessError } from '../errors.ts';
import type { CallerName, TokenCommand } from '../model/target.ts';

/** Longest that a token command may take, in milliseconds. */
const patienceMs = 30_000;

/** Runs a caller's token command, without a shell, and gives the whole value of its header. Its stderr goes to the terminal. */
export function fetchToken(caller: CallerName, { command, prefix = '' }: TokenCommand): Promise<string> {
  const [program = '', ...rest] = command;
  return new Promise((resolve, reject) => {
    const child = execFile(program, rest, { timeout: patienceMs, encoding: 'utf8' }, (refusal, stdout) => {
      const token = stdout.trim();
      if (refusal !== null) reject(failed(caller, program, whyOf(refusal), refusal));
      else if (token === '') reject(failed(caller, program, 'it printed nothing'));
      else if (/[^\x21-\x7e]/.test(token)) reject(failed(caller, program, 'it printed more than one word on one line'));
      else resolve(prefix + token);
    });
    child.stderr?.pipe(process.stderr, { end: false });
    child.stdin?.end();
  });
}

// What the program printed may hold a secret, so no message repeats it.
function whyOf(refusal: Error & { code?: unknown; killed?: boolean }): string {
  if (refusal.killed === true) return `it did not end within ${patienceMs / 1000} s`;
  if (refusal.code === 'ENOENT') return 'there is no such program';
  return `it ended with ${typeof refusal.code === 'number' ? `exit code ${refusal.code}` : String(refusal.code)}`;
}

function failed(caller: CallerName, program: string, why: string, cause?: Error): HarnessError {
  return new HarnessError(
    'TARGET_INVALID',
    `the token command of caller "${caller}" (${program}) gives no token: ${why}`,
    `run the command of callers.${caller}.token by hand; it must print the token and nothing else`,
    cause === undefined ? {} : { cause },
  );
}
