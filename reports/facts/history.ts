import type { RunVerdict } from '../../harness/model/run.ts';
import type { Outcome } from '../../harness/model/verdict.ts';
import type { Run } from '../run.ts';
import { isOmitted } from './is-omitted.ts';

/** One contract on one target over several runs, the oldest first. */
export interface History {
  readonly contract: string;
  readonly target: string;
  readonly title: string;
  readonly runs: readonly Run[];
  /** Requirements that failed at least once, or were unstable: those that fail now first. */
  readonly lines: readonly HistoryLine[];
}

/** One requirement over these runs. */
export interface HistoryLine {
  readonly requirement: string;
  /** In the order of the runs; nothing where the run had no such requirement. */
  readonly outcomes: readonly (Outcome | undefined)[];
  /** `fails` now, was `fixed`, or is `flaky`: it changed at least three times, or a failure did not come back when it was tried again. */
  readonly state: 'fails' | 'fixed' | 'flaky';
  /** Whether it failed when it was tried last. */
  readonly failing: boolean;
  /** When the present state began, and when it was first seen to fail; ISO 8601. */
  readonly since: string;
  readonly firstFailed: string;
}

const manyChanges = 3;
const states = ['fails', 'flaky', 'fixed'] as const;

/** What changed over several runs; a contract on a target that only one of them tried has no history. */
export function historiesOf(runs: readonly Run[]): readonly History[] {
  const inOrder = runs.toSorted((one, other) => (one.header.startedAt < other.header.startedAt ? -1 : 1));
  const places = new Map<string, Run[]>();
  for (const run of inOrder)
    for (const key of new Set(run.verdicts.map(placeOf))) places.set(key, [...(places.get(key) ?? []), run]);
  return [...places].flatMap(([key, those]) => (those.length < 2 ? [] : [historyOf(key, those)]));
}

/** A contract on a target, as a key. */
function placeOf({ contract, target }: Pick<RunVerdict, 'contract' | 'target'>): string {
  return JSON.stringify([contract, target]);
}

function historyOf(key: string, runs: readonly Run[]): History {
  const [contract = '', target = ''] = JSON.parse(key) as readonly string[];
  const columns = runs.map(
    ({ verdicts }) =>
      new Map(
        verdicts
          .filter((verdict) => placeOf(verdict) === key)
          .map((verdict) => [verdict.requirement, verdict] as const),
      ),
  );
  const title = runs.at(-1)?.header.contracts.find(({ id }) => id === contract)?.title ?? contract;
  const lines = [...new Set(columns.flatMap((column) => [...column.keys()]))].flatMap((requirement) =>
    lineOf(
      requirement,
      columns.map((column) => column.get(requirement)),
      runs,
    ),
  );
  const rank = ({ state }: HistoryLine) => states.indexOf(state);
  return { contract, target, title, runs, lines: lines.toSorted((one, other) => rank(one) - rank(other)) };
}

function lineOf(
  requirement: string,
  verdicts: readonly (RunVerdict | undefined)[],
  runs: readonly Run[],
): readonly HistoryLine[] {
  // What was not tried says neither that it fails nor that it does not.
  const tried = verdicts.flatMap((verdict, index) =>
    verdict && isTried(verdict)
      ? [{ failed: verdict.outcome === 'fail', verdict, at: runs[index]?.header.startedAt ?? '' }]
      : [],
  );
  const unstable = tried.some(({ verdict }) => isUnstable(verdict));
  const first = tried.find(({ failed, verdict }) => failed || isUnstable(verdict));
  const last = tried.at(-1);
  if (first === undefined || last === undefined) return [];
  const changes = tried.filter(({ failed }, index) => index > 0 && failed !== tried[index - 1]?.failed).length;
  const before = tried.findLastIndex(({ failed }) => failed !== last.failed);
  const flaky = unstable || changes >= manyChanges;
  return [
    {
      requirement,
      outcomes: verdicts.map((verdict) => verdict?.outcome),
      state: flaky ? 'flaky' : last.failed ? 'fails' : 'fixed',
      failing: last.failed,
      since: tried[before + 1]?.at ?? '',
      firstFailed: first.at,
    },
  ];
}

function isTried(verdict: RunVerdict): boolean {
  return ['pass', 'fail', 'warn', 'waived'].includes(verdict.outcome) && !isOmitted(verdict);
}

function isUnstable(verdict: RunVerdict): boolean {
  return 'findings' in verdict && (verdict.findings ?? []).some(({ kind }) => kind === 'unstable');
}

/** The run of a record that is told, and the others beside it: of runs of the same contracts and targets the newest. */
export function newestFirst(runs: readonly [Run, ...Run[]]): readonly [Run, ...Run[]] {
  const [first, ...others] = runs;
  const places = (run: Run) => JSON.stringify([...new Set(run.verdicts.map(placeOf))].sort());
  if (others.some((run) => places(run) !== places(first))) return runs;
  const [newest = first, ...older] = runs.toSorted((one, other) =>
    one.header.startedAt < other.header.startedAt ? 1 : -1,
  );
  return [newest, ...older];
}
