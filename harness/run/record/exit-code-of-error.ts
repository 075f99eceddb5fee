import { type ErrorCode, HarnessError } from '../../errors.ts';

/**
 * The exit code of what could not go on: 1 where it left users changed, 2 for what the user can fix, 3 for a target that is in
 * use, 5 for one that does not respond, 4 for what we must.
 */
export function exitCodeOfError(cause: unknown): 1 | 2 | 3 | 4 | 5 {
  return cause instanceof HarnessError ? exitCodeOfCode(cause.code) : 4;
}

/** The same by the error's code. */
export function exitCodeOfCode(code: ErrorCode): 1 | 2 | 3 | 4 | 5 {
  if (code === 'INTERNAL' || code === 'REQUIREMENT_INVALID') return 4;
  if (code === 'USERS_CHANGED') return 1;
  if (code === 'TARGET_UNREACHABLE') return 5;
  return code === 'TARGET_LOCKED' || code === 'JOURNAL_UNFINISHED' ? 3 : 2;
}
