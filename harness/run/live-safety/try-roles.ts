import { put } from '../../domain/pointer.ts';
import { statusOf } from '../../domain/response-status.ts';
import { showsValue } from '../../domain/shows-value.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { UserDifference } from '../../model/run.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import type { RestoreTools } from '../../safety/restore-tools.ts';
import { restoreUser } from '../../safety/restore-user.ts';
import { compile } from '../../schema/compile.ts';
import type { GuardTools } from './guard-tools.ts';

/** Role values that are tried at most: what cannot be taken back is seldom only the sixth. */
const mostRoles = 5;
/** Milliseconds before an undo that was refused is sent again. */
const pausesMs = [500, 2000, 5000];

/**
 * Gives one test user each role that the run will give, and takes it back: what cannot be taken back, or leaves something
 * else changed, ends the trial, so that one test user is left changed and not all. One fact for the role that did it;
 * what is responded with 403 is added to `forbidden`.
 */
export async function tryRoles(
  user: TestUser,
  write: JournaledWrite,
  { contract, target, simplest, roles = [], writes, send }: GuardTools,
  tools: RestoreTools,
  othersChanged: () => Promise<readonly UserDifference[]>,
  forbidden: Json[] = [],
): Promise<string | undefined> {
  const field = contract.profile.fields.find(({ kind, name }) => kind === 'role' && writes.fields.includes(name));
  if (field === undefined) return undefined;
  const { accepts } = compile(contract.request.effective);
  const base: Json = write.assigns || write.undo.body === undefined ? simplest : (JSON.parse(write.undo.body) as Json);
  const offered = roles
    .filter((value) => !showsValue(field, value, write.before[field.name]))
    .map((value) => ({ value, body: put(base, field.request, value) }))
    .filter(({ body }) => accepts(body))
    .slice(-mostRoles);
  for (const { value, body } of offered) {
    const name = `${field.name} ${JSON.stringify(value)}`;
    const given = await send(buildUpdate(contract, target, user, { body, name }));
    if (statusOf(given) === 403) forbidden.push(value);
    if (!isClear(given)) continue;
    // The strongest role comes last: it is the one that may be taken from somebody else.
    const [other] = value === offered.at(-1)?.value ? await othersChanged() : [];
    if (other)
      return `${name} of user ${user.id} changes user ${other.user} too: ${other.at} from ${other.before} to ${other.after}`;
    let outcome = await restoreUser(write, tools);
    for (const pause of pausesMs) {
      if (outcome.state !== 'refused' || !outcome.clearly) break;
      await tools.wait(pause);
      outcome = await restoreUser(write, tools);
    }
    // What is accepted and not shown is late, or lost: that is for the requirements to say.
    if (outcome.state === 'refused' && (outcome.clearly || write.assigns))
      return `${name} cannot be taken back: ${outcome.reason}`;
    if (outcome.state !== 'as-before') continue;
    const [left] = outcome.left;
    if (left) return `${name}, given and taken back, leaves ${left.at} changed from ${left.before} to ${left.after}`;
  }
  return undefined;
}

/** What is accepted and done; 202 may be done later. */
function isClear({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300 && outcome.status !== 202;
}
