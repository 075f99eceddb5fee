import type { CoverageRow } from '../../../harness/model/run.ts';
import type { ContractCounts } from '../../facts/contract-counts.ts';
import { countList } from '../../facts/count-list.ts';
import { grouped, plural } from '../../facts/plural.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

const mostCosts = 12;

/** What was tried of each request schema, by whom, and what the verdicts cost. */
export function coveragePart({ tallies }: PageContext): Markup {
  const shown = tallies.filter(({ summary, verdicts }) => summary !== undefined || verdicts.length > 0);
  return html`<section id="coverage"><h2>Coverage and cost</h2>
<p class="lead">A constraint is covered when valid and invalid updates were tried at it.</p>${shown.map(contractCoverage)}</section>`;
}

function contractCoverage(tally: ContractCounts): Markup {
  const { summary } = tally;
  const rows = summary?.coverage ?? [];
  const both = rows.filter(({ validTried, invalidTried }) => validTried > 0 && invalidTried > 0).length;
  return html`<details class="more"><summary>${tally.title} ${tally.target}: ${both} of ${plural(rows.length, 'constraint')} tried from both sides</summary>
${summary && html`<p class="facts">Requests by caller: ${countList(summary.callers)}. Responses by status: ${countList(summary.responses)}.</p>`}
<div class="scroll" tabindex="0" role="group" aria-label="constraints of ${tally.title} ${tally.target}"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Constraint</th><th scope="col">Valid tried</th><th scope="col">Invalid tried</th><th scope="col">Responses to invalid ones</th></tr></thead>
<tbody>${rows.map(coverageRow)}</tbody></table></div>${costTable(tally)}</details>`;
}

function coverageRow(row: CoverageRow): Markup {
  return html`<tr><th scope="row"><code>${row.pointer === '' ? 'body' : row.pointer}</code></th><td>${row.keyword}${row.proseConstraint !== undefined && html` <span class="where">prose constraint ${row.proseConstraint}</span>`}</td><td class="number">${grouped(row.validTried)}</td><td class="number">${grouped(row.invalidTried)}</td><td>${row.unbreakable ?? countList(row.responded)}</td></tr>`;
}

function costTable({ title, target, verdicts }: ContractCounts): Markup {
  const dearest = [...verdicts].sort((one, other) => other.requests - one.requests).slice(0, mostCosts);
  const most = Math.max(1, dearest[0]?.requests ?? 1);
  const bar = (requests: number) =>
    html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${((requests / most) * 100).toFixed(1)}" height="8"/></svg>`;
  return html`<h3>Requests by verdict</h3><div class="scroll" tabindex="0" role="group" aria-label="cost of ${title} ${target}"><table>
<thead><tr><th scope="col">Requirement</th><th scope="col">Requests</th><th scope="col">Time</th><th scope="col"><span class="unseen">Share</span></th></tr></thead>
<tbody>${dearest.map(
    ({ requirement, requests, durationMs }) =>
      html`<tr><th scope="row"><code>${requirement}</code></th><td class="number">${grouped(requests)}</td><td class="number">${grouped(Math.round(durationMs))} ms</td><td>${bar(requests)}</td></tr>`,
  )}</tbody></table></div>`;
}
