import type { RateSample } from '../../../harness/model/run.ts';
import { plural } from '../../facts/plural.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

const width = 640;
const height = 96;

/** What the rate limit did while the run went on, as a small picture per contract and in words. */
export function rateTimelinePart({ tallies }: PageContext): Markup {
  const shown = tallies.filter(({ summary }) => (summary?.rate.length ?? 0) > 1);
  if (shown.length === 0) return html``;
  return html`<section id="limits"><h2>Rate limits</h2>${shown.map(
    ({ title, target, summary }) =>
      html`<figure><figcaption>${title} <span class="where">${target}</span>: ${said(summary?.rate ?? [])}</figcaption>${picture(summary?.rate ?? [])}</figure>`,
  )}<p class="facts">Line: requests that the responses said were left. Marks below it: responds 429.</p></section>`;
}

function said(samples: readonly RateSample[]): string {
  const rateLimited = samples.filter(({ status }) => status === 429);
  const waits = rateLimited.flatMap(({ retryAfter }) => retryAfter ?? []);
  const longest = waits.length > 0 ? `, Retry-After up to ${Math.max(...waits)} s` : '';
  const first = rateLimited[0] ? `, the first after ${(rateLimited[0].at / 1000).toFixed(1)} s` : '';
  return `${plural(rateLimited.length, 'response')} 429 in ${plural(samples.length, 'observation')}${first}${longest}`;
}

function picture(samples: readonly RateSample[]): Markup {
  const from = Math.min(...samples.map(({ at }) => at));
  const span = Math.max(1, ...samples.map(({ at }) => at - from));
  const most = Math.max(1, ...samples.map(({ remaining }) => remaining ?? 0));
  const x = (at: number) => (((at - from) / span) * (width - 8) + 4).toFixed(1);
  const y = (remaining: number) => (height - 20 - (Math.max(0, remaining) / most) * (height - 28)).toFixed(1);
  const points = samples.flatMap(({ at, remaining }) => (remaining === undefined ? [] : [`${x(at)},${y(remaining)}`]));
  const marks = samples
    .filter(({ status }) => status === 429)
    .map(({ at }) => html`<path d="M${x(at)} ${height - 14}v10"/>`);
  return html`<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said(samples)}"><path class="axis" d="M4 ${height - 18}H${width - 4}"/>${points.length > 1 && html`<polyline points="${points.join(' ')}"/>`}<g class="marks">${marks}</g><text x="${width - 4}" y="10" text-anchor="end">${most} left at most, ${(span / 1000).toFixed(0)} s</text></svg>`;
}
