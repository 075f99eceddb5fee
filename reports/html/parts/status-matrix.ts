import type { StatusRow } from '../../../harness/model/run.ts';
import type { Outcome } from '../../../harness/model/verdict.ts';
import { contractAnchor } from '../../facts/anchors.ts';
import type { ContractCounts } from '../../facts/contract-counts.ts';
import { countList } from '../../facts/count-list.ts';
import { grouped } from '../../facts/plural.ts';
import { type CellOutcome, cellOutcome } from '../../facts/status-cell.ts';
import { statusesOf } from '../../facts/statuses-of.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

const shown: Readonly<Record<CellOutcome, readonly [Outcome, string]>> = {
  pass: ['pass', 'pass'],
  fail: ['fail', 'fail'],
  warn: ['warn', 'warn'],
  waived: ['waived', 'waived'],
  seen: ['skipped', 'seen'],
  'not-provoked': ['skipped', 'none'],
};

/** Contract by status: provoked, judged, how often, and why not. */
export function statusMatrixPart(context: PageContext): Markup {
  const { tallies } = context;
  const statuses = statusesOf(tallies);
  // Clients are told every status: there is no table of what came.
  if (statuses.length === 0 && tallies.every(({ summary }) => summary)) return html``;
  return html`<section id="statuses"><h2>Status codes</h2>
<p class="lead">What each contract documents, and what came. A cell is as bad as the worst that a requirement says about responses with this status code; × says how often it came. <em>seen</em>: it came, is not documented, and nobody has to act; <em>none</em>: documented, and not provoked.</p>
<div class="scroll" tabindex="0" role="group" aria-label="contracts by status"><table class="matrix">
<thead><tr><th scope="col">Contract</th>${statuses.map((status) => html`<th scope="col">${status}</th>`)}</tr></thead>
<tbody>${tallies.map((tally) => matrixRow(tally, statuses))}</tbody></table></div>
${tallies.map(statusDetails)}</section>`;
}

function matrixRow(tally: ContractCounts, statuses: readonly string[]): Markup {
  const rows = new Map(tally.summary?.statuses.map((row) => [row.status, row]));
  const cells = tally.summary
    ? statuses.map((status) => matrixCell(rows.get(status)))
    : html`<td colspan="${Math.max(1, statuses.length)}" class="none">the run ended before this contract’s summary</td>`;
  return html`<tr><th scope="row"><a href="#${contractAnchor(tally)}">${tally.title}</a> <span class="where">${tally.target}</span></th>${cells}</tr>`;
}

function matrixCell(row: StatusRow | undefined): Markup {
  if (!row)
    return html`<td class="none"><span aria-hidden="true">·</span><span class="unseen">not documented</span></td>`;
  const [outcome, word] = shown[cellOutcome(row)];
  const times = row.provoked > 0 && html`<span class="times">×${grouped(row.provoked)}</span>`;
  return html`<td>${badge(outcome, word)}${times}${!row.documented && cellOutcome(row) !== 'seen' && html`<span class="times">undocumented</span>`}</td>`;
}

function statusDetails(tally: ContractCounts): Markup {
  if (!tally.summary) return html``;
  const rows = tally.summary.statuses.map((row) => {
    const [outcome, word] = shown[cellOutcome(row)];
    const why =
      row.reason ?? [countList(row.refusals), ...(row.requirements ?? [])].filter((part) => part !== '').join(', ');
    return html`<tr><th scope="row">${row.status}</th><td>${row.documented ? 'documented' : 'seen, not documented'}</td><td class="number">${grouped(row.provoked)}</td><td>${why}</td><td>${badge(outcome, word)}</td></tr>`;
  });
  return html`<details class="more"><summary>${tally.title} ${tally.target}, status by status</summary>
<div class="scroll" tabindex="0" role="group" aria-label="statuses of ${tally.title} ${tally.target}"><table>
<thead><tr><th scope="col">Status</th><th scope="col">Document</th><th scope="col">Responses</th><th scope="col">For which refusals, and which requirements object; or why not provoked</th><th scope="col">Verdict</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}
