import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findContracts } from '../../../harness/run/plan/find-contracts.ts';
import { startMockProcess, writeTargetFile } from '../live/mock-process.ts';
import { type LiveRun, runLive } from '../live/run-live.ts';

/**
 * Runs every contract against its mock in another process within a budget, and prints how many requests each verdict
 * cost; `--doc` writes the table into `docs/targets.md`. Ends with 1 when a requirement was neither tried nor named.
 */
const { values: flags } = parseArgs({
  options: { budget: { type: 'string', default: '400' }, doc: { type: 'boolean' } },
});
const budget = Number(flags.budget);
const runs = new Map<string, LiveRun>();
for (const { id } of await findContracts()) {
  const mock = await startMockProcess(id);
  try {
    const requestRate = { ...mock.target.requestRate, perSecond: 0, budget };
    runs.set(id, await runLive(writeTargetFile({ mock: { ...mock.target, requestRate } })));
  } finally {
    mock.stop();
  }
}
const table = tableOf(runs);
console.log(table);
for (const [contract, { verdicts, footer }] of runs) {
  const blocked = verdicts.flatMap((verdict) => (verdict.outcome === 'blocked' ? [verdict] : []));
  for (const { requirement, reason } of blocked) console.log(`${contract} ${requirement}: ${reason}`);
  if (footer === undefined || verdicts.some(({ outcome }) => outcome === 'error')) process.exitCode = 1;
}
if (flags.doc) writeTable(table);

/** One row per requirement that sends, one column per contract; the last rows are what the rest cost. */
function tableOf(all: ReadonlyMap<string, LiveRun>): string {
  const columns = [...all.keys()];
  const requirements = [
    ...new Set([...all.values()].flatMap(({ verdicts }) => verdicts.map((one) => one.requirement))),
  ];
  const cells = (requirement: string) =>
    columns.map((contract) => {
      const verdict = all.get(contract)?.verdicts.find((one) => one.requirement === requirement);
      if (verdict === undefined || verdict.outcome === 'skipped') return '';
      return verdict.outcome === 'blocked' ? `${verdict.requests} blocked` : String(verdict.requests);
    });
  const costs = (pick: 'preflight' | 'restore' | 'total') =>
    columns.map((contract) => String(all.get(contract)?.summaries[0]?.requests?.[pick] ?? ''));
  const rows = requirements
    .map((requirement) => [requirement, ...cells(requirement)])
    .filter(([, ...numbers]) => numbers.some((number) => number !== '' && number !== '0'));
  return [
    ['requirement', ...columns],
    ['---', ...columns.map(() => '---:')],
    ...rows,
    ['before the first write', ...costs('preflight')],
    ['restoring users', ...costs('restore')],
    ['**all**', ...costs('total')],
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function writeTable(text: string): void {
  const file = new URL('../../../docs/targets.md', import.meta.url);
  const [before, rest = ''] = readFileSync(file, 'utf8').split('<!-- requests -->\n');
  const after = rest.slice(rest.indexOf('<!-- /requests -->'));
  writeFileSync(file, `${before}<!-- requests -->\n${text}\n${after}`);
}
