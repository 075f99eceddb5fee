import { compile } from '../../harness/schema/schema.ts';
import {
  child,
  declares,
  type Finding,
  failure,
  isAccepted,
  isObject,
  isTimeLike,
  type Json,
  type Plan,
  put,
  type Requirement,
  type Steps,
  sameJson,
  shown,
  type TestUser,
  valueAt,
} from '../../harness/suite.ts';
import { holderOf } from '../steps/holder-of.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Most fields that are tried. */
const most = 8;
/** What could lock somebody out, or make somebody else of them: never tried on a live target. */
const delicate =
  /(id|mail|phone|pass\w*|token|secret|key|active|enabled|disabled|locked|suspended|banned|deleted|archived)$/i;

interface Extra {
  /** In a user object, and in the body of an update. */
  readonly shownAt: string;
  readonly sentAt: string;
  readonly before: Json;
  readonly after: Json;
}

/** Sends fields that only responses show beside the role that the user has, and reads whether they were stored. */
export default {
  kind: 'try',
  id: 'reject.mass-assignment',
  level: 'must',
  severity: 'permissions',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'A field that only responses show MUST NOT be set by an update that names it.',
  source: 'OWASP API Security Top 10 2023, API3 (mass assignment)',
  matters:
    'whoever may change a role makes an administrator, or a verified user, by naming a field that nobody documented',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }, { allow: 'attributes' }],
  *scenarios(plan) {
    yield {
      name: 'fields of responses',
      purpose: 'state',
      rank: 'deciding',
      cost: 2 + 3 * most,
      async run(steps, [testUser]) {
        const { change, values } = mainSetting(plan);
        // Who has little shows best what was given.
        const value = values.toSorted((one, other) => rankOfValue(plan, one) - rankOfValue(plan, other))[0] ?? null;
        const body = bodySetting(plan, change, value);
        if (!isAccepted(plan.contract, await steps.update(testUser, { body, name: 'a weak role' })))
          return steps.block('the update is not accepted; see accept.every-role');
        const whole = (await steps.read(testUser))?.whole;
        if (whole === undefined) return steps.block('the test user cannot be read; see accept.persists');
        const { accepts } = compile(plan.contract.request.enforceable);
        const extras = extrasOf(plan, whole).filter(({ sentAt, after }) => accepts(put(body, sentAt, after)));
        if (extras.length === 0) return steps.skip('responses show no further field that an update may name');
        const findings: Finding[] = [];
        for (const extra of extras.slice(0, most)) findings.push(...(await tryExtra(steps, testUser, body, extra)));
        return findings;
      },
    };
  },
} satisfies Requirement;

function rankOfValue({ contract }: Plan, value: Json): number {
  const held = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const ranks = contract.profile.permissions.roles.filter((role) => held.some((one) => sameJson(one, role.value)));
  return Math.max(0, ...ranks.map(({ rank }) => rank));
}

async function tryExtra(steps: Steps, testUser: TestUser, body: Json, extra: Extra): Promise<readonly Finding[]> {
  const { shownAt, sentAt, before, after } = extra;
  const set = (value: Json, name: string) =>
    steps.update(testUser, { body: put(body, sentAt, value), open: true, name });
  const exchange = await set(after, `with ${sentAt}`);
  if (!isAccepted(steps.contract, exchange)) return [];
  const stored = valueAt((await steps.read(testUser))?.whole, shownAt);
  if (stored === undefined || !sameJson(stored, after)) return [];
  await set(before, `${sentAt} as before`);
  const fact = `${shownAt}, which only responses show, is set by an update that names it`;
  return [
    failure({ code: 'mass-assigned', fact, expected: shown(before), received: shown(stored), at: sentAt }, exchange),
  ];
}

/** Flags, roles and lists of roles beside the field that is set, each with another value. */
function extrasOf({ contract, target }: Plan, whole: Json): readonly Extra[] {
  const { fields, user, permissions } = contract.profile;
  const role = fields.find(({ deprecated, user: place }) => !deprecated && place !== undefined);
  const parent = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));
  const [from, to] =
    role?.user === undefined || !role.request.endsWith(role.user)
      ? ['', parent(role?.request ?? '')]
      : [parent(role.user), parent(role.request)];
  if (role !== undefined && holderOf(contract, role) === undefined) return [];
  const here = valueAt(whole, from);
  if (!isObject(here)) return [];
  const taken = [user.id, user.email, user.name, ...(user.volatile ?? []), ...fields.map((field) => field.user)];
  const roles = permissions.roles.map(({ value }) => value);
  return Object.entries(here).flatMap(([key, before]): readonly Extra[] => {
    const [shownAt, sentAt] = [child(from, key), child(to, key)];
    const isTaken = taken.some(
      (place) => place !== undefined && (place === shownAt || place.startsWith(`${shownAt}/`)),
    );
    if (isTaken || declares(contract.request.documented, sentAt) || isTimeLike(shownAt, before, before)) return [];
    if (target.kind === 'live' && delicate.test(key)) return [];
    const after = otherThan(before as Json, roles, key);
    return after === undefined ? [] : [{ shownAt, sentAt, before: before as Json, after }];
  });
}

function otherThan(value: Json, roles: readonly Json[], key: string): Json | undefined {
  if (typeof value === 'boolean') return !value;
  const other = (held: readonly Json[]) => roles.find((role) => !held.some((one) => sameJson(one, role)));
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const areRoles =
      items.length > 0 ? items.every((item) => roles.some((role) => sameJson(role, item))) : /roles|groups/i.test(key);
    const next = areRoles ? other(items) : undefined;
    return next === undefined ? undefined : [next];
  }
  return roles.some((role) => sameJson(role, value)) ? other([value]) : undefined;
}
