import { cutText } from '../../domain/cut-text.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { UserView } from '../../model/requirement.ts';
import type { RestoreResult, UserDifference } from '../../model/run.ts';
import { undoCurlLine } from '../../safety/undo-curl-line.ts';
import type { GuardReads } from './guard-reads.ts';
import type { GuardTools } from './guard-tools.ts';
import { journalEntry } from './journal-entry.ts';
import { wholeDifferences } from './whole-user.ts';

/** Everybody that one look at the organization shows, by id. */
export type Everybody = ReadonlyMap<string, UserView>;

/** Users by the ids that they show. */
export function everybodyIn(users: readonly UserView[]): Everybody {
  return new Map(users.flatMap((user) => (user.id === undefined ? [] : [[user.id, user] as const])));
}

/** Who was there before the run, and whom it sent updates for. */
interface Known {
  readonly everybody: Everybody;
  readonly testUsers: ReadonlyMap<string, UserView>;
  readonly addressed: ReadonlySet<string>;
}

/**
 * Who is not as before among those that the run sent nothing for: changed, gone, or come to be where an update was sent.
 * Nobody writes to them; what would restore them is told.
 */
export async function otherUsersChanged(
  tools: GuardTools,
  reads: GuardReads,
  { everybody: before, testUsers, addressed }: Known,
): Promise<readonly UserDifference[]> {
  if (before.size === 0 || addressed.size === 0) return [];
  const now = await reads.everybody();
  if (now === undefined) return [];
  const after = everybodyIn(now);
  // Who was journaled was read, compared and told by itself.
  const compared = new Set([...testUsers.values()].flatMap(({ id }) => id ?? []));
  const others = [...before].filter(([id]) => !compared.has(id) && !testUsers.has(id) && !addressed.has(id));
  const told = (user: string, at: string, was: string, is: string, request?: string): UserDifference => ({
    user,
    who: 'other',
    at,
    before: cutText(tools.redact(was)),
    after: cutText(tools.redact(is)),
    restored: false,
    ...(request === undefined ? {} : { request }),
  });
  const changed = others.flatMap(([id, view]) => {
    const user = after.get(id);
    if (user === undefined) return [told(id, '', 'there', 'not there any more')];
    return wholeDifferences(tools.contract, view, user).map((one) =>
      told(id, one.at, one.before, one.after, requestFor(tools, id, view)),
    );
  });
  const made = [...after.keys()].filter((id) => !before.has(id) && addressed.has(id));
  return [...changed, ...made.map((id) => told(id, '', 'not there', 'there: an update made it'))];
}

/** An update that should have been refused, and was not. */
export function isAcceptedProbe({ request, outcome }: Exchange): boolean {
  if (request.user === undefined || request.operation !== 'update' || request.intent.kind !== 'refusal') return false;
  return outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300;
}

/**
 * Who is no test user and was reached by such an update, though it is as before by now, and told by nothing else. An update
 * of an id that nobody has reached nobody, whatever the server says.
 */
export function reachedThrough(
  users: ReadonlySet<string>,
  { testUsers, nobody }: Pick<Known, 'testUsers'> & { readonly nobody: ReadonlySet<string> },
  { differences = [], failed }: RestoreResult,
): readonly UserDifference[] {
  const told = new Set([...differences.map(({ user }) => user), ...failed.map(({ testUser }) => testUser)]);
  return [...users]
    .filter((user) => !testUsers.has(user) && !nobody.has(user) && !told.has(user))
    .map((user) => ({
      user,
      who: 'other',
      at: 'an update of it',
      before: 'to be refused',
      after: 'accepted',
      restored: true,
    }));
}

function requestFor(tools: GuardTools, id: string, view: UserView): string | undefined {
  const { target, redact } = tools;
  const entry = journalEntry(tools, [], { id, who: 'other', caller: 'admin', view });
  return entry.ok ? redact(undoCurlLine(entry.write.undo, target)) : undefined;
}
