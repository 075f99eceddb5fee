import type { RunVerdict } from '../../../harness/model/run.ts';
import { contractAnchor, exchangeAnchor, requirementAnchor } from '../../facts/anchors.ts';
import { cutText } from '../../facts/cut-text.ts';
import { familyOf } from '../../facts/family.ts';
import { grouped, plural } from '../../facts/plural.ts';
import { replayCommand } from '../../facts/replay-command.ts';
import { safeLink } from '../../facts/safe-link.ts';
import { sourceText } from '../../facts/source-text.ts';
import { badge } from '../icons.ts';
import { idRanges } from '../id-ranges.ts';
import { html, type Markup } from '../markup.ts';
import { exchangeOf, type PageContext } from '../page-context.ts';
import { findingBlock } from './finding-block.ts';

/** Findings told in a line each without script, after the first, which is told in full. */
const mostLines = 10;

/** One verdict: a line that opens to everything known about it. Its id is stable between runs. */
export function verdictCard(context: PageContext, verdict: RunVerdict): Markup {
  const anchor = requirementAnchor(verdict);
  const title = context.contractOf(verdict.contract)?.title ?? verdict.contract;
  return html`<details class="card ${verdict.outcome}" id="${anchor}" ${filterFacts(verdict)}>
<summary>${badge(verdict.outcome)} <span class="who"><code>${verdict.requirement}</code> <span class="where">${title} ${verdict.target}</span></span>
<span class="sentence">${verdict.sentence}</span> <span class="tried">${triedText(verdict)}</span></summary>
<div class="body">${requirementPart(context, verdict, anchor)}${evidencePart(context, verdict, anchor)}${exchangesPart(verdict)}</div>
</details>\n`;
}

/** What the filters look at. */
export function filterFacts(verdict: RunVerdict): Markup {
  const statuses = new Set(verdict.exchanges.map(({ received, failure }) => received?.status ?? failure?.reason ?? ''));
  return html`data-outcome="${verdict.outcome}" data-contract="${contractAnchor(verdict)}" data-family="${familyOf(verdict.requirement)}" data-statuses="${[...statuses].join(' ')}"`;
}

function triedText({ tried }: RunVerdict): string {
  return tried === 0 ? 'not tried' : `${grouped(tried)} tried`;
}

function requirementPart(context: PageContext, verdict: RunVerdict, anchor: string): Markup {
  const page = safeLink(context.contractOf(verdict.contract)?.page);
  const source = safeLink(verdict.source);
  return html`<div class="requirement"><h4>Requirement</h4>
<p class="facts"><span class="level">${verdict.level}</span>${verdict.owasp !== undefined && html`, <span class="owasp">OWASP ${verdict.owasp}</span>`}${verdict.source !== undefined && html`, from ${source === undefined ? html`${cutText(sourceText(verdict.source), 400)}` : html`<a href="${source}" rel="noreferrer">${source}</a>`}`}${page !== undefined && html`, <a href="${page}" rel="noreferrer">vendor’s page</a>`}, <a href="#${anchor}">link to this requirement</a></p>
<p class="facts">${plural(verdict.tried, 'exchange')} judged, ${plural(verdict.requests, 'request')} sent for it, ${grouped(Math.round(verdict.durationMs))} ms</p></div>`;
}

function evidencePart(context: PageContext, verdict: RunVerdict, anchor: string): Markup {
  switch (verdict.outcome) {
    case 'pass':
      return notesPart(verdict.notes ?? []);
    case 'blocked':
    case 'skipped':
    case 'error':
      return html`<div class="reason"><h4>Reason</h4><p>${cutText(verdict.reason, 2000)}</p></div>
${verdict.outcome !== 'skipped' && html`<pre class="command" data-copy="replay command"><code>${replayCommand(context.run.header, verdict)}</code></pre>`}`;
    case 'fail':
    case 'warn':
    case 'waived':
      break;
  }
  const [first, ...others] = verdict.findings;
  const lines = others.slice(0, mostLines);
  const hidden = others.length - lines.length;
  return html`${findingBlock(context, verdict, first, exchangeOf(verdict.exchanges, first.exchange), false)}
${
  others.length > 0 &&
  html`<div class="others" data-findings="${anchor}"><h4>${plural(others.length, 'more finding')}</h4><ul class="lines">${lines.map(
    (finding) =>
      html`<li>${cutText(finding.fact, 300)}: expected <code>${cutText(finding.expected, 200)}</code>, received <code>${cutText(finding.received, 200)}</code>${finding.at && html` at <code>${cutText(finding.at, 200)}</code>`}${finding.exchange !== undefined && html`, <a href="#${exchangeAnchor(verdict, finding.exchange)}">exchange ${finding.exchange}</a>`}</li>`,
  )}${hidden > 0 && html`<li class="noscript">${hidden} more, which take script to show</li>`}</ul></div>`
}`;
}

function notesPart(
  notes: readonly { readonly fact: string; readonly expected: string; readonly received: string }[],
): Markup {
  if (notes.length === 0) return html``;
  return html`<div class="notes"><h4>Notes</h4><ul class="lines">${notes
    .slice(0, 20)
    .map(
      (note) =>
        html`<li>${cutText(note.fact, 300)}: expected <code>${cutText(note.expected, 200)}</code>, received <code>${cutText(note.received, 200)}</code></li>`,
    )}</ul></div>`;
}

function exchangesPart(verdict: RunVerdict): Markup {
  const kept = verdict.exchanges.length;
  if (kept === 0) return html``;
  const some =
    verdict.tried > kept
      ? `${plural(kept, 'exchange')} kept of ${plural(verdict.tried, 'that was', 'that were')} judged`
      : `All ${plural(kept, 'exchange')}`;
  return html`<div class="exchanges" data-place="${contractAnchor(verdict)}" data-ids="${idRanges(verdict.exchanges.map(({ id }) => id))}"><h4>${some}</h4><p class="noscript facts">Their transcripts take script to show; run.jsonl has them as text.</p></div>`;
}
