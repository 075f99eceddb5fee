import { redacted } from '../../exchange/redact.ts';
import type { Contract } from '../../model/contract.ts';
import type { RecordedExchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import type { ExaminingRequirement, JudgingRequirement, Requirement } from '../../model/requirement.ts';
import type { RunHeader, RunVerdict } from '../../model/run.ts';
import type { Outcome } from '../../model/verdict.ts';
import { conclude } from '../../verdict/roll-up.ts';
import { applyWaivers } from '../../verdict/waivers/apply-waivers.ts';
import { sourceOf } from '../execute/conclude/source-of.ts';
import { ResponseCheck } from '../execute/observe/response-check.ts';
import { exchangeOfRecord, type ReadBack } from './exchange-of-record.ts';

/** What a record is judged again by. */
interface JudgeAgain {
  readonly header: Pick<RunHeader, 'waivers' | 'startedAt'>;
  readonly verdicts: readonly RunVerdict[];
  readonly requirements: readonly Requirement[];
  /** As they are now, by id. */
  readonly contracts: ReadonlyMap<string, Contract>;
}

/** One verdict made again, and what the run had made of it; nothing where it did not come so far. */
export interface JudgedAgain {
  readonly verdict: RunVerdict;
  readonly before: Outcome | undefined;
}

/** The verdicts of what judges every response, and of what examines the document, made again from what was written down. Sends nothing. */
export function judgeRecord({ header, verdicts, requirements, contracts }: JudgeAgain): readonly JudgedAgain[] {
  const places = Map.groupBy(verdicts, ({ contract, target }) => JSON.stringify([contract, target]));
  const today = header.startedAt.slice(0, 10);
  return [...places.values()].flatMap((own) => {
    const exchanges = readBack(own);
    const place = { contract: own[0]?.contract ?? '', target: own[0]?.target ?? '' };
    const contract = contracts.get(place.contract);
    return requirements.flatMap((requirement): readonly JudgedAgain[] => {
      if (requirement.kind === 'try' || contract === undefined) return [];
      const before = own.find((one) => one.requirement === requirement.id);
      const again = judgeAgain({ requirement, contract, exchanges, before, place });
      const { verdict } = applyWaivers(again, header.waivers?.entries ?? [], today);
      return [{ verdict, before: before?.outcome }];
    });
  });
}

/** Every exchange that a verdict shows, once, in its longest form. */
function readBack(verdicts: readonly RunVerdict[]): readonly ReadBack[] {
  const kept = new Map<number, RecordedExchange>();
  for (const exchange of verdicts.flatMap(({ exchanges }) => exchanges)) {
    const known = kept.get(exchange.id);
    if (known === undefined || lengthOf(known) < lengthOf(exchange)) kept.set(exchange.id, exchange);
  }
  return [...kept.values()].sort((one, other) => one.id - other.id).map(exchangeOfRecord);
}

function lengthOf({ received }: RecordedExchange): number {
  return (received?.body?.text ?? received?.body?.base64 ?? '').length;
}

interface Again {
  readonly requirement: JudgingRequirement | ExaminingRequirement;
  readonly contract: Contract;
  readonly exchanges: readonly ReadBack[];
  readonly before: RunVerdict | undefined;
  readonly place: Pick<RunVerdict, 'contract' | 'target'>;
}

function judgeAgain({ requirement, contract, exchanges, before, place }: Again): RunVerdict {
  const { id, level, severity, sentence, matters, owasp } = requirement;
  const judged = {
    type: 'verdict',
    ...place,
    requirement: id,
    level,
    severity,
    ...(owasp === undefined ? {} : { owasp }),
    sentence,
    source: before?.source ?? sourceOf(requirement, contract, []),
    matters,
    tried: requirement.kind === 'judge' ? exchanges.length : 1,
    requests: 0,
    durationMs: 0,
    exchanges: before?.exchanges ?? [],
  } as const;
  const applies = requirement.appliesTo?.(contract) ?? true;
  if (applies !== true) return { ...judged, outcome: 'skipped', reason: applies };
  if (requirement.kind === 'examine') return { ...judged, ...conclude(requirement, requirement.examine(contract), 1) };
  const check = new ResponseCheck(requirement, contract, [redacted]);
  for (const { exchange } of exchanges) check.see(exchange);
  const findings = check.findings().map((finding) => asConfirmed(finding, before));
  const hidden = findingsOf(before).find(
    (old) => !findings.some((now) => isSame(old, now)) && !isWhole(old, exchanges),
  );
  if (hidden && !findings.some(({ kind }) => kind === 'failure')) {
    const reason = `the record shows in part only what this rests on: ${hidden.fact} (request ${hidden.exchange ?? 'unknown'})`;
    return { ...judged, outcome: 'blocked', reason };
  }
  return { ...judged, ...conclude(requirement, findings, exchanges.length) };
}

/** What the run could not show again stays unstable: a record cannot show it again either. */
function asConfirmed(finding: Finding, before: RunVerdict | undefined): Finding {
  const unstable = findingsOf(before).find((old) => old.kind === 'unstable' && isSame(old, finding));
  return unstable ?? finding;
}

function findingsOf(verdict: RunVerdict | undefined): readonly Finding[] {
  const findings = verdict && 'findings' in verdict ? verdict.findings : [];
  return findings.filter(({ kind }) => kind !== 'note');
}

function isSame(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.at === other.at && one.status === other.status && one.fact === other.fact;
}

function isWhole({ exchange }: Finding, exchanges: readonly ReadBack[]): boolean {
  return exchanges.some((one) => one.exchange.id === exchange && !one.inPart);
}
