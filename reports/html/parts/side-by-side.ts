import type { RunVerdict } from '../../../harness/model/run.ts';
import { requirementAnchor } from '../../facts/anchors.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

interface Column {
  readonly target: string;
  readonly label: string;
  readonly own: boolean;
  readonly verdicts: ReadonlyMap<string, RunVerdict>;
}

/** Several runs (or targets) of one contract beside each other, as far as they differ; nothing when each stands alone. */
export function sideBySidePart({ run, options, contractOf }: PageContext): Markup {
  const runs = [run, ...(options.beside ?? [])];
  const contracts = [...new Set(runs.flatMap(({ verdicts }) => verdicts.map(({ contract }) => contract)))];
  const tables = contracts.flatMap((contract) => {
    // One target at different times is the history's.
    const all = runs.flatMap((one) => columnsOf(one.verdicts, contract, one.header.startedAt, one === run));
    const columns = all.filter(({ target }, index) => all.findIndex((other) => other.target === target) === index);
    return sharedIds(columns).length === 0 ? [] : [sideTable(contractOf(contract)?.title ?? contract, columns)];
  });
  return tables.length === 0 ? html`` : html`<section id="side-by-side"><h2>Side by side</h2>${tables}</section>`;
}

/** The requirements that at least two columns have: a client and a server are asked for different things. */
function sharedIds(columns: readonly Column[]): readonly string[] {
  const ids = [...new Set(columns.flatMap(({ verdicts }) => [...verdicts.keys()]))];
  return ids.filter((id) => columns.filter(({ verdicts }) => verdicts.has(id)).length > 1);
}

function columnsOf(
  verdicts: readonly RunVerdict[],
  contract: string,
  startedAt: string,
  own: boolean,
): readonly Column[] {
  const byTarget = Map.groupBy(
    verdicts.filter((verdict) => verdict.contract === contract),
    ({ target }) => target,
  );
  return [...byTarget].map(([target, all]) => ({
    target,
    label: `${target}, ${startedAt.slice(0, 16).replace('T', ' ')}`,
    own,
    verdicts: new Map(all.map((verdict) => [verdict.requirement, verdict])),
  }));
}

function sideTable(title: string, columns: readonly Column[]): Markup {
  const ids = sharedIds(columns);
  const outcomes = (id: string) => columns.map(({ verdicts }) => verdicts.get(id)?.outcome);
  const differing = ids.filter((id) => new Set(outcomes(id)).size > 1);
  const same = ids.length - differing.length;
  const cell = (id: string, { own, verdicts }: Column) => {
    const verdict = verdicts.get(id);
    if (!verdict) return html`<td class="none">not in the run</td>`;
    return html`<td>${own ? html`<a href="#${requirementAnchor(verdict)}">${badge(verdict.outcome)}</a>` : badge(verdict.outcome)}</td>`;
  };
  return html`<h3>${title}</h3><p class="facts">${differing.length} of ${ids.length} requirements differ, ${same} ended alike everywhere.</p>
${
  differing.length > 0 &&
  html`<div class="scroll" tabindex="0" role="group" aria-label="${title} side by side"><table><thead><tr><th scope="col">Requirement</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${differing.map((id) => html`<tr><th scope="row"><code>${id}</code></th>${columns.map((column) => cell(id, column))}</tr>`)}</tbody></table></div>`
}`;
}
