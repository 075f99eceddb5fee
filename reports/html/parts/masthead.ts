import type { RunHeader } from '../../../harness/model/run.ts';
import type { Outcome } from '../../../harness/model/verdict.ts';
import { contractAnchor } from '../../facts/anchors.ts';
import { compareRuns, comparisonSentence } from '../../facts/compare-runs.ts';
import type { ContractCounts, Standing } from '../../facts/contract-counts.ts';
import { cutText } from '../../facts/cut-text.ts';
import { outcomeWords } from '../../facts/outcome-words.ts';
import { grouped } from '../../facts/plural.ts';
import { runIncomplete } from '../../facts/run-incomplete.ts';
import { unsaidReasons } from '../../facts/unsaid-reasons.ts';
import { contractSentence, runSentence } from '../../facts/verdict-sentence.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';
import { stripLegend, testedPart } from './tested-part.ts';

/** How a contract stands, as outcome and word. */
export const standings: Readonly<Record<Standing, readonly [Outcome, string]>> = {
  broken: ['error', 'harness error'],
  fails: ['fail', 'fails'],
  incomplete: ['blocked', 'incomplete'],
  conforms: ['pass', 'conforms'],
};

/** The first screen's head: whether the run is whole, the verdict in a sentence, a line per contract. */
export function masthead(context: PageContext): Markup {
  const { run, tallies } = context;
  const incomplete = runIncomplete(run);
  const { header, footer } = run;
  return html`<header class="masthead">
${incomplete !== undefined && html`<p class="incomplete">${badge('blocked', 'incomplete')} ${incomplete}</p>`}
<p class="kicker">Rolecall conformance report <time datetime="${header.startedAt}">${header.startedAt.slice(0, 16).replace('T', ' ')} UTC</time></p>
<h1>${runSentence(run)}</h1>
${sinceBaseline(context)}
${testedPart(header)}
<ul class="contracts">${tallies.map((tally) => contractLine(tally, tallies.length === 1))}</ul>
${stripLegend(tallies)}
<p class="facts">${footer && html`${grouped(footer.exchanges)} exchanges in ${(footer.durationMs / 1000).toFixed(1)} s. Exit code ${footer.exitCode}${reasonsOf(unsaidReasons(run))}. `}${shardOf(header.shard)}Seed ${header.seed}, rolecall ${header.tool.version}.</p>
${footer?.told && footer.told.length > 0 && html`<ul class="lines facts">${footer.told.slice(0, 12).map((line) => html`<li>${cutText(line, 400)}</li>`)}</ul>`}
</header>`;
}

function shardOf(shard: RunHeader['shard']): string {
  return shard && shard.of > 1 ? `Shard ${shard.index} of ${shard.of}. ` : '';
}

function reasonsOf(reasons: readonly string[]): string {
  return reasons.length === 0 ? '' : `: ${reasons.slice(0, 12).join('; ')}`;
}

function contractLine(tally: ContractCounts, isOnly: boolean): Markup {
  const [outcome, word] = standings[tally.standing];
  return html`<li><a class="contract" href="#${contractAnchor(tally)}">${badge(outcome, word)}<span class="said">${isOnly ? `${tally.title} ${tally.target}` : contractSentence(tally)}</span>${distribution(tally)}</a></li>`;
}

/** The shares of the outcomes as a strip; the sentence beside it says the same in words. */
function distribution({ counts, verdicts }: ContractCounts): Markup {
  let left = 0;
  const total = Math.max(1, verdicts.length);
  const bars = outcomeWords.map(({ outcome }) => {
    const width = (counts[outcome] / total) * 100;
    const bar =
      width > 0 && html`<rect class="${outcome}" x="${left.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="4"/>`;
    left += width;
    return bar;
  });
  return html`<svg class="strip" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars}</svg>`;
}

function sinceBaseline({ run, options }: PageContext): Markup | false {
  if (!options.baseline) return false;
  const day = options.baseline.header.startedAt.slice(0, 10);
  return html`<p class="since"><a href="#comparison">Since the baseline of ${day}</a>: ${comparisonSentence(compareRuns(run, options.baseline))}</p>`;
}
