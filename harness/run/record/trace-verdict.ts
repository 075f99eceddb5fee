import { boundStatuses, customaryStatuses, refusals } from '../../domain/refusal-statuses.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, RecordedExchange } from '../../model/exchange.ts';
import type { Refusal } from '../../model/profile.ts';
import type { RunVerdict } from '../../model/run.ts';
import { judgeRefusal } from '../../verdict/judge-refusal.ts';
import { judgeSuccess } from '../../verdict/judge-success.ts';
import { requirementIds } from '../plan/requirement-ids.ts';

/** Exchanges that a trace shows at most. */
const mostShown = 12;

/** How one verdict came about, line by line: what was sent, for what, which status codes fit, which rule applied. */
export function traceVerdict(verdict: RunVerdict, contract: Contract, scenario?: string): readonly string[] {
  const [family = '', name = ''] = verdict.requirement.replace(/:.*/s, '').split('.');
  const ofClients = requirementIds('client').includes(`${family}.${name}`);
  const steps = stepsOf(verdict, scenario);
  const shown = verdict.exchanges.filter(({ id, case: caseName }) =>
    scenario === undefined ? true : steps.has(id) || caseName === scenario,
  );
  const more = shown.length - mostShown;
  return [
    `${verdict.contract}/${verdict.requirement}${scenario === undefined ? '' : `#${scenario}`}: ${verdict.outcome}`,
    `  requirement  ${verdict.sentence}`,
    `  level        ${verdict.level}: ${levels[verdict.level]}`,
    ...(verdict.source === undefined ? [] : [`  source       ${verdict.source}`]),
    `  file         suites/${ofClients ? 'client/' : ''}${family}/${name}.ts`,
    `  tried        ${verdict.tried} exchanges judged, ${verdict.requests} requests sent for it`,
    ...shown.slice(0, mostShown).flatMap((exchange) => traceExchange(exchange, contract)),
    ...(more > 0 ? [`  and ${more} more exchanges in the record`] : []),
    ...concluding(verdict),
  ];
}

const levels = { must: 'a failure fails', should: 'a failure warns', may: 'a failure is a note' } as const;

function stepsOf({ scenarios = [] }: RunVerdict, wanted: string | undefined): ReadonlySet<number> {
  const named = scenarios.filter(({ name }) => name === wanted);
  return new Set(named.flatMap(({ attempts }) => attempts.flatMap(({ steps }) => steps)));
}

function traceExchange(exchange: RecordedExchange, contract: Contract): readonly string[] {
  const { id, sent, received, failure, intent, caller, case: name } = exchange;
  const came = received ? String(received.status) : (failure?.reason ?? 'none');
  const about = name === undefined ? '' : `  (${name})`;
  return [
    `  ${String(id).padStart(5)}  ${sent.method} ${sent.url} by ${caller} -> ${came}${about}`,
    ...(sent.body?.text === undefined ? [] : [`         sent ${sent.body.text.slice(0, 200)}`]),
    ...(exchange.operation === 'update' && received ? [`         ${ruleFor(intent, received.status, contract)}`] : []),
  ];
}

/** What the one judge says of such a response to a request that was sent for this. */
function ruleFor(intent: string, status: number, contract: Contract): string {
  const exchange = respondedWith(status);
  if (intent === 'valid') {
    const [finding] = judgeSuccess(contract, exchange);
    return `control request or valid update: ${finding?.fact ?? `success is ${contract.profile.responses.statuses.join(' or ')}, so this holds`}`;
  }
  const refusal = refusals.find((known) => known === intent);
  if (refusal === undefined) return 'sent to see what comes: only the requirement itself judges it';
  const [finding] = judgeRefusal(contract, exchange, refusal);
  const [bound, customary] = [boundStatuses(contract, refusal), customaryStatuses(refusal)];
  return [
    `refusal ${refusal}: the profile binds ${bound.join(', ') || 'no status code'}, customary are ${customary.join(', ')}`,
    finding === undefined || finding.kind === 'note'
      ? whyFits(status, refusal, bound)
      : `${finding.kind}: ${finding.fact}`,
  ].join('; ');
}

function whyFits(status: number, refusal: Refusal, bound: readonly number[]): string {
  if (status === 429 && refusal !== 'rate-limited') return '429 says nothing about the request, so it is not judged';
  return bound.includes(status)
    ? `${status} is bound to it, so this holds`
    : `${status} is documented and customary for it, so this holds`;
}

function concluding(verdict: RunVerdict): readonly string[] {
  if ('reason' in verdict) return [`  ${verdict.outcome}: ${verdict.reason}`];
  if ('findings' in verdict)
    return verdict.findings.map(
      ({ kind, code, fact, expected, received }) =>
        `  ${kind} ${code}: ${fact}; expected ${expected}, received ${received}`,
    );
  const notes = (verdict.notes ?? []).slice(0, mostShown).map(({ fact }) => `  note: ${fact}`);
  return [...notes, `  pass: ${verdict.tried} exchanges were judged, and none was a failure or a documentation gap`];
}

/** The little of an exchange that judging a status code needs. */
function respondedWith(status: number): Exchange {
  return {
    id: 0,
    request: { operation: 'update', method: '', path: '', headers: {}, caller: 'admin', intent: { kind: 'open' } },
    startedAt: 0,
    durationMs: 0,
    outcome: { kind: 'response', status, headers: [], body: new Uint8Array(), json: undefined, receivedAt: 0 },
    earlier: [],
  };
}
