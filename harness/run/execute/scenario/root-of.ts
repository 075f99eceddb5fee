import { put } from '../../../domain/pointer.ts';
import { isAccepted } from '../../../domain/response-status.ts';
import { showsValue } from '../../../domain/shows-value.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { Steps, TestUser } from '../../../model/requirement.ts';
import { restsOnState, type Untrue } from './arrangements.ts';

/** What an attempt knows of its updates. */
interface Arranged {
  /** One that was confirmed and is read otherwise. */
  readonly untrue: Untrue | undefined;
  readonly lent: readonly TestUser[];
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
  const untrue = arranged.untrue ?? unechoed(findings, steps, arranged.lent);
  if (!untrue || !findings.some(restsOnState)) return undefined;
  const { user, field, value } = untrue;
  // A user with a purpose (invited, managed) is what its own scenario is about.
  if (!steps.target.testUsers.includes(user)) return undefined;
  const known = steps.cases.values?.[field.name] ?? [];
  const other = known.find((one) => !showsValue(field, one, value));
  for (const next of other === undefined ? [value] : [other, value]) {
    const body = put(steps.cases.simplest.body, field.request, next);
    const exchange = await steps.update(user, { body, name: `plain ${field.name}` });
    if (!isAccepted(steps.contract, exchange)) return undefined;
    const read = (await steps.read(user))?.values[field.name];
    if (read === undefined || showsValue(field, next, read)) continue;
    const told = `${field.name} was set to ${JSON.stringify(next)} and is read as ${JSON.stringify(read)}`;
    return `what was arranged is not what is read: ${told}; see accept.persists`;
  }
  return undefined;
}

/** What a response that shows another value than was set may have shown truly: then it is not the response that is wrong. */
function unechoed(
  findings: readonly Finding[],
  { contract, target, cases }: Steps,
  [user]: readonly TestUser[],
): Pick<Untrue, 'user' | 'field' | 'value'> | undefined {
  const finding = findings.find(({ code }) => code === 'change-not-echoed');
  const field = contract.profile.fields.find(({ request }) => request === finding?.at);
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
