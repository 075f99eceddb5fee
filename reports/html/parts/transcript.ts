import type { RecordedBody, RecordedExchange } from '../../../harness/model/exchange.ts';
import { bodyText } from '../../facts/body-text.ts';
import { cutText } from '../../facts/cut-text.ts';
import { html, type Markup } from '../markup.ts';

const mostHeaders = 60;
const mostHeaderCharacters = 500;
/** Most characters of a body that are shown. */
export const mostBodyCharacters = 4096;

/** The request as it was sent. */
export function sentPart(exchange: RecordedExchange): Markup {
  const { sent, caller, case: name, intent } = exchange;
  return html`<div class="sent"><h4>Sent</h4>
<p class="facts">as ${caller}${name === undefined ? '' : html`, case <code>${cutText(name, 200)}</code>`}, meant as ${intent}</p>
<pre class="wire"><code>${sent.method} ${cutText(sent.url, 2000)}
${headerLines(Object.entries(sent.headers))}${bodyPart(sent.body)}</code></pre></div>`;
}

/** The answer as it came, or why there was none. */
export function receivedPart(exchange: RecordedExchange): Markup {
  const { received, failure, durationMs, earlier } = exchange;
  const before = earlier && earlier.length > 0 && html`, after ${earlier.slice(0, 20).join(', ')}`;
  return html`<div class="received"><h4>Received</h4>
<p class="facts">${received ? html`status <strong>${received.status}</strong>` : html`no whole answer: <strong>${failure?.reason}</strong>`} after ${Math.round(durationMs)} ms${before}</p>
${failure && html`<p>${cutText(failure.detail, 500)}</p>`}
${
  received &&
  html`<pre class="wire"><code>${received.status}
${headerLines(received.headers)}${bodyPart(received.body)}</code></pre>`
}</div>`;
}

function headerLines(headers: readonly (readonly [string, string])[]): Markup {
  const lines = headers.slice(0, mostHeaders).map(([name, value]) => {
    const line = `${cutText(name, mostHeaderCharacters)}: ${cutText(value, mostHeaderCharacters)}`;
    return html`${line.replaceAll('\n', '⟨U+000A⟩')}\n`;
  });
  const more = headers.length - mostHeaders;
  return html`${lines}${more > 0 && html`… ${more} more headers\n`}`;
}

function bodyPart(body: RecordedBody | undefined): Markup {
  const shown = bodyText(body, mostBodyCharacters);
  if (!shown) return html``;
  return html`<span class="facts">${shown.facts}</span>\n${shown.text}`;
}
