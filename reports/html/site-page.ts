import type { Outcome } from '../../harness/model/verdict.ts';
import { countContracts, type Standing } from '../facts/contract-counts.ts';
import { historiesOf } from '../facts/history.ts';
import { plural } from '../facts/plural.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { contractSentence, runSentence } from '../facts/verdict-sentence.ts';
import badgeFormat, { badgeSvg } from '../formats/badge.ts';
import type { Run } from '../run.ts';
import { badge, iconSprite } from './icons.ts';
import { html, type Markup, trusted } from './markup.ts';
import { pageAssets } from './page-assets.ts';
import { historyTable } from './parts/history-part.ts';
import { standings } from './parts/masthead.ts';

/** A run of a site, and where its own report is. */
export interface PublishedRun {
  readonly run: Run;
  /** Relative to the page. */
  readonly href: string;
}

/** The first page of a site: how each contract and target stands, its history, and every run with its report; newest first. */
export function renderSite(published: readonly PublishedRun[]): string {
  const { style, policy } = pageAssets();
  const standing = newestOfEach(published);
  const [only] = standing;
  const title = only && standing.length === 1 ? contractSentence(only.tally) : `${conformingOf(standing)}.`;
  const histories = historiesOf(published.map(({ run }) => run));
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(`${policy}; img-src 'self'`)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style></head>
<body>${iconSprite()}<header class="masthead"><p class="kicker">Rolecall conformance, kept</p><h1>${title}</h1>
<p class="facts"><img src="badge.svg" alt="Badge" height="20"></p>
<ul class="contracts">${standing.map(({ tally, run, href }) => {
    const [outcome, word] = standingOf(tally.standing, run);
    return html`<li><a class="contract" href="${href}">${badge(outcome, word)}<span class="said">${standing.length === 1 ? `${tally.title} ${tally.target}` : contractSentence(tally)} <time>${run.header.startedAt.slice(0, 10)}</time></span></a></li>`;
  })}</ul></header>
<main id="main">
${histories.length > 0 && html`<section id="history"><h2>History</h2>${histories.map((history) => historyTable(history, () => undefined))}</section>`}
<section id="runs"><h2>Runs <span class="count">${published.length}</span></h2><div class="scroll" tabindex="0" role="group" aria-label="Runs"><table><thead><tr><th scope="col">Started</th><th scope="col">Exit code</th><th scope="col">What it came to</th></tr></thead>
<tbody>${published.map(runRow)}</tbody></table></div></section></main></body></html>
`.toString();
}

/** The badge of a site: of one contract what its newest run came to, of several how many conform. */
export function renderSiteBadge(published: readonly PublishedRun[]): string {
  const standing = newestOfEach(published);
  const [only] = standing;
  if (only && standing.length === 1) return badgeFormat.render(only.run);
  const isGood = standing.every(conforms);
  return badgeSvg(conformingOf(standing), isGood ? '#1a6639' : '#a3241c');
}

function conformingOf(standing: ReturnType<typeof newestOfEach>): string {
  const conforming = standing.filter(conforms).length;
  return `${conforming} of ${plural(standing.length, 'contract')} ${conforming === 1 ? 'conforms' : 'conform'}`;
}

function conforms({ tally, run }: ReturnType<typeof newestOfEach>[number]): boolean {
  return standingOf(tally.standing, run)[0] === 'pass';
}

/** Of a part, and of a run that something was missing in, nobody can say that the whole conforms. */
function standingOf(standing: Standing, { header, footer, summaries }: Run): readonly [Outcome, string] {
  if (standing !== 'conforms') return standings[standing];
  if (header.options.grep !== undefined || header.options.fast === true) return ['skipped', 'a part'];
  return summaries.length === 1 && footer?.exitCode !== 0 ? standings.incomplete : standings.conforms;
}

/** How each contract on each target stood when it was tried last. */
function newestOfEach(published: readonly PublishedRun[]) {
  const all = published.flatMap(({ run, href }) => countContracts(run).map((tally) => ({ tally, run, href })));
  const keyOf = ({ tally: { contract, target } }: (typeof all)[number]) => JSON.stringify([contract, target]);
  return [...Map.groupBy(all, keyOf).values()].flatMap((those) => those.slice(0, 1));
}

function runRow({ run, href }: PublishedRun): Markup {
  const { header, footer } = run;
  const code = footer?.exitCode;
  const outcome = code === 0 ? 'pass' : code === 1 ? 'fail' : code === 4 ? 'error' : 'blocked';
  return html`<tr><th scope="row"><a href="${href}"><time datetime="${header.startedAt}">${header.startedAt.slice(0, 16).replace('T', ' ')} UTC</time></a></th><td>${badge(outcome, code === undefined ? 'none' : String(code))}</td><td>${runIncomplete(run) ?? ''} ${runSentence(run)}</td></tr>`;
}
