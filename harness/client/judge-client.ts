import { createRedactor } from '../exchange/redact.ts';
import type { ClientAnswer, ClientRequirement, ClientScenario, ClientSeen, NotJudged } from '../model/client.ts';
import type { RecordedExchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { RecordedCall, Verdict } from '../model/verdict.ts';
import { conclude } from '../verdict/roll-up.ts';
import type { BackOff } from './back-off.ts';
import { describeCall } from './describe-call.ts';
import { type Played, type Player, playScenario } from './play-scenario.ts';
import { recordCall } from './record-call.ts';
import { tellingLine } from './telling-line.ts';
import { timelineOf } from './timeline.ts';

/** What judging one client's requirements stands on. */
export interface ClientBench extends Player {
  /** Name of the client, where a run names its target. */
  readonly name: string;
  readonly backOff: BackOff;
  /** True when the same asks succeed with honest responses in this run. */
  readonly control: (scenario: ClientScenario) => Promise<string | undefined>;
  /** How that went, once it was made. */
  readonly controlCall: (scenario: ClientScenario) => RecordedCall | undefined;
  readonly nextId: () => number;
  /** Counts what came. */
  readonly onPlayed: (played: Played) => void;
  /** Runs it when there is room. */
  readonly slot: <T>(run: () => Promise<T>) => Promise<T>;
}

/** What one scenario came to. */
export type Tried =
  | {
      readonly kind: 'judged';
      readonly findings: readonly Finding[];
      readonly evidence: readonly RecordedExchange[];
      readonly doubtful: boolean;
      readonly call: RecordedCall;
    }
  | { readonly kind: 'skip' | 'block'; readonly reason: string; readonly evidence?: undefined };

/** The verdict on one requirement: every scenario of it, those that fail twice, each on servers of its own. */
export async function judgeClient(bench: ClientBench, requirement: ClientRequirement): Promise<Verdict> {
  const startedAt = performance.now();
  const applies = requirement.appliesTo?.(bench.contract) ?? true;
  const scenarios = applies === true ? requirement.scenarios(bench.contract) : [];
  const tried = await Promise.all(scenarios.map((scenario) => tryScenario(bench, scenario)));
  const verdict = verdictOf(bench, requirement, applies, tried, performance.now() - startedAt);
  if (verdict.calls === undefined) return verdict;
  const controlled = scenarios.filter(({ uncontrolled }) => !uncontrolled);
  const controls = new Set(controlled.flatMap((each) => bench.controlCall(each) ?? []));
  return { ...verdict, calls: [...verdict.calls, ...controls] };
}

/** One verdict from all scenarios of a requirement. */
export function verdictOf(
  bench: Pick<ClientBench, 'contract' | 'name'>,
  requirement: ClientRequirement,
  applies: true | string,
  tried: readonly Tried[],
  durationMs: number,
): Verdict {
  const { id, level, sentence, source, matters } = requirement;
  const exchanges = tried.flatMap(({ evidence = [] }) => evidence);
  const judged = {
    contract: bench.contract.id,
    target: bench.name,
    requirement: id,
    level,
    severity: requirement.severity ?? ('updates' as const),
    sentence,
    ...(source === undefined ? {} : { source }),
    matters,
    tried: tried.filter(({ kind }) => kind === 'judged').length,
    requests: exchanges.length,
    durationMs: Math.round(durationMs),
  };
  if (applies !== true) return { ...judged, outcome: 'skipped', reason: applies, exchanges: [] };
  const findings = tried.flatMap((each) => (each.kind === 'judged' ? each.findings : []));
  const kept = tried.flatMap((each) => (each.kind === 'judged' && each.findings.length > 0 ? each.evidence : []));
  const calls = tried.flatMap((each) => (each.kind === 'judged' && each.findings.length > 0 ? [each.call] : []));
  const evidence = {
    exchanges: kept.length > 0 ? kept : exchanges.slice(0, 3),
    ...(calls.length > 0 ? { calls } : {}),
  };
  const concluded = conclude(requirement, findings, judged.tried);
  if (concluded.outcome === 'fail') return { ...judged, ...evidence, ...concluded };
  const [block] = tried.flatMap((each) => (each.kind === 'block' ? [each.reason] : []));
  if (block !== undefined) return { ...judged, ...evidence, outcome: 'blocked', reason: block };
  const skips = tried.flatMap((each) => (each.kind === 'skip' ? [each.reason] : []));
  if (skips.length === tried.length)
    return { ...judged, ...evidence, outcome: 'skipped', reason: [...new Set(skips)].join('; ') || 'nothing to try' };
  return { ...judged, ...evidence, ...concluded };
}

/** How often something doubtful is tried again before it is believed. */
const mostDoubts = 2;
/** How often something drawn at random may come out otherwise before it counts as not seen again. */
const mostDraws = 3;

async function tryScenario(bench: ClientBench, scenario: ClientScenario): Promise<Tried> {
  const failed = scenario.uncontrolled ? undefined : await bench.control(scenario);
  if (failed !== undefined && scenario.tls)
    return { kind: 'skip', reason: 'the client does not trust a certificate of the run' };
  if (failed !== undefined) return { kind: 'block', reason: failed };
  const backOffMs = scenario.measures === undefined ? undefined : await bench.backOff(scenario.measures);
  const once = () => bench.slot(() => playOnce(bench, scenario, backOffMs));
  let first = await once();
  for (let more = 0; more < mostDoubts && first.kind === 'judged' && first.doubtful; more += 1) first = await once();
  if (first.kind !== 'judged' || !first.findings.some(({ kind }) => kind === 'failure')) return first;
  // What does not come back on a fresh port is no failure of the client's.
  const again = new Set<string>();
  const confirmed = ({ kind, code }: Finding) => kind !== 'failure' || again.has(code);
  for (let left = scenario.random ? mostDraws : 1; left > 0 && !first.findings.every(confirmed); left -= 1) {
    const next = await once();
    for (const { kind, code } of next.kind === 'judged' ? next.findings : []) if (kind === 'failure') again.add(code);
  }
  return {
    ...first,
    findings: first.findings.map((finding) =>
      confirmed(finding)
        ? finding
        : // Silence that does not come back was the machine's: nothing is measured from above.
          {
            ...finding,
            kind: finding.code === 'call-does-not-end' ? 'note' : 'unstable',
            fact: `not seen again: ${finding.fact}`,
          },
    ),
  };
}

async function playOnce(bench: ClientBench, scenario: ClientScenario, backOffMs: number | undefined): Promise<Tried> {
  const played = await playScenario(bench, scenario, backOffMs);
  bench.onPlayed(played);
  return judgePlayed(scenario, played, bench.nextId);
}

/** Judges a scenario by what came of it. */
export function judgePlayed(scenario: ClientScenario, played: Played, nextId: () => number): Tried {
  const { seen } = played;
  const cannot = notJudged(scenario, seen);
  const result = cannot ?? scenario.judge(seen);
  const redact = createRedactor(seen.secrets);
  const timeline = timelineOf(seen);
  if (!Array.isArray(result)) {
    const { skip, block } = result as NotJudged;
    if (block === undefined) return { kind: 'skip', reason: skip ?? 'not judged' };
    const silent = seen.answers.find(({ said }) => said === undefined);
    const told = silent ? wrote(silent) : '';
    return { kind: 'block', reason: redact(cannot ? block : `${scenario.name}: ${block} (${timeline})${told}`) };
  }
  const evidence = recordCall(played, scenario.name, nextId);
  const shownBy = evidence.at(-1)?.recorded.id;
  const findings = (result as readonly Finding[]).map((finding) => ({
    ...finding,
    fact: redact(finding.fact),
    received: redact(`${finding.received}; ${timeline}`),
    case: scenario.name,
    ...(shownBy === undefined ? {} : { exchange: shownBy }),
  }));
  const call = describeCall(played, scenario.name);
  const doubtful = findings.length === 0 && (scenario.doubts?.(seen) ?? false);
  return { kind: 'judged', findings, evidence: evidence.map(({ recorded }) => recorded), doubtful, call };
}

/** What a client that said nothing wrote to its stderr. */
function wrote({ stderr }: ClientAnswer): string {
  const line = tellingLine(stderr);
  return line === '' ? '' : `; stderr: ${line}`;
}

/** Why a scenario cannot be judged whatever it is about. */
function notJudged(
  { name, judgesSilence = false, byRequests = false, withholds = false }: ClientScenario,
  seen: ClientSeen,
): NotJudged | undefined {
  if (seen.answers.some(({ said }) => said?.outcome === 'unsupported'))
    return { skip: `the client has no ${seen.answers.at(-1)?.ask.operation}` };
  const silent = seen.answers.find(({ said }) => said === undefined);
  if (silent === undefined || byRequests) return undefined;
  // On a busy machine the only response may still be on its way when the watch ends; who sends on and on has had others.
  const owed = seen.updates.length > 0 && seen.updates.every(({ respondedMs }) => respondedMs === undefined);
  if (silent.ended === 'silent' && !withholds && owed)
    return { block: `${name}: the mock's own response was still on its way when the watch ended; try again` };
  if (judgesSilence) return undefined;
  const { ended, exit, unread, durationMs } = silent;
  const why = ended === 'died' ? `its process ended, ${exit}` : `nothing in ${Math.round(durationMs / 1000)} s`;
  return {
    block: `${name}: the client said nothing (${[why, ...(unread === undefined ? [] : [unread])].join('; ')})${wrote(silent)}`,
  };
}
