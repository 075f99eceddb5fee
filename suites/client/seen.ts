import type { ClientSeen, Contract, Field, Finding, Json, ScenarioSetting } from '../../harness/suite.ts';
import { failure, put } from '../../harness/suite.ts';

/** Whether the client says that its last call went well. */
export function claimsSuccess({ answers }: ClientSeen): boolean {
  const outcome = answers.at(-1)?.said?.outcome;
  return outcome === 'updated' || outcome === 'responded';
}

/** One finding about what a client did; what was received is the timeline that the run adds. */
export function broken(
  code: string,
  fact: string,
  expected: string,
  received = 'something else: see the calls',
): readonly Finding[] {
  return [failure({ code, fact, expected, received })];
}

/** A call must end. Whoever still sends it again has not ended, and does not hang: `undefined` where there is a word to judge. */
function withoutWord({ answers, updates }: ClientSeen, what: string): readonly Finding[] | undefined {
  const { said, ended } = answers.at(-1) ?? {};
  if (said !== undefined) return undefined;
  if (ended === 'died')
    return broken('process-ends', `the program breaks down after ${what}`, 'an error that can be handled');
  if (updates.length > 1) return [];
  const fact = `the call does not end after ${what}`;
  return broken('call-does-not-end', fact, 'a response or an error, within the time that a run waits');
}

/** A response that is no success must not become one. */
export function mustNotSucceed(seen: ClientSeen, what: string): readonly Finding[] {
  const silent = withoutWord(seen, what);
  if (silent) return silent;
  return claimsSuccess(seen) && !readsAfterwards(seen)
    ? broken('success-reported', `the client reports success after ${what}`, 'an error', 'success')
    : [];
}

/** What a client says of an update that was accepted rests on a read that it made afterwards, not on the update's own response. */
export function readsAfterwards(seen: ClientSeen): boolean {
  const { status = 0 } = seen.updates.at(-1) ?? {};
  return status > 0 && status < 300 && readsSince(seen);
}

/** Whether a read succeeded after the last update, whatever became of that. */
export function readsSince({ updates, requests }: ClientSeen): boolean {
  const last = updates.at(-1);
  if (last === undefined) return false;
  const isRead = (operation: string) => operation === 'one' || operation === 'list';
  return requests.some(
    ({ operation, status = 0, arrivedMs }) => isRead(operation) && status < 300 && arrivedMs > last.arrivedMs,
  );
}

/** The call must succeed, as the same call did in the control. */
export function mustSucceed(seen: ClientSeen, what: string): readonly Finding[] {
  const silent = withoutWord(seen, what);
  if (silent) return silent;
  return claimsSuccess(seen) ? [] : broken('success-not-read', `the client fails on ${what}`, 'success', 'an error');
}

/** A field of the success response replaced, where the response shows it; `undefined` when it shows it nowhere. */
export function withRole({ contract, success, change }: ScenarioSetting, value: Json): Json | undefined {
  const [name = ''] = Object.keys(change);
  const field = contract.profile.fields.find((each) => each.name === name);
  const place = field && shownAt(contract, field);
  if (place === undefined || success.body === undefined) return undefined;
  return put(success.body, place, field?.list ? [value].flat() : value);
}

/** Where the update's response shows a field. */
function shownAt({ profile }: Contract, field: Field): string | undefined {
  const inside = field.response ?? field.user;
  return profile.responses.user === null || inside === undefined ? undefined : profile.responses.user + inside;
}

/** Documented statuses of the update in a range. */
export function documentedIn({ update }: Contract, from: number, to: number): readonly number[] {
  return Object.keys(update.responses)
    .map(Number)
    .filter((status) => status >= from && status <= to);
}

/** True where the update responds with a user, else why not. */
export function respondsUser({ profile }: Contract): true | string {
  return profile.responses.user !== null || 'the update responds with no body';
}

/** True where the id is part of the path, else why not. */
export function idInPath({ profile }: Contract): true | string {
  return profile.resource.request.in === 'path' || 'the path does not name the user';
}

/**
 * The id in the path of each request that has the method of the update, wherever it went; `undefined` where the path is not
 * that of the update. What does not end a segment may stand as it is.
 */
export function idsSent({ contract, requests }: ClientSeen): readonly { readonly url: string; readonly id?: string }[] {
  const template = contract.basePath + contract.update.path;
  const pattern = template
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]*)');
  // A client may read before it writes: only what would write counts.
  const writing = requests.filter(({ method }) => method === contract.update.method.toUpperCase());
  return writing.map(({ url }) => {
    const path = url.split(/[?#]/, 1)[0] ?? '';
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (found === null) return { url };
    const { request } = contract.profile.resource;
    const names = [...template.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
    const index = names.indexOf(request.in === 'path' ? request.name : '');
    try {
      return { url, id: decodeURIComponent(found[index + 1] ?? '') };
    } catch {
      // A wrong escape names nobody.
      return { url };
    }
  });
}
