import { recordExchange } from '../exchange/record-exchange.ts';
import { RunSignal } from '../exchange/run-signal.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Judged, Verdict } from '../model/verdict.ts';
import { conclude } from '../verdict/roll-up.ts';
import { isAboutLimits, isDestructive } from './destructive.ts';
import { Evidence } from './evidence.ts';
import type { Ground } from './ground.ts';
import { missingNeed } from './needs.ts';
import { TrialSignal } from './signals.ts';
import { sourceOf } from './source-of.ts';
import { statusOf } from './status-of.ts';
import { tour } from './tour.ts';
import { GroundedTrial } from './trial.ts';

/** Most exchanges written down with one verdict. */
const maxRecorded = 40;
/** Bytes of a body that are written down with a verdict that found something, and with one that did not. */
const bodyBytes = { found: 4096, sample: 1024 };

interface Tried {
  readonly findings: readonly Finding[];
  readonly tried: number;
  readonly exchanges: readonly Exchange[];
}

/** Tries or judges one requirement and rolls its findings up into its verdict. Never throws for what a server does. */
export async function judgeRequirement(
  ground: Ground,
  requirement: Requirement,
  signal?: AbortSignal,
): Promise<Verdict> {
  const startedAt = Date.now();
  const requestsBefore = ground.requests;
  const judged = (tried: number, exchanges: readonly Exchange[], found: boolean): Judged => ({
    contract: ground.contract.id,
    target: ground.target.name,
    requirement: requirement.id,
    level: requirement.level,
    sentence: requirement.sentence,
    source: sourceOf(requirement, ground.contract, exchanges),
    matters: requirement.matters,
    tried,
    requests: ground.requests - requestsBefore,
    durationMs: Date.now() - startedAt,
    exchanges: exchanges.slice(0, maxRecorded).map((exchange) =>
      recordExchange(exchange, ground.redact, {
        maxBodyBytes: found ? bodyBytes.found : bodyBytes.sample,
        contract: ground.contract,
        baseUrl: ground.target.baseUrl,
      }),
    ),
  });
  const applies = requirement.appliesTo(ground.contract);
  if (applies !== true) return { ...judged(0, [], false), outcome: 'skipped', reason: applies };
  const missing = missingNeed(requirement.needs ?? [], ground.contract, ground.target);
  if (missing) return { ...judged(0, [], false), ...missing };
  const evidence = new Evidence();
  ground.signal = signal;
  try {
    signal?.throwIfAborted();
    const { findings, tried, exchanges } = await carryOut(ground, requirement, evidence);
    // A request that was cut off looks like a server that does not answer.
    signal?.throwIfAborted();
    const outcome = conclude(
      requirement,
      findings.map((finding) => redactFinding(finding, ground.redact)),
      tried,
    );
    return { ...judged(tried, exchanges, findings.length > 0), ...outcome };
  } catch (cause) {
    if (signal?.aborted)
      return {
        ...judged(evidence.count, evidence.pick([]), false),
        outcome: 'blocked',
        reason: 'the run was interrupted',
      };
    if (cause instanceof RunSignal)
      return {
        ...judged(evidence.count, evidence.pick([]), false),
        outcome: 'blocked',
        reason: ground.redact(reasonOf(cause, ground, requirement)),
      };
    if (cause instanceof TrialSignal)
      return {
        ...judged(evidence.count, evidence.pick([]), false),
        outcome: cause.outcome,
        reason: ground.redact(cause.reason),
      };
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    return { ...judged(evidence.count, evidence.pick([]), false), outcome: 'error', reason: ground.redact(reason) };
  }
}

function reasonOf(signal: RunSignal, { budget, target }: Ground, requirement: Requirement): string {
  if (signal.kind !== 'budget-spent') return signal.message;
  return `the budget of ${target.pace.budget} requests is spent (${signal.message}); about ${budget.wouldDo(requirement)} would do: set pace.budget`;
}

async function carryOut(ground: Ground, requirement: Requirement, evidence: Evidence): Promise<Tried> {
  if ('examine' in requirement) return { findings: requirement.examine(ground.contract), tried: 1, exchanges: [] };
  if ('judge' in requirement) {
    const onlooker = ground.onlookers.find((candidate) => candidate.requirement.id === requirement.id);
    if (!onlooker) throw new TrialSignal('blocked', 'nothing was sent');
    if (onlooker.judged <= ground.subjects.size)
      await tour(
        new GroundedTrial(
          ground,
          () => {},
          () => Number.POSITIVE_INFINITY,
        ),
      );
    return { findings: onlooker.findings(), tried: onlooker.judged, exchanges: onlooker.exchanges() };
  }
  const share = ground.budget.share(requirement);
  const before = ground.requests;
  const attempt = async (): Promise<Tried> => {
    const trial = new GroundedTrial(
      ground,
      (exchange) => evidence.add(exchange),
      () => share - (ground.requests - before),
    );
    const findings = await requirement.try(trial);
    const exchanges = evidence.pick(findings.flatMap(({ exchange }) => exchange ?? []));
    return { findings: withStatus(findings, exchanges), tried: evidence.count, exchanges };
  };
  if (!isDestructive(requirement)) return attempt();
  ground.refuseGone();
  await ground.putBack();
  try {
    return await (isAboutLimits(requirement) ? ground.underLimit(attempt) : attempt());
  } finally {
    await ground.putBack();
  }
}

// Findings that look alike are joined only when they were answered alike.
function withStatus(findings: readonly Finding[], exchanges: readonly Exchange[]): readonly Finding[] {
  const statuses = new Map(exchanges.map((exchange) => [exchange.id, statusOf(exchange)]));
  return findings.map((finding) => {
    const status = finding.exchange === undefined ? undefined : statuses.get(finding.exchange);
    return status === undefined ? finding : { ...finding, status };
  });
}

function redactFinding(finding: Finding, redact: (text: string) => string): Finding {
  return {
    ...finding,
    fact: redact(finding.fact),
    expected: redact(finding.expected),
    received: redact(finding.received),
    // A server may name a member of its answer after what it was sent.
    ...(finding.at === undefined ? {} : { at: redact(finding.at) }),
    ...(finding.case === undefined ? {} : { case: redact(finding.case) }),
    ...(finding.cases === undefined ? {} : { cases: finding.cases.map(redact) }),
  };
}
