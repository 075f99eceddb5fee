import type { RunHeader } from '../../../harness/model/run.ts';
import { plural } from '../../facts/plural.ts';
import { safeLink } from '../../facts/safe-link.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

/** What was checked against what, with which tool, when and how. */
export function provenancePart({ run }: PageContext): Markup {
  const { header, footer } = run;
  const contracts = header.contracts.map((contract) => {
    const page = safeLink(contract.page);
    return html`<tr><th scope="row">${page === undefined ? contract.title : html`<a href="${page}" rel="noreferrer">${contract.title}</a>`}</th><td><code>${contract.operation}</code></td><td>${contract.version}</td><td>${contract.retrieved ?? 'not stated'}</td><td><code class="digest">${contract.digest}</code></td></tr>`;
  });
  const targets = header.targets.map(
    ({ name, kind, baseUrl, callers }) =>
      html`<tr><th scope="row">${name}</th><td>${kind}</td><td><code>${baseUrl}</code></td><td>${callers.join(', ')}</td></tr>`,
  );
  return html`<section id="provenance"><h2>Where this comes from</h2>
<dl class="facts-list"><dt>Tool</dt><dd>${header.tool.name} ${header.tool.version}</dd><dt>Started</dt><dd>${header.startedAt}</dd><dt>Took</dt><dd>${footer ? `${(footer.durationMs / 1000).toFixed(1)} s, ${footer.requests} requests, ${footer.exchanges} exchanges, exit code ${footer.exitCode}` : 'unknown: the run ended early'}</dd><dt>Seed</dt><dd>${header.seed}</dd><dt>Waivers</dt><dd>${waiversOf(header.waivers)}</dd><dt>Fails the run</dt><dd>${gatesOf(header.gates)}</dd><dt>Options</dt><dd><code>${JSON.stringify(header.options)}</code></dd></dl>
<div class="scroll" tabindex="0" role="group" aria-label="contracts and their documents"><table><thead><tr><th scope="col">Contract</th><th scope="col">Operation</th><th scope="col">Version</th><th scope="col">Document read</th><th scope="col">Digest of document and profile</th></tr></thead><tbody>${contracts}</tbody></table></div>
<div class="scroll" tabindex="0" role="group" aria-label="targets"><table><thead><tr><th scope="col">Target</th><th scope="col">Kind</th><th scope="col">Address</th><th scope="col">Callers</th></tr></thead><tbody>${targets}</tbody></table></div></section>`;
}

function waiversOf(waivers: RunHeader['waivers']): string {
  return waivers ? `${plural(waivers.entries.length, 'entry', 'entries')} in ${waivers.file}` : 'none';
}

function gatesOf(gates: RunHeader['gates']): string {
  const least = (gates?.minTried ?? []).map(
    ({ requirement, count }) => `fewer than ${count} tried${requirement === undefined ? '' : ` of ${requirement}`}`,
  );
  const baseline = gates?.baseline === undefined ? '' : `, only what ${gates.baseline} does not show`;
  return [`${gates?.failOn ?? 'fail'} and worse${baseline}`, ...least].join('; ');
}
