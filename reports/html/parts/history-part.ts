import { requirementAnchor } from '../../facts/anchors.ts';
import { type History, type HistoryLine, historiesOf } from '../../facts/history.ts';
import { plural } from '../../facts/plural.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

/** Runs that a table shows at most: the newest. */
const mostColumns = 20;

/** The runs of each contract and target over time, where there are several; nothing else. */
export function historyPart({ run, options }: PageContext): Markup {
  const histories = historiesOf([run, ...(options.beside ?? [])]);
  if (histories.length === 0) return html``;
  const anchors = new Set(run.verdicts.map(requirementAnchor));
  return html`<section id="history"><h2>History</h2>${histories.map((history) =>
    historyTable(history, (requirement) => {
      const anchor = requirementAnchor({ contract: history.contract, target: history.target, requirement });
      return anchors.has(anchor) ? `#${anchor}` : undefined;
    }),
  )}</section>`;
}

/** One contract on one target over time: what fails since when, what was fixed, what is flaky. */
export function historyTable(history: History, linkOf: (requirement: string) => string | undefined): Markup {
  const { title, target, runs, lines } = history;
  const left = Math.max(0, runs.length - mostColumns);
  const head = html`<h3>${title} ${target}</h3><p class="facts">${plural(runs.length, 'run')} since ${day(runs[0]?.header.startedAt)}: ${lines.filter(({ failing }) => failing).length} failing now, ${counted(lines, 'fixed')} fixed, ${counted(lines, 'flaky')} flaky (changed three times or more, or did not come back when tried again).</p>`;
  if (lines.length === 0) return html`${head}<p>No requirement failed in any of them.</p>`;
  const columns = runs
    .slice(left)
    .toReversed()
    .map(({ header: { startedAt } }) => startedAt.slice(0, 16).replace('T', ' '));
  return html`${head}<div class="scroll" tabindex="0" role="group" aria-label="History of ${title} ${target}"><table class="history"><thead><tr><th scope="col">Requirement</th><th scope="col">State</th>${columns.map((column) => html`<th scope="col"><time>${column}</time></th>`)}</tr></thead>
<tbody>${lines.map((line) => row(line, left, linkOf(line.requirement)))}</tbody></table></div>${
    left > 0 && html`<p class="facts">${plural(left, 'older run')} not shown.</p>`
  }`;
}

function row(line: HistoryLine, left: number, link: string | undefined): Markup {
  const { requirement, outcomes, state, since, firstFailed, failing } = line;
  const name = html`<code>${requirement}</code>`;
  const told = {
    fails: html`${badge('fail', 'fails')} since ${day(since)}${firstFailed !== since && html`, first ${day(firstFailed)}`}`,
    fixed: html`${badge('pass', 'fixed')} ${day(since)}, first failed ${day(firstFailed)}`,
    flaky: html`${badge('warn', 'flaky')} ${failing ? 'fails' : 'holds'} since ${day(since)}, first failed ${day(firstFailed)}`,
  }[state];
  const cells = outcomes
    .slice(left)
    .toReversed()
    .map((outcome) => (outcome ? html`<td>${badge(outcome)}</td>` : html`<td class="none">none</td>`));
  return html`<tr><th scope="row">${link === undefined ? name : html`<a href="${link}">${name}</a>`}</th><td>${told}</td>${cells}</tr>`;
}

function counted(lines: readonly HistoryLine[], state: HistoryLine['state']): number {
  return lines.filter((line) => line.state === state).length;
}

function day(time: string | undefined): Markup {
  return html`<time>${time?.slice(0, 10) ?? ''}</time>`;
}
