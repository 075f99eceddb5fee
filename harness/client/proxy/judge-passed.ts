import { recordExchange } from '../../exchange/record-exchange.ts';
import type { Redactor } from '../../exchange/redact.ts';
import type { ClientRequirement, ClientScenario, ClientSeen, ScenarioSetting } from '../../model/client.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import type { JudgingRequirement, Requirement } from '../../model/requirement.ts';
import type { Verdict } from '../../model/verdict.ts';
import { ResponseCheck } from '../../run/execute/observe/response-check.ts';
import { judgeLogged, readLogged } from '../../run/target/log-reader.ts';
import { conclude } from '../../verdict/roll-up.ts';
import type { Passed } from './start-proxy.ts';

/** What judging both sides takes. */
interface BothSides {
  readonly contract: Contract;
  readonly baseUrl: string;
  readonly passed: readonly Passed[];
  readonly secrets: readonly string[];
  readonly redact: Redactor;
}

/** The server's side: every requirement that looks at responses, on all that passed. */
export function judgeServer(sides: BothSides, requirements: readonly Requirement[]): readonly Verdict[] {
  const { contract, passed, secrets } = sides;
  return requirements
    .filter((requirement): requirement is JudgingRequirement => requirement.kind === 'judge')
    .map((requirement) => {
      const check = new ResponseCheck(requirement, contract, secrets);
      for (const { exchange, unfinished } of passed) if (!unfinished) check.see(exchange);
      return verdict(sides, 'server', requirement, check.findings(), check.judged, check.exchanges());
    });
}

/** The client's side: what an ordinary request is judged by, on all that passed. */
export function judgeSender(sides: BothSides, requirements: readonly ClientRequirement[]): readonly Verdict[] {
  const { contract, passed } = sides;
  return requirements.flatMap((requirement) => {
    const [scenario] =
      (requirement.appliesTo?.(contract) ?? true) === true ? requirement.scenarios(contract).filter(isPassive) : [];
    if (scenario === undefined) return [];
    const findings = passed.flatMap(({ request, exchange }) => {
      const result = scenario.judge(seenOf(sides, request));
      return Array.isArray(result)
        ? (result as readonly Finding[]).map((each) => ({ ...each, exchange: exchange.id }))
        : [];
    });
    const shown = new Set(findings.map(({ exchange }) => exchange));
    const exchanges = passed.flatMap(({ exchange }) => (shown.has(exchange.id) ? [exchange] : []));
    return [verdict(sides, 'client', requirement, findings, passed.length, exchanges)];
  });
}

/** Looks at any request, whatever it was made for. */
function isPassive({ uncontrolled, byRequests }: ClientScenario): boolean {
  return uncontrolled === true && byRequests === true;
}

function seenOf({ contract, secrets }: BothSides, request: Passed['request']): ClientSeen {
  const seen = { ...request, json: readLogged(contract, request), findings: judgeLogged(contract, request) };
  return {
    contract,
    answers: [],
    requests: [seen],
    updates: request.operation === 'update' ? [seen] : [],
    elsewhere: [],
    secrets,
    // Nobody chose a user or a change: passive scenarios ask for neither.
    setting: { contract, backOffMs: undefined } as unknown as ScenarioSetting,
  };
}

function verdict(
  { contract, redact, baseUrl, passed }: BothSides,
  side: 'client' | 'server',
  { id, level, severity = 'updates', sentence, source, matters }: ClientRequirement | JudgingRequirement,
  findings: readonly Finding[],
  tried: number,
  exchanges: readonly Exchange[],
): Verdict {
  const clean = findings.map((finding) => ({
    ...finding,
    fact: redact(finding.fact),
    expected: redact(finding.expected),
    received: redact(finding.received),
  }));
  return {
    contract: contract.id,
    target: side,
    requirement: id,
    level,
    severity,
    sentence,
    ...(source === undefined ? {} : { source }),
    matters,
    tried,
    requests: side === 'client' ? passed.length : 0,
    durationMs: 0,
    exchanges: exchanges
      .slice(0, 50)
      .map((exchange) => recordExchange(exchange, redact, { maxBodyBytes: 4096, contract, baseUrl })),
    ...conclude({ level }, clean, tried),
  };
}
