import type { Run } from '../run.ts';

/** Why the record does not tell the whole run, in one sentence; `undefined` when it does. */
export function runIncomplete(run: Run): string | undefined {
  const { footer, verdicts } = run;
  if (footer === undefined) {
    const how = run.torn ? 'its last line was cut while it was written' : 'it has no last line';
    return `Incomplete: the run ended early, ${how}. Only what was judged until then is shown.`;
  }
  if (run.torn) return 'Incomplete: the record goes on after its footer and is cut.';
  const counted = Object.values(footer.counts).reduce((sum, count) => sum + count, 0);
  if (counted === verdicts.length) return undefined;
  return `Incomplete: the footer counts ${counted} verdicts, the record holds ${verdicts.length}.`;
}
