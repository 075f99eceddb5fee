import type { RestoreResult, TestUserState } from '../../../harness/model/run.ts';
import type { ContractCounts } from '../../facts/contract-counts.ts';
import { cutText } from '../../facts/cut-text.ts';
import { grouped, plural } from '../../facts/plural.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

/** Each test user before, during and after, and how putting everything back went. */
export function statePart({ tallies }: PageContext): Markup {
  const shown = tallies.filter(
    ({ summary }) => summary && (summary.testUsers.length > 0 || summary.restore || summary.notes),
  );
  if (shown.length === 0) return html``;
  return html`<section id="state"><h2>State before and after</h2>${shown.map(contractState)}</section>`;
}

function contractState({ title, target, summary }: ContractCounts): Markup {
  if (!summary) return html``;
  const { restore, testUsers, notes = [] } = summary;
  return html`<details class="more"${(restore?.failed.length ?? 0) + (restore?.differences?.length ?? 0) > 0 && html` open`}><summary>${title} ${target}: ${restore ? restoreSentence(restore) : 'nothing had to be restored'}</summary>
${notes.length > 0 && html`<ul class="lines">${notes.map((note) => html`<li>${cutText(note, 400)}</li>`)}</ul>`}
${restore?.differences && html`<ul class="lines">${restore.differences.map(({ user, who, at, before, after, restored }) => html`<li>${badge(restored ? 'warn' : 'fail', restored ? 'changed, restored' : 'not as before')} ${who === 'other' ? 'no test user' : 'test user'} <code>${cutText(user, 200)}</code>: <code>${cutText(at, 200)}</code> was ${cutText(before, 400)}, ${restored ? 'became' : 'is'} ${cutText(after, 400)}</li>`)}</ul>`}
${restore && restore.failed.length > 0 && html`<ul class="lines">${restore.failed.map(({ testUser, reason, request }) => html`<li>${badge('fail', 'not restored')} <code>${cutText(testUser, 200)}</code>: ${cutText(reason, 400)}<pre class="command" data-copy="request that restores"><code>${cutText(request, 4000)}</code></pre></li>`)}</ul>`}
<div class="scroll" tabindex="0" role="group" aria-label="test users of ${title} ${target}"><table>
<thead><tr><th scope="col">Test user</th><th scope="col">Before</th><th scope="col">Updates that succeeded</th><th scope="col">After</th><th scope="col">Same</th></tr></thead>
<tbody>${testUsers.map(testUserRow)}</tbody></table></div></details>`;
}

function restoreSentence({ restored, verified, failed }: RestoreResult): string {
  const lost = failed.length > 0 ? `, ${failed.length} could not be restored` : '';
  return `${plural(restored, 'test user')} restored, ${verified} read back and found as before${lost}`;
}

function testUserRow({ id, before, updates, after }: TestUserState): Markup {
  const [was, is] = [JSON.stringify(before), after === undefined ? undefined : JSON.stringify(after)];
  const same =
    is === undefined ? badge('skipped', 'not read') : was === is ? badge('pass', 'same') : badge('fail', 'differs');
  return html`<tr><th scope="row"><code>${cutText(id, 200)}</code></th><td><code>${cutText(was, 300)}</code></td><td class="number">${grouped(updates)}</td><td><code>${cutText(is ?? 'unknown', 300)}</code></td><td>${same}</td></tr>`;
}
