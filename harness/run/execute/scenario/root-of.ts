import { put } from '../../../domain/pointer.ts';
import { isAccepted } from '../../../domain/response-status.ts';
import { showsValue } from '../../../domain/shows-value.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { Field } from '../../../model/profile.ts';
import type { Steps, TestUser, UserView } from '../../../model/requirement.ts';
import { restsOnState, type Untrue } from './arrangements.ts';
import { type LagMemory, looks } from './await-shown.ts';

/** What an attempt knows of its updates. */
interface Arranged {
  /** One that was confirmed and is read otherwise. */
  readonly untrue: Untrue | undefined;
  readonly lent: readonly TestUser[];
  /** Reads a user once, and waits for nothing. */
  readonly look: (user: TestUser) => Promise<UserView | undefined>;
  readonly memory: LagMemory;
}

/**
 * Why findings about what is stored prove nothing here: an update of this scenario was confirmed and is read otherwise, and
 * so is a plain one that is sent now to find out. Absent where the server stores what it confirms.
 */
export async function rootOf(
  findings: readonly Finding[],
  steps: Steps,
  arranged: Arranged,
): Promise<string | undefined> {
  if (!findings.some(restsOnState)) return undefined;
  const disagreement = await disagreeing(steps, arranged);
  if (disagreement !== undefined) return `${disagreement}; see accept.persists`;
  const { memory, lent } = arranged;
  const untrue = arranged.untrue ?? unechoed(findings, steps, lent) ?? (memory.holds ? undefined : main(steps, lent));
  if (!untrue) return undefined;
  const { user, field, value } = untrue;
  // A user with a purpose (invited, managed) is what its own scenario is about.
  if (!steps.target.testUsers.includes(user)) return undefined;
  const known = steps.cases.values?.[field.name] ?? [];
  const other = known.find((one) => !showsValue(field, one, value));
  for (const next of other === undefined ? [value] : [other, value]) {
    const body = put(steps.cases.simplest.body, field.request, next);
    const exchange = await steps.update(user, { body, name: `plain ${field.name}` });
    if (!isAccepted(steps.contract, exchange)) return undefined;
    const read = await readOtherwise(steps, user, field, next);
    if (read === undefined) continue;
    const told = `${field.name} was set to ${JSON.stringify(next)} and is read as ${JSON.stringify(read)}`;
    return `what was arranged is not what is read: ${told}; see accept.persists`;
  }
  memory.holds = true;
  return undefined;
}

/** Any role of the test user, to see once in a run that a plain update after another one is stored. */
function main({ contract, cases }: Steps, [user]: readonly TestUser[]) {
  const field = contract.profile.fields.find(({ kind }) => kind === 'role');
  const [value] = field ? (cases.values?.[field.name] ?? []) : [];
  return field && user && value !== undefined ? { user: user.id, field, value } : undefined;
}

/** What one of the reads that there are shows in place of what was set; `undefined` where all show it. */
async function readOtherwise(steps: Steps, user: string, field: Field, value: Json): Promise<Json | undefined> {
  const { one, list } = steps.contract.reads;
  for (const by of one && list ? (['one', 'list'] as const) : [undefined]) {
    const read = (await steps.read(user, by))?.values[field.name];
    if (read !== undefined && !showsValue(field, value, read)) return read;
  }
  return undefined;
}

/** What reads of one state disagree on, if they do: looked at a few times in a row, while nobody writes. */
async function disagreeing(steps: Steps, { lent: [user], look, memory }: Arranged): Promise<string | undefined> {
  if (memory.disagree !== undefined || user === undefined) return memory.disagree;
  const views: UserView[] = [];
  for (let turn = 0; turn <= looks; turn += 1) {
    const view = await look(user);
    if (view !== undefined) views.push(view);
  }
  const [first, ...others] = views;
  for (const field of steps.contract.profile.fields) {
    const shown = first?.values[field.name];
    const odd = others.find(
      ({ values }) => values[field.name] !== undefined && !showsValue(field, shown, values[field.name]),
    );
    if (shown === undefined || odd === undefined) continue;
    const [one, other] = [shown, odd.values[field.name]].map((value) => JSON.stringify(value));
    memory.disagree = `reads in a row, with no update between them, show ${field.name} as ${one} and as ${other}`;
    return memory.disagree;
  }
  return undefined;
}

/** What may be true all the same: a response that shows another value than was set, or reads that disagree with each other whatever is sent. */
function unechoed(
  findings: readonly Finding[],
  { contract, target, cases }: Steps,
  [user]: readonly TestUser[],
): Pick<Untrue, 'user' | 'field' | 'value'> | undefined {
  const finding = findings.find(({ code }) => code === 'change-not-echoed');
  const isTorn = findings.some(({ code }) => code === 'reads-disagree');
  const field = contract.profile.fields.find(({ request, kind }) =>
    finding ? request === finding.at : isTorn && kind === 'role',
  );
  const [value = finding && jsonOf(finding.expected)] = field ? (cases.values?.[field.name] ?? []) : [];
  const id = user?.id ?? target.testUsers[0];
  return field && id !== undefined && value !== undefined ? { user: id, field, value } : undefined;
}

/** What a finding says in JSON; `undefined` where it was cut. */
function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Words, or half a value.
    return undefined;
  }
}
