import { cutText } from '../../../domain/cut-text.ts';
import { recordExchange } from '../../../exchange/record-exchange.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { ExaminingRequirement, JudgingRequirement, Requirement } from '../../../model/requirement.ts';
import type { Judged, RecordedScenario, Verdict } from '../../../model/verdict.ts';
import { mergeFindings } from '../../../verdict/merge-findings.ts';
import { conclude } from '../../../verdict/roll-up.ts';
import { confirmedFindings } from '../confirm/confirm-facts.ts';
import type { RunContext } from '../run-context.ts';
import type { RequirementProgress } from '../schedule/requirement-progress.ts';
import { sourceOf } from './source-of.ts';

/** Bytes of a body that are written down with a verdict that found something, and with one that did not. */
const bodyBytes = { found: 4096, sample: 1024 };

/** What was done for a verdict. */
interface Done {
  readonly tried?: number;
  readonly requests?: number;
  readonly durationMs?: number;
  readonly exchanges?: readonly Exchange[];
  readonly scenarios?: readonly RecordedScenario[];
}

/** The verdict on a requirement whose scenarios have run; `enough`: a budget that would have reached all of them. */
export function concludeTrying(run: RunContext, progress: RequirementProgress, enough: number): Verdict {
  const { requirement, tried, requests, durationMs } = progress;
  const done = { tried, requests, durationMs };
  const hindrance = progress.hindrance(() => budgetSpent(run, enough));
  if (hindrance)
    return {
      ...judged(run, requirement, { ...done, ...progress.evidence.pick([]) }),
      ...hindrance,
      reason: run.redact(hindrance.reason),
    };
  const findings = [...progress.findings, ...progress.notes()];
  return {
    ...judged(run, requirement, { ...done, ...progress.evidence.pick(mergeFindings(findings)) }),
    ...concluded(run, requirement, findings, tried),
  };
}

/** The verdict of a requirement that judges every response, on those that the run has seen. */
export async function concludeJudging(
  run: RunContext,
  requirement: JudgingRequirement,
  signal?: AbortSignal,
): Promise<Verdict> {
  const began = performance.now();
  const check = run.observer.responseChecks.find((candidate) => candidate.requirement.id === requirement.id);
  if (!check || check.judged === 0)
    return { ...judged(run, requirement), outcome: 'blocked', reason: 'nothing was sent' };
  if (signal?.aborted)
    return {
      ...judged(run, requirement, { tried: check.judged }),
      outcome: 'blocked',
      reason: 'the run was interrupted',
    };
  const before = run.requests;
  const findings = await confirmedFindings(run, check, signal);
  const done = {
    tried: check.judged,
    requests: run.requests - before,
    durationMs: Math.round(performance.now() - began),
  };
  return {
    ...judged(run, requirement, { ...done, exchanges: check.exchanges() }),
    ...concluded(run, requirement, findings, check.judged),
  };
}

/** The verdict of a requirement that examines the document. */
export function concludeExamining(run: RunContext, requirement: ExaminingRequirement): Verdict {
  const findings = requirement.examine(run.contract);
  return { ...judged(run, requirement, { tried: 1 }), ...concluded(run, requirement, findings, 1) };
}

/** What every verdict says. */
export function judged(run: RunContext, requirement: Requirement, done: Done = {}): Judged {
  const { tried = 0, requests = 0, durationMs = 0, exchanges = [], scenarios = [] } = done;
  const maxBodyBytes = scenarios.length > 0 || requirement.kind !== 'try' ? bodyBytes.found : bodyBytes.sample;
  return {
    contract: run.contract.id,
    target: run.target.name,
    requirement: requirement.id,
    level: requirement.level,
    severity: requirement.severity,
    ...(requirement.owasp === undefined ? {} : { owasp: requirement.owasp }),
    sentence: requirement.sentence,
    source: sourceOf(requirement, run.contract, exchanges),
    matters: requirement.matters,
    tried,
    requests,
    durationMs,
    exchanges: exchanges.map((exchange) =>
      recordExchange(exchange, run.redact, { maxBodyBytes, contract: run.contract, baseUrl: run.target.baseUrl }),
    ),
    ...(scenarios.length === 0
      ? {}
      : { scenarios: scenarios.map((scenario) => ({ ...scenario, name: run.redact(scenario.name) })) }),
  };
}

function concluded(run: RunContext, requirement: Requirement, findings: readonly Finding[], tried: number) {
  return conclude(
    requirement,
    findings.map((finding) => redactFinding(finding, run.redact)),
    tried,
  );
}

function budgetSpent({ target: { requestRate } }: RunContext, enough: number): string {
  const rounded = Math.ceil(enough / 50) * 50;
  return `the budget of ${requestRate.budget} requests is spent; about ${rounded} would do: set requestRate.budget`;
}

function redactFinding(finding: Finding, redact: (text: string) => string): Finding {
  return {
    ...finding,
    fact: cutText(redact(finding.fact), 1000),
    expected: cutText(redact(finding.expected)),
    received: cutText(redact(finding.received)),
    // A server may name a member of its response after what it was sent.
    ...(finding.at === undefined ? {} : { at: redact(finding.at) }),
    ...(finding.scenario === undefined ? {} : { scenario: redact(finding.scenario) }),
    ...(finding.case === undefined ? {} : { case: redact(finding.case) }),
    ...(finding.cases === undefined ? {} : { cases: finding.cases.map(redact) }),
  };
}
