import { errorCodes } from '../../errors.ts';
import type { CountedSummary, Gates, RunFooter, RunSummary, RunVerdict } from '../../model/run.ts';
import type { Outcome, Verdict } from '../../model/verdict.ts';
import type { WaiverFile } from '../../model/waiver.ts';
import { exitCodeOf, type RunFacts, showsOnlyOld } from '../../verdict/exit-code.ts';
import type { Baseline } from '../../verdict/gates/baseline.ts';
import { inconclusiveReason } from '../../verdict/inconclusive.ts';
import { type StatusMark, statusMarks, statusRows } from '../../verdict/status-matrix.ts';
import { applyWaivers } from '../../verdict/waivers/apply-waivers.ts';
import { staleWaivers } from '../../verdict/waivers/stale-waivers.ts';
import type { WaiverUse } from '../../verdict/waivers/waiver-use.ts';
import type { BrokenBy } from '../worker/worker-event.ts';
import { exitCodeOfCode } from './exit-code-of-error.ts';

/** What a tally judges by. */
interface RollUpRules {
  readonly gates: Gates;
  readonly baseline?: Baseline | undefined;
  readonly waivers?: WaiverFile | undefined;
  /** ISO date by which waivers expire. */
  readonly today: string;
  /** Only the first pass was run. */
  readonly fast?: boolean;
  /** Only the requirements that match this were run. */
  readonly grep?: string | undefined;
  /** One of several: what only the whole run can tell is left to `rolecall merge`. */
  readonly partial?: boolean;
  /** What else is worth telling. */
  readonly notes?: readonly string[];
}

/** What a run has come to: waivers applied, verdicts counted, the footer rolled up. Keeps no evidence. */
export class RunRollUp {
  readonly verdicts: Verdict[] = [];
  readonly summaries: RunSummary[] = [];
  readonly counts: Partial<Record<Outcome, number>> = {};
  readonly #rules: RollUpRules;
  readonly #uses: WaiverUse[] = [];
  readonly #marks = new Map<string, readonly StatusMark[]>();
  readonly #broken: Record<1 | 2 | 3 | 4 | 5, string[]> = { 1: [], 2: [], 3: [], 4: [], 5: [] };
  #requests = 0;

  constructor(rules: RollUpRules) {
    this.#rules = rules;
  }

  /** Counts a verdict, and returns it as the waivers leave it. */
  take(given: RunVerdict): RunVerdict {
    const { verdict: waived, uses } = applyWaivers(given, this.#rules.waivers?.entries ?? [], this.#rules.today);
    this.#uses.push(...uses);
    const { gates, baseline } = this.#rules;
    const verdict = showsOnlyOld(waived, gates.failOn, baseline) ? { ...waived, old: true as const } : waived;
    const place = placeOf(verdict);
    this.#marks.set(place, [...(this.#marks.get(place) ?? []), ...statusMarks(verdict)]);
    // Evidence is on disk already; what the footer needs is small.
    this.verdicts.push({ ...verdict, exchanges: [] });
    this.counts[verdict.outcome] = (this.counts[verdict.outcome] ?? 0) + 1;
    this.#requests += verdict.requests;
    return verdict;
  }

  /** The summary as the verdicts before it, waivers applied, let it be read. */
  sumUp(counted: CountedSummary): RunSummary {
    const inconclusive = inconclusiveReason(counted.asked, counted.responses);
    const summary = {
      ...counted,
      statuses: statusRows(counted.statuses, this.#marks.get(placeOf(counted)) ?? []),
      ...(inconclusive === undefined ? {} : { inconclusive }),
    };
    this.summaries.push(summary);
    return summary;
  }

  /** A contract could not go on. The error's code tells a mistake of the user's from one of ours. */
  breakOff(project: string, by: BrokenBy | undefined): void {
    const code = errorCodes.find((known) => known === by?.code);
    this.#broken[code ? exitCodeOfCode(code) : 4].push(`${project}: ${by?.message ?? 'ended without a word'}`);
  }

  /** How many contracts could not go on. */
  get broken(): number {
    return Object.values(this.#broken).flat().length;
  }

  /** The record's last line; `incomplete` says what else was not done. */
  footer(durationMs: number, incomplete: readonly string[]): RunFooter {
    const { gates, baseline, waivers, partial = false, fast = false, grep, notes = [] } = this.#rules;
    const { stale, untried } = staleWaivers(waivers?.entries ?? [], this.#uses);
    const facts: RunFacts = {
      gates: partial ? { ...gates, minTried: [] } : gates,
      ...(baseline ? { baseline } : {}),
      staleWaivers: partial || fast ? [] : stale,
      broken: this.#broken[4],
      unreachable: this.#broken[5],
      incomplete: [...this.#broken[3], ...incomplete],
    };
    const end = exitCodeOf(this.verdicts, this.summaries, facts);
    const [users, usage, late, ours, silent] = ([1, 2, 3, 4, 5] as const).map((code) => this.#broken[code]);
    const undone = [users, ours, usage, silent, late, incomplete].flatMap((lines) => lines ?? []);
    const told = [
      ...end.told,
      ...notes,
      ...(grep === undefined ? [] : [`a part of the requirements: those that match ${grep}`]),
      ...(fast
        ? ['a fast run: the deciding scenarios that catch most in about 60 requests, no named and no random cases']
        : []),
      ...(untried.length > 0 && !partial
        ? [`waivers whose requirement was not tried: ${untried.map(({ at }) => at).join(', ')}`]
        : []),
      ...(partial ? ['this is one shard: waivers that must go and least numbers are judged by rolecall merge'] : []),
    ];
    return {
      type: 'footer',
      // Only outcomes that occur are in it.
      counts: this.counts as Readonly<Record<string, number>>,
      exchanges: this.summaries.reduce((total, summary) => total + summary.exchanges, 0),
      requests: this.#requests,
      durationMs,
      // Somebody who is left changed goes before a mistake in a file.
      exitCode: end.exitCode === 4 ? 4 : this.#broken[1].length > 0 ? 1 : this.#broken[2].length > 0 ? 2 : end.exitCode,
      reasons: [...this.#broken[1], ...this.#broken[2], ...end.reasons],
      ...(undone.length > 0 ? { undone } : {}),
      ...(told.length > 0 ? { told } : {}),
    };
  }
}

function placeOf({ contract, target }: { readonly contract: string; readonly target: string }): string {
  return JSON.stringify([contract, target]);
}
