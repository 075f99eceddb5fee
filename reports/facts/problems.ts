import type { Finding } from '../../harness/model/finding.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import { followsFrom } from './follows-from.ts';
import { plural } from './plural.ts';
import { type Gravity, gravityOf } from './severity.ts';

/** A verdict that found something. */
export type FailedVerdict = Extract<RunVerdict, { readonly outcome: 'fail' | 'warn' | 'waived' }>;

/** Failures of one contract that show the same thing. */
export interface Problem {
  readonly contract: string;
  readonly target: string;
  /** The findings' code. */
  readonly code: string;
  /** The fact of the first one. */
  readonly fact: string;
  /** Of the most severe one. */
  readonly severity: Gravity;
  /** What one user is enough to show first, then the most severe. Each verdict stands in one problem: that of its first finding, or the one it follows from. */
  readonly verdicts: readonly [FailedVerdict, ...FailedVerdict[]];
  /** What failed as a mere consequence, and what could not be tried because of it. */
  readonly follows: readonly RunVerdict[];
  /** How often it was seen. */
  readonly times: number;
}

/** The failures of a run, grouped by contract and by what was seen; most severe first, then the most seen. */
export function problems(verdicts: readonly RunVerdict[]): readonly Problem[] {
  const places = Map.groupBy(verdicts, ({ contract, target }) => JSON.stringify([contract, target]));
  return [...places.values()]
    .flatMap(problemsOfPlace)
    .sort((one, other) => one.severity.rank - other.severity.rank || other.times - one.times);
}

function problemsOfPlace(verdicts: readonly RunVerdict[]): readonly Problem[] {
  const failed = verdicts.filter((verdict): verdict is FailedVerdict => verdict.outcome === 'fail');
  const seen = Map.groupBy(failed, codeOf);
  const byRoot = Map.groupBy(failed, (verdict) => {
    const code = codeOf(verdict);
    return isMereConsequence(verdict, seen) ? rootOf(code, seen) : code;
  });
  return [...byRoot].flatMap(([code, members]) => {
    const [first, ...others] = simplestFirst(members.filter((member) => codeOf(member) === code));
    const following = members.filter((member) => codeOf(member) !== code);
    const known = [first, ...others, ...following].flatMap((verdict) => verdict?.requirement ?? []);
    return first ? [problemOf(first, others, [...following, ...blockedBy(known, verdicts)])] : [];
  });
}

// A server that breaks down is one thing, whatever was sent to it.
function codeOf({ findings: [{ code, status }] }: FailedVerdict): string {
  return status !== undefined && /^5\d\d$/.test(status) ? 'server-error' : code;
}

/** Whether all that failed follows from what others show: one thing more, and the verdict stands for itself. */
function isMereConsequence({ findings }: FailedVerdict, seen: ReadonlyMap<string, unknown>): boolean {
  return findings.every(({ kind, code }) => kind !== 'failure' || rootOf(code, seen) !== code);
}

/** The code that a code follows from, through all that were seen; itself when there is none. */
function rootOf(code: string, seen: ReadonlyMap<string, unknown>): string {
  const above = followsFrom[code]?.find((other) => seen.has(other));
  return above === undefined ? code : rootOf(above, seen);
}

/** What was not tried, and says which requirement is to be seen to first. */
function blockedBy(requirements: readonly string[], verdicts: readonly RunVerdict[]): readonly RunVerdict[] {
  return verdicts.filter(
    (verdict) => verdict.outcome === 'blocked' && requirements.includes(/; see (\S+)$/.exec(verdict.reason)?.[1] ?? ''),
  );
}

/** A refusal of one plain update says more than the same refusal amid updates of many users. */
function simplestFirst(members: readonly FailedVerdict[]): readonly FailedVerdict[] {
  const isPlain = (verdict: FailedVerdict) => usersIn(verdict) <= 1;
  return members.toSorted(
    (one, other) => Number(isPlain(other)) - Number(isPlain(one)) || gravityOf(one).rank - gravityOf(other).rank,
  );
}

/** How many users the scenario was about that showed a verdict's first finding. */
function usersIn({ findings: [{ scenario }], scenarios = [], exchanges }: FailedVerdict): number {
  const shown = scenarios.find(({ name }) => name === scenario);
  const steps = new Set(shown?.attempts[0]?.steps);
  return new Set(exchanges.flatMap(({ id, user }) => (steps.has(id) && user !== undefined ? [user] : []))).size;
}

function problemOf(first: FailedVerdict, others: readonly FailedVerdict[], follows: readonly RunVerdict[]): Problem {
  const [contract, target, code] = [first.contract, first.target, codeOf(first)];
  const fact = `${first.findings[0].fact}${code === 'server-error' ? elsewhereText(others) : ''}`;
  const [severity = gravityOf(first)] = [first, ...others].map(gravityOf).sort((one, other) => one.rank - other.rank);
  const times = [first, ...others].reduce((sum, { findings }) => sum + timesOf(findings, code), 0);
  return { contract, target, code, fact, severity, verdicts: [first, ...others], follows, times };
}

/** A server that breaks down does so for more than the first thing that showed it. */
function elsewhereText(others: readonly FailedVerdict[]): string {
  const more = others.filter(({ requirement }) => requirement !== 'response.never-5xx').length;
  return more === 0 ? '' : ` (and so for ${plural(more, 'other kind')} of request)`;
}

function timesOf(findings: readonly Finding[], code: string): number {
  const meant = findings.filter((finding) => finding.code === code);
  return (meant.length > 0 ? meant : findings.slice(0, 1)).reduce((sum, { times }) => sum + (times ?? 1), 0);
}
