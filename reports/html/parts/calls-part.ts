import type { Finding } from '../../../harness/model/finding.ts';
import type { RunVerdict } from '../../../harness/model/run.ts';
import type { RecordedCall } from '../../../harness/model/verdict.ts';
import { cutText } from '../../facts/cut-text.ts';
import { html, type Markup } from '../markup.ts';

const [row, nameWidth, width, timesWidth] = [22, 90, 400, 180];
/** Shorter ones are drawn as long as this, so that a response at once looks like one. */
const leastMs = 1000;

/** How the calls of a client went that a finding is about, and the control call: a bar per request by the server's clock. */
export function callsPart({ calls = [] }: RunVerdict, finding: Finding): Markup | undefined {
  const shown = calls.filter(({ scenario, control }) => control || scenario === finding.case);
  if (shown.length === 0) return undefined;
  return html`<div class="calls"><h4>What came, by the server's clock</h4>${shown.map(callPart)}</div>`;
}

function callPart(call: RecordedCall): Markup {
  const { control = false, attempts, elsewhere, said } = call;
  const name = control ? 'control call, honestly responded to' : call.scenario;
  return html`<figure class="call"><figcaption>${cutText(name, 120)}</figcaption>
${attempts.length > 0 ? html`<div class="scroll" tabindex="0" role="group" aria-label="timeline of ${cutText(name, 120)}">${timeline(attempts)}</div>` : html`<p class="facts">no request came</p>`}
${elsewhere.length > 0 && html`<p class="facts">elsewhere: ${cutText(elsewhere.join(', '), 300)}</p>`}
<p class="said">The client ${cutText(said.join(', then ') || 'was not asked', 600)}</p></figure>`;
}

function timeline(attempts: RecordedCall['attempts']): Markup {
  const last = Math.max(...attempts.map(({ atMs, durationMs }) => atMs + durationMs));
  // A wait of an hour must not squeeze everything else: what lies beyond is only said.
  const waits = attempts.flatMap(({ atMs, durationMs, waitMs }) =>
    waitMs === undefined ? [] : [atMs + durationMs + waitMs],
  );
  const end = Math.max(leastMs, last, ...waits.filter((until) => until <= Math.max(60_000, 3 * last)));
  const at = (milliseconds: number) => Math.round((milliseconds / end) * width * 10) / 10;
  const height = attempts.length * row + 4;
  return html`<svg class="call-timeline" role="img" viewBox="0 0 ${nameWidth + width + timesWidth} ${height}" width="${nameWidth + width + timesWidth}" height="${height}">
<title>${attempts.map(wordsOf).join('; ')}</title>
${attempts.map((attempt, index) => {
  const { atMs, durationMs, waitMs, status } = attempt;
  const y = index * row + 4;
  const until = atMs + durationMs + (waitMs ?? 0);
  const kind = status === undefined || status >= 400 ? 'bad' : 'good';
  return html`<text x="0" y="${y + 12}">${attempt.method} ${status ?? 'cut'}</text>
<rect class="${kind}" x="${nameWidth + at(atMs)}" y="${y + 2}" width="${Math.max(3, at(durationMs))}" height="12"></rect>
${waitMs !== undefined && until <= end && html`<line class="until" x1="${nameWidth + at(until)}" x2="${nameWidth + at(until)}" y1="${y}" y2="${height}"></line>`}
<text x="${nameWidth + width + 8}" y="${y + 12}">${timesOf(attempt)}</text>`;
})}</svg>`;
}

function timesOf({ atMs, waitMs }: RecordedCall['attempts'][number]): string {
  return `${atMs.toLocaleString('en-US')} ms${waitMs === undefined ? '' : `, wait ${waitMs / 1000} s`}`;
}

function wordsOf(attempt: RecordedCall['attempts'][number]): string {
  return `${attempt.method} ${attempt.status ?? 'cut'} at ${timesOf(attempt)}`;
}
