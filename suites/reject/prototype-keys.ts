import {
  type Finding,
  failure,
  isAccepted,
  isSuccess,
  type Json,
  type OldRequirement,
  put,
  type RequirementContext,
  shown,
  showsValue,
  valueAt,
} from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf, jsonOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends a role under keys that reach for an object's prototype, alone and beside the real one. */
export default {
  id: 'reject.prototype-keys',
  level: 'must',
  severity: 'updates',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'Keys such as __proto__ and constructor MUST NOT take the place of documented fields.',
  matters: 'a request that looks harmless gives a role, or changes how the server treats everybody',
  appliesTo: takesJson,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const setting = mainSetting(context);
    const { change } = setting;
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const [name, alone, hidden] of ways) {
        const [first] = setting.values;
        const put1 = await context.update(testUser, {
          body: bodySetting(context, change, first ?? null),
          name: `before ${name}`,
        });
        if (!isAccepted(context.contract, put1)) continue;
        const tempting = otherValue(setting, first);
        const bytes = hide(
          context,
          boundBody(context, testUser, bodySetting(context, change, first ?? null)),
          alone,
          hidden,
          tempting,
        );
        const refusal = mustRefuse(context.contract, ownKeysOnly(jsonOf(bytes)));
        const exchange = await context.update(testUser, {
          bytes,
          name,
          ...(refusal ? { refusal: 'missing-field' } : { open: true }),
        });
        findings.push(...judgeHostile(context, exchange, refusal ? 'missing-field' : 'invalid-value', refusal));
        const view = await context.read(testUser);
        const stored =
          view?.values[change.name] ??
          (isSuccess(exchange) ? context.userOf(exchange)?.values[change.name] : undefined);
        if (stored === undefined || showsValue(change, first, stored)) continue;
        const fact = `${change.name} is taken from ${hidden.join('.')}`;
        findings.push(
          failure({ code: 'prototype-honored', fact, expected: shown(first), received: shown(stored) }, exchange),
        );
      }
    });
    return findings;
  },
  mustCatch: ['crash-on-prototype-key', 'prototype-keys-honored'],
} satisfies OldRequirement;

/** Name, whether the real field is left out, and the keys under which the field is hidden. */
const ways: readonly (readonly [string, boolean, readonly string[]])[] = [
  ['__proto__ alone', true, ['__proto__']],
  ['constructor.prototype alone', true, ['constructor', 'prototype']],
  ['prototype alone', true, ['prototype']],
  ['__proto__ beside the field', false, ['__proto__']],
  ['constructor.prototype beside the field', false, ['constructor', 'prototype']],
];

/** The body's text with the field hidden under `keys`, beside its real place or instead of it. */
function hide(
  context: RequirementContext,
  body: Json,
  alone: boolean,
  keys: readonly string[],
  value: Json,
): Uint8Array {
  const { request } = mainSetting(context).change;
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
