import type { Run } from '../run.ts';

/**
 * Why a run did not end with 0 although no verdict of its own says so: a waiver that must go, a least number, a gate. In
 * one line; `undefined` when the verdicts say it. A reader that counts cases must not see only green.
 */
export function runUnexplained({ footer, verdicts }: Run): string | undefined {
  if (!footer || footer.exitCode === 0) return undefined;
  const told = verdicts.some(({ outcome }) => outcome === 'fail' || outcome === 'blocked' || outcome === 'error');
  return told ? undefined : footer.reasons.join('; ') || `exit code ${footer.exitCode}`;
}
