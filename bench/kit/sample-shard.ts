import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { RunFooter, RunHeader, RunSummary, RunVerdict } from '../../harness/model/run.ts';

/** An invented header, for tests. */
export function headerOf(more: Partial<RunHeader>): RunHeader {
  return {
    type: 'header',
    format: 1,
    tool: { name: 'rolecall', version: '0.1.0' },
    contracts: [{ id: 'acme', title: 'Acme', version: '1', operation: 'PUT /x', digest: 'sha256:1' }],
    targets: [{ name: 'mock', kind: 'mock', baseUrl: 'the embedded mock', callers: ['admin'] }],
    seed: 1,
    options: { runs: 20 },
    gates: { failOn: 'fail', minTried: [] },
    startedAt: '2026-11-20T10:00:00.000Z',
    ...more,
  };
}

type Ending =
  | { readonly outcome: 'pass'; readonly exchanges?: readonly RecordedExchange[] }
  | {
      readonly outcome: 'fail' | 'warn' | 'waived';
      readonly findings: readonly [Finding, ...Finding[]];
      readonly exchanges?: readonly RecordedExchange[];
    }
  | { readonly outcome: 'blocked' | 'skipped' | 'error'; readonly reason: string };

/** An invented verdict, for tests. */
export function verdictOf(requirement: string, ending: Ending): RunVerdict {
  const judged = {
    contract: 'acme',
    target: 'mock',
    requirement,
    level: 'must',
    severity: 'updates',
    sentence: 's',
  } as const;
  return { type: 'verdict', ...judged, tried: 10, requests: 2, durationMs: 1, exchanges: [], ...ending };
}

/** An invented exchange, for tests. */
export function exchangeOf(id: number, status = 200): RecordedExchange {
  return {
    id,
    operation: 'update',
    caller: 'admin',
    intent: 'valid',
    startedAt: 0,
    durationMs: 1,
    sent: { method: 'PUT', url: 'http://localhost/x', headers: {} },
    received: { status, headers: [] },
  };
}

/** An invented summary, for tests. */
export function summaryOf(more: Partial<RunSummary>): RunSummary {
  return {
    type: 'summary',
    contract: 'acme',
    target: 'mock',
    statuses: [],
    coverage: [],
    gaps: [],
    callers: {},
    responses: { 200: 10 },
    exchanges: 10,
    asked: { accepted: { sent: 5, got: 5 }, refused: { sent: 5, got: 5 } },
    testUsers: [],
    rate: [],
    ...more,
  };
}

/** An invented footer, for tests. */
export function footerOf(more: Partial<RunFooter> = {}): RunFooter {
  return {
    type: 'footer',
    counts: {},
    exchanges: 10,
    requests: 10,
    durationMs: 100,
    exitCode: 0,
    reasons: [],
    ...more,
  };
}
