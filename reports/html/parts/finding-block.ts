import { findPages } from '../../../harness/domain/finding-pages/find-page.ts';
import type { RecordedExchange } from '../../../harness/model/exchange.ts';
import type { Finding } from '../../../harness/model/finding.ts';
import type { RunHeader, RunVerdict } from '../../../harness/model/run.ts';
import { exchangeAnchor } from '../../facts/anchors.ts';
import { baseUrlOf } from '../../facts/base-url.ts';
import { curlCommand } from '../../facts/curl-command.ts';
import { cutText } from '../../facts/cut-text.ts';
import { belowBase } from '../../facts/exchange-path.ts';
import { exchangeText } from '../../facts/exchange-text.ts';
import { type FieldDifference, fieldDifference } from '../../facts/field-difference.ts';
import { findingSteps } from '../../facts/finding-steps.ts';
import { replayCommand } from '../../facts/replay-command.ts';
import { safeLink } from '../../facts/safe-link.ts';
import { meaningOfVariable } from '../../facts/secret-variable.ts';
import type { Run } from '../../run.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';
import { callsPart } from './calls-part.ts';
import { stepsPart } from './steps-part.ts';
import { requestPart, responsePart } from './transcript.ts';

const most = 600;

/**
 * One failure below its requirement, always in this order: sent, expected, received, difference, why it matters,
 * reproduce. An archived block has slots instead of the transcript, which the archive holds once.
 */
export function findingBlock(
  context: PageContext,
  verdict: RunVerdict,
  finding: Finding,
  exchange: RecordedExchange | undefined,
  archived: boolean,
): Markup {
  const anchor = exchange && exchangeAnchor(verdict, exchange.id);
  const slot = (part: string) => html`<div data-slot="${part}" data-exchange="${anchor}"></div>`;
  const times = finding.times ?? 1;
  return html`<div class="finding">
<p class="fact">${cutText(finding.fact, most)}${times > 1 && html` <span class="times">seen ${times} times</span>`}</p>
${finding.waiver && waiverPart(finding.waiver)}
<div class="sent"><h4>Sent</h4>${exchange ? (archived ? slot('request') : requestPart(exchange)) : html`<p class="facts">nothing; this was read in the document, or its exchange was not kept</p>`}</div>
<div class="expected"><h4>Expected</h4><p class="value">${cutText(finding.expected, most)}</p></div>
<div class="received"><h4>Received</h4><p class="value">${cutText(finding.received, most)}</p>${exchange && (archived ? slot('response') : responsePart(exchange))}</div>
${archived ? html`` : shownStepsPart(context.run, verdict, finding)}${callsPart(verdict, finding)}
${differencePart(fieldDifference(finding, exchange))}
${verdict.matters !== undefined && html`<div class="matters"><h4>${verdict.calls ? 'What your users will see' : 'Why it matters'}</h4><p>${verdict.matters}</p></div>`}
<div class="reproduce"><h4>Reproduce</h4>${stepsPart(verdict, finding)}${exchange && curlPart(context.run.header, verdict, exchange)}
<pre class="command" data-copy="replay command"><code>${replayCommand(context.run.header, verdict, finding.scenario ?? finding.case ?? exchange?.case)}</code></pre>
<p class="facts">says FIXED, STILL FAILS or COULD NOT RUN${findPages(finding.code).length > 0 && html`; <code>npx rolecall explain ${finding.code}</code> says what the finding means and how to fix it`}</p></div>
${anchor && html`<p class="facts"${!archived && context.claim(anchor) && html` id="${anchor}"`}><a href="#${anchor}">link to exchange ${exchange?.id}</a></p>`}
</div>`;
}

/** Where it takes several requests to see it: each in its order, with what was sent, what came back, and its curl line. */
function shownStepsPart(run: Run, verdict: RunVerdict, finding: Finding): Markup {
  const steps = findingSteps(verdict, finding);
  if (steps.length < 2) return html``;
  return html`<div class="shown-steps"><h4>Step by step</h4><ol>${steps.map(
    (exchange) =>
      html`<li><details class="more"><summary><code>${exchangeText(run, verdict, exchange)}</code></summary>${requestPart(exchange)}${responsePart(exchange)}${curlPart(run.header, verdict, exchange)}</details></li>`,
  )}</ol></div>`;
}

function waiverPart({ reason, owner, link, expires, at }: NonNullable<Finding['waiver']>): Markup {
  const address = safeLink(link);
  const where =
    address === undefined
      ? link !== undefined && html`${cutText(link, 200)}, `
      : html`<a href="${address}" rel="noreferrer">${address}</a>, `;
  return html`<p class="waiver">Waived until ${expires} by ${owner}: ${cutText(reason, most)} (${where}${at})</p>`;
}

function curlPart(header: RunHeader, verdict: RunVerdict, exchange: RecordedExchange): Markup {
  const { text, variables, differs } = curlCommand(belowBase(header, verdict, exchange), baseUrlOf(header, verdict));
  const names = variables.map(
    (name, index) => html`${index > 0 && ', '}<code>$${name}</code> (${meaningOfVariable(name)})`,
  );
  return html`${variables.length > 0 && html`<p class="facts">set ${names} first</p>`}
<pre class="command" data-copy="curl command"><code>${cutText(text, 20_000)}</code></pre>
${differs !== undefined && html`<p class="facts">${differs}</p>`}`;
}

/** Field by field; where it is about the response as a whole, expected and received have said it. */
function differencePart(rows: readonly FieldDifference[]): Markup {
  if (rows.every(({ field }) => field === '')) return html``;
  return html`<div class="difference"><h4>Difference</h4>${differenceTable(rows)}</div>`;
}

function differenceTable(rows: readonly FieldDifference[]): Markup {
  const cell = (value: string | undefined) =>
    value === undefined ? html`<td class="none">not stated</td>` : html`<td><code>${cutText(value, most)}</code></td>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="difference, field by field"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Sent</th><th scope="col">Expected</th><th scope="col">Received</th></tr></thead>
<tbody>${rows.map(
    ({ field, sent, expected, received }) =>
      html`<tr><th scope="row"><code>${field === '' ? 'response' : cutText(field, 200)}</code></th>${cell(sent)}${cell(expected)}${cell(received)}</tr>`,
  )}</tbody></table></div>`;
}
