import type { Finding } from '../model/finding.ts';
import type { StatusCount, StatusRow } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';

/** What one finding of a verdict says about the responses with one status code. */
export interface StatusMark {
  readonly status: string;
  readonly outcome: 'fail' | 'waived' | 'warn';
  readonly requirement: string;
}

/** The status codes of the responses on which a verdict's failures and gaps rest. */
export function statusMarks(verdict: Verdict): readonly StatusMark[] {
  if (verdict.outcome !== 'fail' && verdict.outcome !== 'warn' && verdict.outcome !== 'waived') return [];
  return verdict.findings.flatMap((finding): readonly StatusMark[] => {
    const status = statusBelow(verdict, finding);
    if (finding.kind === 'note' || status === undefined) return [];
    const isFailure = finding.kind === 'failure' && verdict.level === 'must';
    const outcome = !isFailure ? 'warn' : finding.waiver === undefined ? 'fail' : 'waived';
    return [{ status, outcome, requirement: verdict.requirement }];
  });
}

/** The matrix: each status code with the worst that a verdict says about responses with it; green where none says anything. */
export function statusRows(counts: readonly StatusCount[], marks: readonly StatusMark[]): readonly StatusRow[] {
  const names = counts.map(({ status }) => status);
  const byRow = Map.groupBy(marks, ({ status }) => rowOf(status, names));
  const known = counts.map((count): StatusRow => {
    const { reason, ...own } = count;
    const found = byRow.get(count.status);
    if (found) return { ...own, ...worst(found) };
    return count.provoked > 0 ? { ...own, outcome: 'pass' } : { ...count, outcome: 'not-provoked' };
  });
  const further = [...byRow].filter(([status]) => !names.includes(status));
  return [
    ...known,
    ...further.map(([status, found]) => ({ status, documented: false, provoked: 0, refusals: {}, ...worst(found) })),
  ];
}

/** The counts of a row, without what verdicts say about it. */
export function countOf({ outcome: _outcome, requirements: _requirements, ...count }: StatusRow): StatusCount {
  return count;
}

function worst(marks: readonly StatusMark[]): Pick<StatusRow, 'outcome' | 'requirements'> {
  const outcome = (['fail', 'waived', 'warn'] as const).find((one) => marks.some((mark) => mark.outcome === one));
  const named = marks.filter((mark) => mark.outcome === outcome).map(({ requirement }) => requirement);
  return { outcome: outcome ?? 'pass', requirements: [...new Set(named)] };
}

/** The documented status code, range or `default` that a seen one belongs to; itself when there is none. */
function rowOf(status: string, names: readonly string[]): string {
  if (names.includes(status) || !/^\d{3}$/.test(status)) return status;
  const range = names.find((name) => /^[1-5]XX$/i.test(name) && name[0] === status[0]);
  return range ?? (names.includes('default') ? 'default' : status);
}

/** What a read shows is of the update before it: that update's status code is the one that was wrong. */
function statusBelow({ exchanges, scenarios = [] }: Verdict, finding: Finding): string | undefined {
  const shown = exchanges.find(({ id }) => id === finding.exchange);
  if (!shown || shown.operation === 'update' || shown.operation === 'other') return finding.status;
  const attempt = scenarios.flatMap(({ attempts }) => attempts).find(({ steps }) => steps.includes(shown.id));
  const update = exchanges.findLast(
    ({ id, operation, user }) =>
      id < shown.id &&
      attempt?.steps.includes(id) === true &&
      operation === 'update' &&
      (user === undefined || shown.user === undefined || user === shown.user),
  );
  return update?.received === undefined ? finding.status : String(update.received.status);
}
