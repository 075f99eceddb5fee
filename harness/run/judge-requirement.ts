import { statusOrReason } from '../domain/response-status.ts';
import { recordExchange } from '../exchange/record-exchange.ts';
import { RunSignal } from '../exchange/run-signal.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Judged, Verdict } from '../model/verdict.ts';
import { conclude } from '../verdict/roll-up.ts';
import { isAboutLimits, isDestructive } from './destructive.ts';
import { Evidence } from './evidence.ts';
import { missingNeed } from './needs.ts';
import { SendingContext } from './requirement-context.ts';
import type { RunContext } from './run-context.ts';
import { RequirementSignal } from './signals.ts';
import { smokeRequests } from './smoke-requests.ts';
import { sourceOf } from './source-of.ts';

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
  runContext: RunContext,
  requirement: Requirement,
  signal?: AbortSignal,
): Promise<Verdict> {
  const startedAt = Date.now();
  const requestsBefore = runContext.requests;
  const judged = (tried: number, exchanges: readonly Exchange[], found: boolean): Judged => ({
    contract: runContext.contract.id,
    target: runContext.target.name,
    requirement: requirement.id,
    level: requirement.level,
    sentence: requirement.sentence,
    source: sourceOf(requirement, runContext.contract, exchanges),
    matters: requirement.matters,
    tried,
    requests: runContext.requests - requestsBefore,
    durationMs: Date.now() - startedAt,
    exchanges: exchanges.slice(0, maxRecorded).map((exchange) =>
      recordExchange(exchange, runContext.redact, {
        maxBodyBytes: found ? bodyBytes.found : bodyBytes.sample,
        contract: runContext.contract,
        baseUrl: runContext.target.baseUrl,
      }),
    ),
  });
  const applies = requirement.appliesTo(runContext.contract);
  if (applies !== true) return { ...judged(0, [], false), outcome: 'skipped', reason: applies };
  const missing = missingNeed(requirement.needs ?? [], runContext.contract, runContext.target);
  if (missing) return { ...judged(0, [], false), ...missing };
  const evidence = new Evidence();
  runContext.signal = signal;
  try {
    signal?.throwIfAborted();
    const { findings, tried, exchanges } = await carryOut(runContext, requirement, evidence);
    // A request that was cut off looks like a server that does not respond.
    signal?.throwIfAborted();
    const outcome = conclude(
      requirement,
      findings.map((finding) => redactFinding(finding, runContext.redact)),
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
        reason: runContext.redact(reasonOf(cause, runContext, requirement)),
      };
    if (cause instanceof RequirementSignal)
      return {
        ...judged(evidence.count, evidence.pick([]), false),
        outcome: cause.outcome,
        reason: runContext.redact(cause.reason),
      };
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    return { ...judged(evidence.count, evidence.pick([]), false), outcome: 'error', reason: runContext.redact(reason) };
  }
}

function reasonOf(signal: RunSignal, { budget, target }: RunContext, requirement: Requirement): string {
  if (signal.kind !== 'budget-spent') return signal.message;
  return `the budget of ${target.requestRate.budget} requests is spent (${signal.message}); about ${budget.wouldDo(requirement)} would do: set requestRate.budget`;
}

async function carryOut(runContext: RunContext, requirement: Requirement, evidence: Evidence): Promise<Tried> {
  if ('examine' in requirement) return { findings: requirement.examine(runContext.contract), tried: 1, exchanges: [] };
  if ('judge' in requirement) {
    const responseCheck = runContext.responseChecks.find((candidate) => candidate.requirement.id === requirement.id);
    if (!responseCheck) throw new RequirementSignal('blocked', 'nothing was sent');
    if (responseCheck.judged <= runContext.testUsers.size)
      await smokeRequests(
        new SendingContext(
          runContext,
          () => {},
          () => Number.POSITIVE_INFINITY,
        ),
      );
    return { findings: responseCheck.findings(), tried: responseCheck.judged, exchanges: responseCheck.exchanges() };
  }
  const share = runContext.budget.share(requirement);
  const before = runContext.requests;
  const attempt = async (): Promise<Tried> => {
    const context = new SendingContext(
      runContext,
      (exchange) => evidence.add(exchange),
      () => share - (runContext.requests - before),
    );
    const findings = await requirement.try(context);
    const exchanges = evidence.pick(findings.flatMap(({ exchange }) => exchange ?? []));
    return { findings: withStatus(findings, exchanges), tried: evidence.count, exchanges };
  };
  if (!isDestructive(requirement)) return attempt();
  runContext.refuseGone();
  await runContext.putBack();
  try {
    return await (isAboutLimits(requirement) ? runContext.underLimit(attempt) : attempt());
  } finally {
    await runContext.putBack();
  }
}

// Findings that look alike are joined only when they were responded to alike.
function withStatus(findings: readonly Finding[], exchanges: readonly Exchange[]): readonly Finding[] {
  const statuses = new Map(exchanges.map((exchange) => [exchange.id, statusOrReason(exchange)]));
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
    // A server may name a member of its response after what it was sent.
    ...(finding.at === undefined ? {} : { at: redact(finding.at) }),
    ...(finding.case === undefined ? {} : { case: redact(finding.case) }),
    ...(finding.cases === undefined ? {} : { cases: finding.cases.map(redact) }),
  };
}
