import type { RecordedExchange } from '../../../harness/model/exchange.ts';
import type { Finding } from '../../../harness/model/finding.ts';
import type { RunVerdict } from '../../../harness/model/run.ts';
import { exchangeAnchor } from '../../facts/anchors.ts';
import { cutText } from '../../facts/cut-text.ts';
import { html, type Markup } from '../markup.ts';
import { exchangeOf } from '../page-context.ts';

/** The numbered steps of the scenario that shows a finding, once and again; nothing where one exchange says all. */
export function stepsPart(verdict: RunVerdict, finding: Finding): Markup {
  const scenario = verdict.scenarios?.find(({ name }) => name === finding.scenario);
  if (!scenario || scenario.attempts.every(({ steps }) => steps.length < 2)) return html``;
  return html`<div class="steps">${scenario.attempts.map(
    ({ steps, end }, index) =>
      html`<h5>${index === 0 ? 'Steps' : 'Tried again'}: ${end}</h5><ol>${steps.map((id) => step(verdict, id))}</ol>`,
  )}</div>`;
}

function step(verdict: RunVerdict, id: number): Markup {
  const exchange = exchangeOf(verdict.exchanges, id);
  if (!exchange) return html`<li>exchange ${id}, which was not kept</li>`;
  return html`<li><a href="#${exchangeAnchor(verdict, id)}">${exchange.sent.method} ${what(exchange)}</a>: ${endOf(exchange)}</li>`;
}

function what({ operation, caller, case: name, user }: RecordedExchange): string {
  const reads = operation === 'one' || operation === 'list' || operation === 'roles';
  const of = reads && operation !== 'one' ? `the ${operation}` : `user ${user ?? ''}`;
  return cutText(`${reads ? 'reads' : 'updates'} ${of} as ${caller}${name === undefined ? '' : ` (${name})`}`, 200);
}

function endOf({ received, failure }: RecordedExchange): string {
  return received ? `status ${received.status}` : `no whole response (${failure?.reason})`;
}
