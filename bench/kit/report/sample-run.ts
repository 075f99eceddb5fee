import type { RecordedExchange } from '../../../harness/model/exchange.ts';
import type { Finding } from '../../../harness/model/finding.ts';
import type { RunHeader, RunLine, RunVerdict } from '../../../harness/model/run.ts';
import type { Outcome } from '../../../harness/model/verdict.ts';
import { hostileStrings } from './hostile-strings.ts';
import { sampleExchange } from './sample-exchange.ts';
import { sampleFact } from './sample-facts.ts';
import { SampleRandom } from './sample-random.ts';
import { type SampleRequirement, sampleRequirements } from './sample-requirements.ts';
import { sampleSummary } from './sample-summary.ts';

/** What the sample is to look like. */
export interface SampleOptions {
  /** Recorded exchanges, spread over all verdicts. */
  readonly exchanges: number;
  /** How many contracts; 3 when absent. The first ones fail. */
  readonly contracts?: number;
  /** How many of them fail; 2 when absent. */
  readonly broken?: number;
  /** Share of a failing verdict's exchanges that its findings name; 0.5 when absent. */
  readonly share?: number;
  /** Plants script, markup, control characters and the like wherever a server could. */
  readonly hostile?: boolean;
  readonly seed?: number;
  /** Whether the last line is there; true when absent. */
  readonly footer?: boolean;
  /** Name of the target; `sandbox` when absent. */
  readonly target?: string;
}

const sampleWaiver = {
  reason: 'removed users are purged at night',
  owner: 'platform team',
  link: 'https://tracker.example.test/412',
  expires: '2027-01-31',
  at: 'rolecall.waivers.yaml:3',
};
const titles = ['Acme', 'Globex', 'Initech', 'Umbra', 'Hooli', 'Vandelay'] as const;
const startedAt = Date.UTC(2026, 10, 20, 9, 30);
const outcomes = new Map<string, Outcome>([
  ['accept.persists', 'fail'],
  ['accept.echoes-change', 'fail'],
  ['reject.schema:/role.enum', 'fail'],
  ['access.insufficient-role', 'fail'],
  ['response.never-5xx', 'fail'],
  ['response.body-matches-schema', 'fail'],
  ['protocol.allow-header', 'warn'],
  ['document.examples-match-schema', 'warn'],
  ['missing.removed-user', 'waived'],
  ['access.other-organization', 'blocked'],
  ['conflict.last-owner', 'skipped'],
  ['concurrency.same-user-converges', 'error'],
]);

/** The lines of an invented run with verdicts of every kind, always the same for the same options. */
export function sampleRun(options: SampleOptions): readonly RunLine[] {
  const contracts = titles.slice(0, options.contracts ?? 3);
  const target = options.target ?? 'sandbox';
  const each = Math.floor(options.exchanges / contracts.length / sampleRequirements.length);
  const random = new SampleRandom(options.seed ?? 1);
  const lines: RunLine[] = [header(contracts, target, options)];
  const counts: Record<string, number> = {};
  for (const [index, title] of contracts.entries()) {
    const broken = index < (options.broken ?? 2);
    let id = 0;
    for (const requirement of sampleRequirements) {
      const extra =
        requirement === sampleRequirements.at(-1)
          ? options.exchanges - each * contracts.length * sampleRequirements.length
          : 0;
      const count = each + (index === 0 ? extra : 0);
      const made = verdict(requirement, { title, target, broken, from: id, count, options }, random);
      id += count;
      counts[made.outcome] = (counts[made.outcome] ?? 0) + 1;
      lines.push(made);
    }
    lines.push(sampleSummary(title.toLowerCase(), target, id, broken));
  }
  if (options.footer === false) return lines;
  const exitCode = (options.broken ?? 2) > 0 ? 1 : 0;
  const applying = Object.values(counts).reduce((sum, count) => sum + count, 0) - (counts.skipped ?? 0);
  const reasons = exitCode === 0 ? [] : [`${counts.fail} of ${applying} requirements fail`];
  return [
    ...lines,
    {
      type: 'footer',
      counts,
      exchanges: options.exchanges,
      requests: options.exchanges,
      durationMs: 8421,
      exitCode,
      reasons,
    },
  ];
}

