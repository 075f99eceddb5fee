import type {
  CountedSummary,
  CoverageRow,
  RateSample,
  RestoreResult,
  RunSummary,
  StatusCount,
  StatusRow,
  TestUserState,
} from '../../model/run.ts';
import { countOf } from '../../verdict/status-matrix.ts';

/** Most looks at the limit that are kept. */
const maxRateSamples = 300;

/** What several shards show of one contract on one target, as one summary. */
export function joinSummaries(summaries: readonly [RunSummary, ...RunSummary[]]): CountedSummary {
  const [first] = summaries;
  const sum = (pick: (summary: RunSummary) => number) => summaries.reduce((total, one) => total + pick(one), 0);
  const responses = addCounts(summaries.map((one) => one.responses));
  const exchanges = sum((one) => one.exchanges);
  const joinSent = (pick: (summary: RunSummary) => RunSummary['asked']['accepted']) => ({
    sent: sum((one) => pick(one).sent),
    got: sum((one) => pick(one).got),
  });
  const restores = summaries.flatMap(({ restore }) => restore ?? []);
  return {
    type: 'summary',
    contract: first.contract,
    target: first.target,
    statuses: groups(
      summaries.flatMap(({ statuses }) => statuses),
      ({ status }) => status,
    ).map(joinStatus),
    coverage: groups(
      summaries.flatMap(({ coverage }) => coverage),
      ({ pointer, keyword, proseConstraint }) => JSON.stringify([pointer, keyword, proseConstraint]),
    ).map(joinCoverage),
    gaps: first.gaps,
    callers: addCounts(summaries.map(({ callers }) => callers)),
    responses,
    exchanges,
    asked: { accepted: joinSent((one) => one.asked.accepted), refused: joinSent((one) => one.asked.refused) },
    ...(restores.length === 0 ? {} : { restore: joinRestores(restores) }),
    testUsers: groups(
      summaries.flatMap(({ testUsers }) => testUsers),
      ({ id }) => id,
    ).map(joinTestUser),
    rate: joinRates(summaries.map(({ rate }) => rate)),
  };
}

type Group<T> = readonly [T, ...T[]];

function groups<T>(items: readonly T[], key: (item: T) => string): readonly Group<T>[] {
  // A group has at least the item that made it.
  return [...Map.groupBy(items, key).values()] as unknown as readonly Group<T>[];
}

function joinStatus(rows: Group<StatusRow>): StatusCount {
  const { reason, ...first } = countOf(rows[0]);
  const provoked = rows.reduce((total, row) => total + row.provoked, 0);
  return {
    ...first,
    provoked,
    refusals: addCounts(rows.map(({ refusals }) => refusals)),
    ...(provoked === 0 && reason !== undefined ? { reason } : {}),
  };
}

function joinCoverage(rows: Group<CoverageRow>): CoverageRow {
  return {
    ...rows[0],
    validTried: rows.reduce((total, row) => total + row.validTried, 0),
    invalidTried: rows.reduce((total, row) => total + row.invalidTried, 0),
    responded: addCounts(rows.map(({ responded }) => responded)),
  };
}

function joinTestUser(states: Group<TestUserState>): TestUserState {
  const last = states.findLast(({ after }) => after !== undefined)?.after;
  return {
    ...states[0],
    updates: states.reduce((total, { updates }) => total + updates, 0),
    ...(last === undefined ? {} : { after: last }),
  };
}

function joinRestores(restores: readonly RestoreResult[]): RestoreResult {
  return {
    restored: restores.reduce((total, { restored }) => total + restored, 0),
    verified: restores.reduce((total, { verified }) => total + verified, 0),
    failed: restores.flatMap(({ failed }) => failed),
  };
}

/** One after another on one axis; as many of each shard as there is room for. */
function joinRates(rates: readonly (readonly RateSample[])[]): readonly RateSample[] {
  const each = Math.ceil(maxRateSamples / Math.max(1, rates.length));
  let from = 0;
  return rates.flatMap((samples) => {
    const start = from;
    from += Math.max(0, ...samples.map(({ at }) => at));
    return samples.slice(0, each).map((sample) => ({ ...sample, at: sample.at + start }));
  });
}

function addCounts(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  return total;
}
