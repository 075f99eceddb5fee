import type { Run } from '../run.ts';
import { runSentence } from './verdict-sentence.ts';

/** Why the run ends as it does, but for what its sentence says already. */
export function unsaidReasons(run: Run): readonly string[] {
  const said = runSentence(run);
  const [first, ...others] = run.header.contracts;
  // Of one contract the sentence need not say its id.
  const id = first === undefined || others.length > 0 ? '' : `${first.id}: `;
  return (run.footer?.reasons ?? []).filter((reason) => {
    const words = id !== '' && reason.startsWith(id) ? reason.slice(id.length) : reason;
    const [, untried] = /^(\d+) of \d+ requirements could not be tried$/.exec(words) ?? [];
    return !said.includes(untried === undefined ? words : ` ${untried} not tried`);
  });
}
