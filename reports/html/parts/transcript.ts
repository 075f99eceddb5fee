import type { RecordedExchange } from '../../../harness/model/exchange.ts';
import { type BodyText, bodyText } from '../../facts/body-text.ts';
import { cutText } from '../../facts/cut-text.ts';
import { visibleLine } from '../../facts/visible-text.ts';
import { html, type Markup } from '../markup.ts';

const mostHeaders = 60;
const mostHeaderCharacters = 500;
/** Most characters of a body that are shown. */
const mostBodyCharacters = 4096;

/** The request as it was sent. */
export function requestPart(exchange: RecordedExchange): Markup {
  const { sent, caller, case: name, intent } = exchange;
  const body = bodyText(sent.body, mostBodyCharacters);
  const line = `${sent.method} ${cutText(sent.url, 2000)}`;
  return html`<div class="request"><p class="facts">as ${caller}${name !== undefined && html`, case <code>${cutText(name, 200)}</code>`}${intentText(intent)}${body && `, body of ${body.facts}`}</p>
${wire(line, Object.entries(sent.headers), body)}</div>`;
}

/** What the sender expected, where it expected something in particular. */
function intentText(intent: string): string {
  if (intent === 'open') return '';
  return intent === 'valid' ? ', which should succeed' : `, which should be refused for ${intent}`;
}

/** The response as it came, or why there was none. */
export function responsePart(exchange: RecordedExchange): Markup {
  const { received, failure, durationMs, earlier } = exchange;
  const before = earlier && earlier.length > 0 && `, after ${earlier.slice(0, 20).join(', ')}`;
  const body = bodyText(received?.body, mostBodyCharacters);
  const what = received
    ? html`status <strong>${received.status}</strong>`
    : html`no whole response: <strong>${failure?.reason}</strong>`;
  return html`<div class="response"><p class="facts">${what} in ${Math.round(durationMs)} ms${before}${body && `, body of ${body.facts}`}</p>
${failure && html`<p>${cutText(failure.detail, 500)}</p>`}${received && wire(String(received.status), received.headers, body)}</div>`;
}

function wire(line: string, headers: readonly (readonly [string, string])[], body: BodyText | undefined): Markup {
  const lines = headers.slice(0, mostHeaders).map(([name, value]) => {
    const header = `${cutText(name, mostHeaderCharacters)}: ${cutText(value, mostHeaderCharacters)}`;
    return `${visibleLine(header)}\n`;
  });
  const more = headers.length - mostHeaders;
  return html`<pre class="wire"><code><strong>${line}</strong>
${lines}${more > 0 && `… ${more} more headers\n`}${body && html`\n${body.text}`}</code></pre>`;
}
