import { plural } from '../facts/plural.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { runSentence } from '../facts/verdict-sentence.ts';
import type { RenderOptions } from '../report-format.ts';
import type { Run } from '../run.ts';
import { packArchive } from './archive.ts';
import { iconSprite } from './icons.ts';
import { html, type Markup, trusted } from './markup.ts';
import { pageAssets } from './page-assets.ts';
import { pageContext } from './page-context.ts';
import { comparisonPart } from './parts/comparison.ts';
import { coveragePart } from './parts/coverage.ts';
import { failuresPart } from './parts/failures.ts';
import { filtersPart } from './parts/filters.ts';
import { gapsPart } from './parts/gaps.ts';
import { historyPart } from './parts/history-part.ts';
import { legendPart } from './parts/legend.ts';
import { masthead } from './parts/masthead.ts';
import { notTriedPart } from './parts/not-tried.ts';
import { provenancePart } from './parts/provenance.ts';
import { rateTimelinePart } from './parts/rate-timeline.ts';
import { requirementsPart } from './parts/requirements.ts';
import { sideBySidePart } from './parts/side-by-side.ts';
import { statePart } from './parts/state.ts';
import { statusMatrixPart } from './parts/status-matrix.ts';

/** The report as one HTML document that needs nothing beside it. */
export function renderPage(run: Run, options: RenderOptions): string {
  const context = pageContext(run, options);
  const { style, scripts, policy } = pageAssets();
  const title = `${runIncomplete(run) === undefined ? '' : 'Incomplete: '}${runSentence(run)}`;
  const sections = [
    failuresPart(context),
    statusMatrixPart(context),
    notTriedPart(context),
    comparisonPart(context),
    historyPart(context),
    sideBySidePart(context),
    requirementsPart(context),
    gapsPart(context),
    coveragePart(context),
    rateTimelinePart(context),
    statePart(context),
    provenancePart(context),
    legendPart(),
  ].filter((section) => section.length > 0);
  const { chunks, leftOut } = packArchive(context);
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style></head>
<body>${iconSprite()}<a class="skip" href="#main">Skip to the failures</a>
${masthead(context)}
<div class="columns"><div class="aside">${navigation(sections)}
${filtersPart(context)}</div>
<main id="main" tabindex="-1">
${sections}
${leftOut > 0 && html`<p class="facts">Transcripts of ${plural(leftOut, 'exchange')} stand only in run.jsonl, so that this page opens quickly.</p>`}</main></div>
${chunks}
${scripts.map((script) => trusted(`<script>${script}</script>\n`))}</body></html>
`;
  return page.toString();
}

// Read from the sections themselves, so that a link never leads nowhere.
function navigation(sections: readonly Markup[]): Markup {
  const links = sections.flatMap((section) => {
    const [, id, title] = /^<section id="([\w-]+)"><h2>([^<]+?)\s*</.exec(section.toString()) ?? [];
    return id === undefined || title === undefined ? [] : [html`<li><a href="#${id}">${trusted(title)}</a></li>`];
  });
  return html`<nav aria-label="Sections"><ul>${links}</ul></nav>`;
}