function header(contracts: readonly string[], target: string, options: SampleOptions): RunHeader {
  return {
    type: 'header',
    format: 1,
    tool: { name: 'rolecall', version: '0.1.0' },
    contracts: contracts.map((title, index) => ({
      id: title.toLowerCase(),
      title: options.hostile ? `${title} ${hostileStrings.script}` : title,
      page: options.hostile ? hostileStrings.link : `https://${title.toLowerCase()}.example/docs/roles`,
      version: `${index + 1}.0.0`,
      operation: 'PATCH /users/{id}/role',
      digest: `sha256:${String(index).repeat(64)}`,
      retrieved: '2026-11-20',
    })),
    targets: [
      {
        name: target,
        kind: 'live',
        baseUrl: 'https://sandbox.example.test/v1',
        callers: ['admin', 'member', 'otherOrganization'],
      },
    ],
    seed: options.seed ?? 1,
    options: { runs: 100, contracts: contracts.map((title) => title.toLowerCase()) },
    waivers: { file: 'rolecall.waivers.yaml', entries: [] },
    gates: { failOn: 'fail', minTried: [] },
    startedAt: new Date(startedAt).toISOString(),
  };
}

interface VerdictShape {
  readonly title: string;
  readonly target: string;
  readonly broken: boolean;
  readonly from: number;
  readonly count: number;
  readonly options: SampleOptions;
}

function verdict(requirement: SampleRequirement, shape: VerdictShape, random: SampleRandom): RunVerdict {
  const outcome = outcomeOf(requirement.requirement, shape);
  const bad = outcome === 'fail' || outcome === 'waived';
  const hostile = shape.options.hostile ?? false;
  const contract = shape.title.toLowerCase();
  const exchanges = Array.from({ length: shape.count }, (_, index) =>
    sampleExchange(
      {
        id: shape.from + index + 1,
        contract,
        baseUrl: 'https://sandbox.example.test/v1',
        requirement: requirement.requirement,
        startedAt,
        bad,
        hostile,
      },
      random,
    ),
  );
  const tried = { tried: shape.count, requests: shape.count, durationMs: shape.count * 3, exchanges };
  const judged = { type: 'verdict', contract, target: shape.target, ...requirement, ...tried } as const;
  if (outcome === 'pass') return { ...judged, outcome };
  if (outcome === 'blocked')
    return {
      ...judged,
      outcome,
      reason: 'no caller caller of another organization; add callers.otherOrganization to the target file',
    };
  if (outcome === 'skipped')
    return { ...judged, outcome, reason: 'the target does not allow last-owner; add it to allow' };
  if (outcome === 'error') return { ...judged, outcome, reason: 'the harness broke: test user user-2 was lent twice' };
  const named = exchanges.slice(0, Math.max(1, Math.ceil(shape.count * (shape.options.share ?? 0.5))));
  const waived = outcome === 'waived' ? { waiver: sampleWaiver } : {};
  const findings = named.map((exchange) => ({ ...finding(requirement.requirement, exchange, hostile), ...waived }));
  const [first = finding(requirement.requirement, undefined, hostile), ...rest] = findings;
  return { ...judged, outcome, findings: [first, ...rest] };
}

// The harness breaks in one contract alone, so that the other one shows failures as its worst.
function outcomeOf(requirement: string, { broken, title }: VerdictShape): Outcome {
  const outcome = broken ? (outcomes.get(requirement) ?? 'pass') : 'pass';
  return outcome === 'error' && title === titles[0] ? 'pass' : outcome;
}

function finding(requirement: string, exchange: RecordedExchange | undefined, hostile: boolean): Finding {
  const seen = sampleFact(requirement);
  const where = exchange ? { exchange: exchange.id, ...(exchange.case ? { case: exchange.case } : {}) } : {};
  const planted = {
    fact: `role reads ${hostileStrings.closing}`,
    expected: hostileStrings.bidi,
    received: hostileStrings.script,
  };
  return { ...seen, ...(hostile ? planted : {}), ...where };
}
