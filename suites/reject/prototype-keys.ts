import {
  failure,
  isSuccess,
  type Json,
  type Pointer,
  put,
  type Requirement,
  shown,
  showsValue,
  valueAt,
} from '../../harness/suite.ts';
import { arrange } from '../steps/arrange.ts';
import { boundBody, boundPlace } from '../steps/bound-body.ts';
import { holderOf } from '../steps/holder-of.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf, jsonOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { takesFieldsInJson } from '../steps/takes-json.ts';

/** Sends a role under keys that reach for an object's prototype, alone and beside the real one. */
export default {
  kind: 'try',
  id: 'reject.prototype-keys',
  level: 'must',
  severity: 'updates',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'Keys such as __proto__ and constructor MUST NOT take the place of documented fields.',
  matters: 'a request that looks harmless gives a role, or changes how the server treats everybody',
  appliesTo: takesFieldsInJson,
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change } = setting;
    if (holderOf(plan.contract, change) === undefined) plan.skip('what is beside the field are other users');
    const [value = null] = setting.values;
    const tempting = otherValue(setting, value);
    for (const [index, [name, alone, hidden]] of ways.entries()) {
      yield {
        name,
        purpose: 'invalid-value',
        rank: ranked(index),
        cost: 5,
        async run(steps, [testUser]) {
          await arrange(steps, testUser, change, value);
          // What is only ever added to may be there already.
          const held = change.adds ? (await steps.read(testUser))?.values[change.name] : undefined;
          const body = boundBody(steps, testUser, bodySetting(steps, change, value));
          const bytes = hide(boundPlace(steps, testUser, change.request), body, alone, hidden, tempting);
          // To a server that reads the keys as members like others, they may be the members that a body needs.
          const read = jsonOf(bytes);
          const refusal = mustRefuse(steps.contract, read) && mustRefuse(steps.contract, ownKeysOnly(read));
          const what = refusal ? { refusal: 'missing-field' as const } : { open: true };
          const exchange = await steps.update(testUser, { bytes, name, ...what });
          // A key that the schema has no room for beside a field that is there: that it is let in is what reject.schema says.
          const isClosed = refusal && !alone;
          const found =
            isClosed && isSuccess(exchange)
              ? []
              : judgeHostile(steps, exchange, refusal ? 'missing-field' : 'invalid-value', refusal);
          const view = (await steps.read(testUser)) ?? (isSuccess(exchange) ? steps.userOf(exchange) : undefined);
          const stored = view?.values[change.name];
          if (stored === undefined || !showsValue(change, tempting, stored)) return found;
          if (held !== undefined && showsValue(change, tempting, held)) return found;
          const fact = `${change.name} is taken from ${hidden.join('.')}`;
          const words = { code: 'prototype-honored', fact, expected: shown(value), received: shown(stored) };
          return [...found, failure(words, exchange)];
        },
      };
    }
  },
} satisfies Requirement;

/** Name, whether the real field is left out, and the keys under which the field is hidden. */
const ways: readonly (readonly [string, boolean, readonly string[]])[] = [
  ['__proto__ alone', true, ['__proto__']],
  ['constructor.prototype alone', true, ['constructor', 'prototype']],
  ['prototype alone', true, ['prototype']],
  ['__proto__ beside the field', false, ['__proto__']],
  ['constructor.prototype beside the field', false, ['constructor', 'prototype']],
];

/** The body's text with the field hidden under `keys`, beside its real place or instead of it. */
function hide(request: Pointer, body: Json, alone: boolean, keys: readonly string[], value: Json): Uint8Array {
  const holder = request.slice(0, request.lastIndexOf('/'));
  const key = request.slice(request.lastIndexOf('/') + 1);
  const base = (alone ? put(body, request, undefined) : body) ?? body;
  const open = keys.map((one) => `${JSON.stringify(one)}:{`).join('');
  const member = `${open}${JSON.stringify(key)}:${JSON.stringify(value)}${'}'.repeat(keys.length)}`;
  const inner = JSON.stringify(valueAt(base, holder) ?? {});
  const text = `${inner.slice(0, -1)}${inner === '{}' ? '' : ','}${member}}`;
  if (holder === '') return bytesOf(text);
  const marked = put(base, holder, 'rolecall-holder') ?? base;
  return bytesOf(JSON.stringify(marked).replace('"rolecall-holder"', () => text));
}

/** The value without keys that reach for a prototype, as an honest server reads it. */
function ownKeysOnly(value: Json | undefined): Json | undefined {
  return value === undefined
    ? undefined
    : (JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === '__proto__' ? undefined : inner))) as Json);
}
