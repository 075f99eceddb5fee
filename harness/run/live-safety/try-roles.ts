import { put } from '../../domain/pointer.ts';
import { readCarried } from '../../domain/read-form.ts';
import { statusOf } from '../../domain/response-status.ts';
import { sameItems } from '../../domain/same-json.ts';
import { showsValue } from '../../domain/shows-value.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import type { TestUser, UserView } from '../../model/requirement.ts';
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

/** What giving each role to one test user showed. */
export interface Trial {
  /** What could not be taken back, or changed something else: nothing more is to be sent. */
  readonly changes?: string;
  /** Roles that are responded to with 403. */
  readonly forbidden: readonly Json[];
  /** Roles that are confirmed and not stored: whoever has one could not get it back. */
  readonly unstored: readonly Json[];
}

/**
 * Gives one test user each role that the run will give, and those that other test users have, and takes it back: what cannot
 * be taken back, or leaves something else changed, ends the trial, so that one test user is left changed and not all.
 */
export async function tryRoles(
  user: TestUser,
  write: JournaledWrite,
  { contract, target, simplest, roles = [], writes, send }: GuardTools,
  tools: RestoreTools,
  { held, othersChanged }: { held: readonly Json[]; othersChanged: () => Promise<readonly UserDifference[]> },
): Promise<Trial> {
  const forbidden: Json[] = [];
  const unstored: Json[] = [];
  let isAnyStored = false;
  const found = (changes?: string): Trial => ({
    ...(changes === undefined ? {} : { changes }),
    forbidden,
    // Where no role is ever seen stored, reads show nothing yet: that proves nothing.
    unstored: isAnyStored ? unstored : [],
  });
  const field = contract.profile.fields.find(({ kind, name }) => kind === 'role' && writes.fields.includes(name));
  if (field === undefined) return found();
  const { accepts } = compile(contract.request.effective);
  const { body: undo, headers } = write.undo;
  const base = write.assigns || undo === undefined ? simplest : readCarried(contract.request, headers, undo);
  const settlesMs = 1000 * (target.reads?.settles ?? contract.profile.reads?.settles ?? 0);
  const bodies = (values: readonly Json[]) =>
    values
      .filter((value) => !showsValue(field, value, write.before[field.name]))
      .map((value) => ({ value, body: put(base, field.request, value) }))
      .filter(({ body }) => accepts(body));
  const given = bodies(roles).slice(-mostRoles);
  const others = held.filter((value, at) => !isAmong(value, [...roles, ...held.slice(0, at)]));
  // The weakest role comes first: where nothing can be taken back, it is all that the one test user keeps.
  const offered = [...given.slice(0, 1), ...bodies(others).slice(0, mostRoles), ...given.slice(1)];
  for (const { value, body } of offered) {
    const name = `${field.name} ${JSON.stringify(value)}`;
    const response = await send(buildUpdate(contract, target, user, { body, name }));
    if (statusOf(response) === 403) forbidden.push(value);
    if (!isClear(response, settlesMs > 0)) continue;
    if (settlesMs > 0) await tools.wait(settlesMs);
    const seen = await tools.look('admin', user.id);
    if (seen.kind === 'user' && showsValue(field, value, seen.user.values[field.name])) isAnyStored = true;
    else if (seen.kind === 'user') unstored.push(value);
    // The strongest role comes last: it is the one that may be taken from somebody else.
    const [other] = value === offered.at(-1)?.value ? await othersChanged() : [];
    if (other)
      return found(
        `${name} of user ${user.id} changes user ${other.user} too: ${other.at} from ${other.before} to ${other.after}`,
      );
    let outcome = await restoreUser(write, tools);
    for (const pause of pausesMs) {
      if (outcome.state !== 'refused') break;
      await tools.wait(pause);
      outcome = await restoreUser(write, tools);
    }
    if (outcome.state === 'refused') return found(`${name} cannot be taken back: ${outcome.reason}`);
    if (outcome.state !== 'as-before') continue;
    const [left] = outcome.left;
    if (left)
      return found(`${name}, given and taken back, leaves ${left.at} changed from ${left.before} to ${left.after}`);
  }
  return found();
}

/** Who may be used: not who has a role that is confirmed and not stored. */
export function withoutHolders(
  contract: Contract,
  testUsers: readonly TestUser[],
  unstored: readonly Json[],
): { readonly testUsers: readonly TestUser[]; readonly notes: readonly string[] } {
  const lost = testUsers.flatMap(({ id, before }) => {
    const role = before === undefined ? undefined : roleOf(contract, before);
    return role !== undefined && isAmong(role, unstored) ? [{ id, role }] : [];
  });
  return {
    testUsers: testUsers.filter(({ id }) => !lost.some((one) => one.id === id)),
    notes: lost.map(
      ({ id, role }) =>
        `test user ${id} is left alone: it has ${JSON.stringify(role)}, which is confirmed and not stored where it is given`,
    ),
  };
}

/** The role that a test user had before the run, as updates write it. */
export function roleOf(contract: Contract, { values }: Pick<UserView, 'values'>): Json | undefined {
  const field = contract.profile.fields.find(({ kind, deprecated }) => kind === 'role' && deprecated !== true);
  return field === undefined ? undefined : (values[field.name] ?? undefined);
}

function isAmong(value: Json, all: readonly Json[]): boolean {
  return all.some((one) => sameItems(one, value));
}

/** What is accepted and done; 202 may be done later, where nobody says when. */
function isClear({ outcome }: Exchange, isSettled: boolean): boolean {
  return (
    outcome.kind === 'response' &&
    outcome.status >= 200 &&
    outcome.status < 300 &&
    (isSettled || outcome.status !== 202)
  );
}
