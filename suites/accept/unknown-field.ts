import { compile } from '../../harness/schema/schema.ts';
import {
  child,
  declares,
  type Exchange,
  type Finding,
  failure,
  gap,
  isAccepted,
  type Json,
  type JsonObject,
  note,
  put,
  type Requirement,
  type Steps,
  shown,
  showsValue,
  statusOf,
  valueAt,
} from '../../harness/suite.ts';
import { arrange } from '../steps/arrange.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { holderOf } from '../steps/holder-of.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Sends fields that the document does not name beside a valid change, some of them tempting. */
export default {
  kind: 'try',
  id: 'accept.unknown-field',
  level: 'must',
  severity: 'updates',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'A field that the document does not name MUST be ignored or refused, and MUST NOT change a role.',
  matters: 'a field that nobody documented gives somebody a role',
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change } = setting;
    const key = change.request.slice(change.request.lastIndexOf('/') + 1);
    const holder = holderOf(plan.contract, change) ?? plan.skip('what is beside the field are other users');
    const { enforceable, documented } = plan.contract.request;
    const { accepts } = compile(enforceable);
    const isUnknown = (name: string) => documented === true || !declares(documented, child(holder, name));
    const [value = null] = setting.values;
    const plain = bodySetting(plan, change, value);
    const tries = extras(key, plan.target.kind === 'mock').flatMap(([name, makeExtra]) => {
      const extra = Object.entries(makeExtra(otherValue(setting, value))).filter(([member]) => isUnknown(member));
      const body = put(plain, holder, { ...(valueAt(plain, holder) as JsonObject), ...Object.fromEntries(extra) });
      return extra.length > 0 && body !== undefined && accepts(body) ? [{ name, body }] : [];
    });
    if (tries.length === 0) plan.skip('the document allows no further fields; reject.schema tries one');
    for (const [index, { name, body }] of tries.entries()) {
      yield {
        name,
        purpose: 'invalid-value',
        rank: ranked(index),
        cost: 4,
        async run(steps, [testUser]) {
          await arrange(steps, testUser, change, value);
          const exchange = await steps.update(testUser, { body, name, open: true });
          if (!isAccepted(steps.contract, exchange)) return refused(steps, exchange);
          const view = (await steps.read(testUser)) ?? steps.userOf(exchange);
          const stored = view?.values[change.name];
          if (stored === undefined || showsValue(change, value, stored)) return [];
          const fact = `${change.name} follows a field that the document does not name`;
          // Common parsers take names without regard to letter case: the document should say so, for those who look at requests before.
          const tell = name.includes('capital') ? gap : failure;
          const words = { code: 'unknown-field-honored', fact, expected: shown(value), received: shown(stored) };
          return [tell(words, exchange)];
        },
      };
    }
  },
} satisfies Requirement;

function refused(steps: Steps, exchange: Exchange): readonly Finding[] {
  const failures = expectRefusal(steps, exchange, 'invalid-value').filter(({ kind }) => kind === 'failure');
  const fact = 'a field that the document does not name is refused';
  const words = { code: 'unknown-field-refused', fact, expected: 'ignored or refused' };
  return [...failures, note({ ...words, received: `status ${statusOf(exchange)}` }, exchange)];
}

/** A name that a live server may know for a field of its own is not sent there: nobody could take it back. */
function extras(key: string, isMock: boolean): readonly (readonly [string, (tempting: Json) => JsonObject])[] {
  const capital = key.charAt(0).toUpperCase() + key.slice(1);
  const isAdmin: [string, () => JsonObject] = ['unknown field isAdmin', () => ({ isAdmin: true, is_admin: true })];
  return [
    ['unknown field', () => ({ rolecallUnknown: true })],
    ['unknown field in capitals', (tempting) => ({ [key.toUpperCase()]: tempting })],
    ['unknown field with a capital', (tempting) => ({ [capital]: tempting })],
    ...(isMock ? [isAdmin] : []),
    ['unknown field user', (tempting) => ({ user: { [key]: tempting } })],
  ];
}
