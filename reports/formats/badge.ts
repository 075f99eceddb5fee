import { addCounts, countContracts } from '../facts/contract-counts.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { html } from '../html/markup.ts';
import type { ReportFormat } from '../report-format.ts';
import type { Run } from '../run.ts';

/** Width of a character of 11 px Verdana, on average; `textLength` makes up for the rest. */
const characterWidth = 6.6;

/** A small picture for a README: what the run came to, in words. */
export default {
  id: 'badge',
  fileName: 'badge.svg',
  render: (run) => badgeSvg(...told(run)),
} satisfies ReportFormat;

/** The picture: a text on a color. */
export function badgeSvg(text: string, color: string): string {
  const left = 66;
  const inner = Math.ceil(text.length * characterWidth);
  const width = left + inner + 12;
  const label = `rolecall: ${text}`;
  return `${html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}"><title>${label}</title><rect width="${width}" height="20" rx="4" fill="${color}"/><path d="M4 0h${left - 4}v20H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#3b4048"/><g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11"><text x="8" y="14" textLength="50" lengthAdjust="spacingAndGlyphs">rolecall</text><text x="${left + 6}" y="14" textLength="${inner}" lengthAdjust="spacingAndGlyphs">${text}</text></g></svg>`}\n`;
}

function told(run: Run): readonly [string, string] {
  const counts = addCounts(countContracts(run).map((tally) => tally.counts));
  const { fail, blocked, error, applicable } = counts;
  if (runIncomplete(run) !== undefined) return ['incomplete', '#63399f'];
  const code = run.footer?.exitCode;
  if (code === 4 || error > 0) return ['harness error', '#8a1561'];
  if (fail > 0) return [`${fail} of ${applicable} fail`, '#a3241c'];
  if (code === 3) return [blocked > 0 ? `${blocked} of ${applicable} not tried` : 'incomplete', '#63399f'];
  if (code !== 0) return ['fails', '#a3241c'];
  return [`${applicable} of ${applicable} hold`, '#1a6639'];
}
