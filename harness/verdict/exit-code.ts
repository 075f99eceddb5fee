import type { Gates, RunSummary } from '../model/run.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { type Baseline, isOld } from './gates/baseline.ts';
import { decidingFindings } from './gates/deciding-findings.ts';
import { missedMinimums } from './gates/minimums.ts';

/** What decides a run beside its verdicts. */
export interface RunFacts {
  readonly gates?: Gates;
  /** What an earlier run saw; only what it did not see fails. */
  readonly baseline?: Baseline;
  /** Waivers that must go, one sentence each. */
  readonly staleWaivers?: readonly string[];
  /** What broke outside any verdict, and what left the run incomplete, one sentence each. */
  readonly broken?: readonly string[];
  readonly incomplete?: readonly string[];
  /** Targets that did not respond, before anything was changed. */
  readonly unreachable?: readonly string[];
}

/** What a run ends with. */
export interface RunEnd {
  readonly exitCode: 0 | 1 | 3 | 4 | 5;
  /** Why it is not 0, one sentence each. */
  readonly reasons: readonly string[];
  /** What is worth telling and decides nothing. */
  readonly told: readonly string[];
}

/**
 * The one roll-up: 4 when the harness broke, else 1 for failures, else 5 for a target that did not respond when the run began, else 3 for what was not tried or is inconclusive,
 * else 0.
 */
export function exitCodeOf(
  verdicts: readonly Verdict[],
  summaries: readonly RunSummary[],
  facts: RunFacts = {},
): RunEnd {
  const count = (outcome: Outcome) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  // Those that do not apply are in no denominator.
  const total = applied(verdicts);
  const { old, reasons: failures } = gateFailures(verdicts, facts);
  const broken = [
    ...(facts.broken ?? []),
    ...say(count('error'), (number) => `the harness broke on ${number} of ${total} requirements`),
  ];
  const failed = [
    ...failures,
    ...(facts.staleWaivers ?? []),
    ...summaries.flatMap(notAsBefore),
    ...summaries.flatMap((summary) => lost(summary, 'refused')),
  ];
  const incomplete = [
    ...(facts.incomplete ?? []),
    ...say(count('blocked'), (number) => `${number} of ${total} requirements could not be tried`),
    ...summaries.flatMap((summary) => lost(summary, 'unverified')),
    ...summaries.flatMap(({ contract, inconclusive }) =>
      inconclusive === undefined ? [] : [`${contract}: inconclusive: ${inconclusive}`],
    ),
    ...(total === 0 && !facts.unreachable?.length ? ['no requirement was tried'] : []),
    ...missedMinimums(facts.gates?.minTried ?? [], verdicts, summaries),
  ];
  const { unreachable = [] } = facts;
  const reasons = [...broken, ...failed, ...unreachable, ...incomplete];
  const told = say(old.length, (number) => `${number} old failures, as in the baseline: ${names(old)}`);
  if (broken.length > 0) return { exitCode: 4, reasons, told };
  if (failed.length > 0) return { exitCode: 1, reasons, told };
  if (unreachable.length > 0) return { exitCode: 5, reasons, told };
  return { exitCode: incomplete.length > 0 ? 3 : 0, reasons, told };
}

/** Users who are, or were meanwhile, not as before: others first, each place with both values. */
function notAsBefore({ contract, restore }: RunSummary): readonly string[] {
  const { differences = [] } = restore ?? {};
  return differences
    .toSorted((one, other) => Number(one.who === 'test-user') - Number(other.who === 'test-user'))
    .map(({ user, who, at, before, after, restored }) => {
      const whom = who === 'other' ? `user ${user}, who is no test user,` : `test user ${user}`;
      const place = at === '' ? 'it' : at;
      return restored
        ? `${contract}: ${whom} was changed, and is restored: ${place} was ${before}, became ${after}`
        : `${contract}: ${whom} is not as before: ${place} was ${before}, is ${after}`;
    });
}

/** Who was not restored: refused, or not known because no read shows it or nothing responds any more. */
function lost({ contract, target, restore }: RunSummary, kind: 'refused' | 'unverified'): readonly string[] {
  const isUnknown = (unverified: boolean | undefined) => unverified === true || restore?.gone !== undefined;
  const users = (restore?.failed ?? []).filter(({ unverified }) => isUnknown(unverified) === (kind === 'unverified'));
  const why = restore?.gone === undefined ? '' : `: ${restore.gone}`;
  const hint = kind === 'unverified' ? `${why}; type rolecall restore --target ${target}` : '';
  const what = kind === 'unverified' ? 'are not known to be restored' : 'could not be restored';
  return say(users.length, (number) => `${contract}: ${number} users ${what}${hint}`);
}

/** What fails the run, and the verdicts that would but for the baseline. */
function gateFailures(verdicts: readonly Verdict[], { gates, baseline }: RunFacts) {
  const failOn = gates?.failOn ?? 'fail';
  const deciding = verdicts.map((verdict) => ({ verdict, findings: decidingFindings(verdict, failOn) }));
  const failing = deciding.filter(({ findings }) => findings.length > 0);
  const isNew = ({ verdict }: (typeof failing)[number]) => !showsOnlyOld(verdict, failOn, baseline);
  const fresh = failing.filter(isNew).map(({ verdict }) => verdict);
  const musts = fresh.filter(({ outcome }) => outcome === 'fail');
  const others = fresh.filter(({ outcome }) => outcome !== 'fail');
  const anew = baseline ? ' in a way that the baseline does not show' : '';
  return {
    old: failing.filter((one) => !isNew(one)).map(({ verdict }) => verdict),
    reasons: [
      ...say(
        musts.length,
        (number) =>
          `${number} of ${applied(verdicts)} requirements ${number === 1 ? 'fails' : 'fail'}${anew}${baseline ? `: ${names(musts)}` : ''}`,
      ),
      ...say(
        others.length,
        (number) =>
          `${number} of ${applied(verdicts)} requirements warn${anew}, and --fail-on ${failOn} was asked for: ${names(others)}`,
      ),
    ],
  };
}

/** Whether all that fails a verdict is in the baseline, and something does. */
export function showsOnlyOld(verdict: Verdict, failOn: Gates['failOn'], baseline: Baseline | undefined): boolean {
  const findings = decidingFindings(verdict, failOn);
  return baseline !== undefined && findings.length > 0 && findings.every((one) => isOld(baseline, verdict, one));
}

function applied(verdicts: readonly Verdict[]): number {
  return verdicts.filter(({ outcome }) => outcome !== 'skipped').length;
}

/** At most ten of them by name. */
function names(verdicts: readonly Verdict[]): string {
  const most = 10;
  const first = verdicts.slice(0, most).map(({ contract, requirement }) => `${contract} ${requirement}`);
  return [...first, ...(verdicts.length > most ? [`${verdicts.length - most} more`] : [])].join(', ');
}

function say(number: number, sentence: (number: number) => string): readonly string[] {
  return number > 0 ? [sentence(number)] : [];
}
