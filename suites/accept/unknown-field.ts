import { compile } from '../../harness/schema/schema.ts';
import {
  type Finding,
  failure,
  isAccepted,
  type Json,
  type JsonObject,
  note,
  type OldRequirement,
  put,
  shown,
  showsValue,
  statusOf,
  valueAt,
} from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Sends fields that the document does not name beside a valid change, some of them tempting. */
export default {
  id: 'accept.unknown-field',
  level: 'must',
  severity: 'updates',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'A field that the document does not name MUST be ignored or refused, and MUST NOT change a role.',
  matters: 'a field that nobody documented gives somebody a role',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    let tried = 0;
    await requireSuccess(context);
    const setting = mainSetting(context);
    const { change } = setting;
    const key = change.request.slice(change.request.lastIndexOf('/') + 1);
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const [name, makeExtra] of extras(key, context.target.kind === 'mock')) {
        const current = (await context.read(testUser))?.values[change.name];
        const value = otherValue(setting, current);
        const tempting = otherValue(setting, value);
        const holder = change.request.slice(0, change.request.lastIndexOf('/'));
        const plain = bodySetting(context, change, value);
        const body = put(plain, holder, { ...(valueAt(plain, holder) as JsonObject), ...makeExtra(tempting) });
        if (body === undefined || !compile(context.contract.request.enforceable).accepts(body)) continue;
        tried += 1;
        const exchange = await context.update(testUser, { body, name, open: true });
        if (!isAccepted(context.contract, exchange)) {
          findings.push(...expectRefusal(context, exchange, 'invalid-value').filter(({ kind }) => kind === 'failure'));
          findings.push(
            note(
              {
                code: 'unknown-field-refused',
                fact: 'a field that the document does not name is refused',
                expected: 'ignored or refused',
                received: `status ${statusOf(exchange)}`,
              },
              exchange,
            ),
          );
          continue;
        }
        const view = (await context.read(testUser)) ?? context.userOf(exchange);
        const stored = view?.values[change.name];
        if (stored === undefined || showsValue(change, value, stored)) continue;
        const fact = `${change.name} follows a field that the document does not name`;
        // Common parsers take names without regard to letter case; that is worth telling, and no failure.
        const tell = name.includes('capital') ? note : failure;
        findings.push(
          tell({ code: 'unknown-field-honored', fact, expected: shown(value), received: shown(stored) }, exchange),
        );
      }
    });
    if (tried === 0) context.skip('the document allows no further fields; reject.schema tries one');
    return findings;
  },
  mustCatch: ['crash-on-unknown-field', 'unknown-field-refused-with-not-found', 'unknown-field-stored'],
} satisfies OldRequirement;

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
