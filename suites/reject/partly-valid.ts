import {
  compareUsers,
  failure,
  type InvalidCase,
  isRefused,
  type Json,
  put,
  type Requirement,
  valueAt,
} from '../../harness/suite.ts';
import { otherValue, type Setting, settings } from '../steps/settings.ts';

/** About so many pairs: of many fields each is changed beside a few, and broken beside a few. */
const mostPairs = 144;

/** For every pair of fields, of which there may be too many: a valid change of one beside a violation of the other. */
export default {
  kind: 'try',
  id: 'reject.partly-valid',
  severity: 'state',
  level: 'must',
  sentence: 'An update that is refused for one field MUST NOT change another.',
  matters: 'a client that reads an error believes that nothing happened, and half of it did',
  appliesTo: ({ profile, reads }) => {
    if (reads.one === undefined && reads.list === undefined) return 'the contract documents no read of a user';
    return profile.fields.filter(({ deprecated }) => !deprecated).length > 1 || 'an update changes one field';
  },
  needs: [{ read: 'any' }],
  *scenarios(plan) {
    let first = true;
    const breakable = plan.contract.profile.fields.flatMap((field) => {
      const broken = plan.cases.invalid.find((one) => isAt(one, field.request));
      return broken ? [{ field, broken }] : [];
    });
    const beside = Math.max(1, Math.floor(mostPairs / breakable.length));
    for (const [turn, setting] of settings(plan).entries()) {
      if (setting.change.user === undefined || setting.values.length < 2) continue;
      const others = breakable.filter(({ field }) => field !== setting.change);
      for (const { field, broken } of inTurn(others, turn, beside)) {
        yield {
          name: `${setting.change.name} beside ${broken.name}`,
          purpose: broken.refusal,
          rank: first ? 'deciding' : 'named',
          cost: 3,
          async run(steps, [testUser]) {
            const before = await steps.stateOf(testUser);
            const body = mixed(
              setting,
              before.values[setting.change.name],
              broken,
              field.request,
              plan.cases.simplest.body,
            );
            if (body === undefined) return [];
            const exchange = await steps.update(testUser, {
              body,
              refusal: broken.refusal,
              name: `valid ${setting.change.name}, ${broken.name}`,
            });
            const after = isRefused(exchange) ? await steps.read(testUser) : undefined;
            if (!after) return [];
            return compareUsers(before, after, plan.contract)
              .filter(({ kind }) => kind === 'failure')
              .map(({ expected, received, at = '' }) => {
                const fact = `an update that is refused for ${field.name} changed ${at || 'the user'}`;
                return failure({ code: 'refused-but-applied', fact, expected, received, at }, exchange);
              });
          },
        };
        first = false;
      }
    }
    if (first)
      plan.skip('nothing that this run may send changes one field and breaks another; allow: [attributes] may');
  },
} satisfies Requirement;

function inTurn<T>(items: readonly T[], turn: number, most: number): readonly T[] {
  const from = items.length > most ? turn % items.length : 0;
  return [...items.slice(from), ...items.slice(0, from)].slice(0, most);
}

function isAt({ constraint, body }: InvalidCase, pointer: string): boolean {
  const within = constraint.pointer === pointer || constraint.pointer.startsWith(`${pointer}/`);
  return within && body !== undefined && valueAt(body, pointer) !== undefined;
}

function mixed(
  setting: Setting,
  current: Json | undefined,
  broken: InvalidCase,
  pointer: string,
  simplest: Json,
): Json | undefined {
  const wrong = broken.body === undefined ? undefined : valueAt(broken.body, pointer);
  const changed = put(simplest, setting.change.request, otherValue(setting, current));
  return changed === undefined || wrong === undefined ? undefined : put(changed, pointer, wrong);
}
