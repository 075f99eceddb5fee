import { spellings } from '../../harness/schema/schema.ts';
import {
  type Exchange,
  type Finding,
  failure,
  isAccepted,
  type Json,
  type Plan,
  type Requirement,
  type Steps,
  shown,
  showsValue,
  type TestUser,
  valueAt,
} from '../../harness/suite.ts';
import { arrangeOther, isReadable } from '../steps/arrange.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { fieldsOf } from '../steps/fields-of.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { takesFieldsInJson } from '../steps/takes-json.ts';

/** Sends a valid update as other JSON texts of the same value, and reads what is stored. */
export default {
  kind: 'try',
  id: 'accept.spelled-otherwise',
  level: 'must',
  severity: 'updates',
  sentence: 'Another JSON text of the same update MUST be accepted and stored as the same values.',
  source: 'RFC 8259 sections 2, 4 and 7: white space, the order of members and escapes say nothing',
  matters: 'a client is refused, or gives another role, for how its library writes JSON',
  appliesTo: takesFieldsInJson,
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change } = setting;
    const value = setting.values[0] ?? null;
    const bodies = [bodySetting(plan, change, value), fullest(plan)];
    const tries = new Map(
      bodies.flatMap((body) =>
        spellings(body).map(({ name, arguable = false }) => [name, { body, name, arguable }] as const),
      ),
    );
    for (const [index, { body, name, arguable }] of [...tries.values()].entries()) {
      yield {
        name,
        purpose: 'valid',
        rank: ranked(index),
        cost: 9,
        async run(steps, [testUser]) {
          await arrangeOther(steps, testUser, setting, valueAt(body, change.request) ?? value);
          const bound = boundBody(steps, testUser, body);
          const text = spellings(bound).find((one) => one.name === name)?.text;
          if (text === undefined) return steps.skip('the update of this test user is spelled in one way');
          const exchange = await steps.update(testUser, {
            bytes: bytesOf(text),
            name,
            ...(arguable ? { open: true } : {}),
          });
          const found = await judge(steps, testUser, bound, exchange, name);
          return arguable ? found.map(asNote) : found;
        },
      };
    }
  },
  judgesStorage: true,
} satisfies Requirement;

/** The valid update that sets most, none of it empty. */
function fullest({ cases }: Plan): Json {
  const count = (body: Json) =>
    fieldsOf(body).filter((pointer) => !['', null].includes(valueAt(body, pointer) as never)).length;
  const bodies = [cases.simplest, ...cases.valid].map(({ body }) => body);
  return bodies.sort((one, other) => count(other) - count(one))[0] ?? null;
}

async function judge(
  steps: Steps,
  testUser: TestUser,
  body: Json,
  exchange: Exchange,
  name: string,
): Promise<readonly Finding[]> {
  const found = expectSuccess(steps, exchange);
  if (found.length > 0) {
    // What is refused however it is written is the business of others.
    if (!found.some(({ code }) => code === 'refused-valid')) return found;
    const plain = await steps.update(testUser, { body, name: 'the same update as usual' });
    if (!isAccepted(steps.contract, plain)) return [];
    return found.map((finding) => ({
      ...finding,
      code: 'spelling-refused',
      fact: `a valid update is refused for how its JSON is written: ${name}`,
    }));
  }
  const misread = await differing(steps, testUser, body);
  if (misread.length === 0) return [];
  // Reads may show late, or never, what is confirmed, however it is written.
  await steps.wait(latest);
  if ((await differing(steps, testUser, body)).length === 0) return [];
  // One update right after another, as it was with the odd one.
  const main = mainSetting(steps);
  const another = otherValue(main, valueAt(body, main.change.request));
  await steps.update(testUser, { body: bodySetting(steps, main.change, another), name: 'another value as usual' });
  await steps.update(testUser, { body, name: 'the same update as usual' });
  if ((await differing(steps, testUser, body)).length > 0) return [];
  return misread.map(({ change, sent, stored }) => {
    const fact = `${change.name} is stored as another value for how the JSON is written: ${name}`;
    const words = { code: 'spelling-misread', fact, expected: shown(sent), received: shown(stored) };
    return failure({ ...words, at: change.request }, exchange);
  });
}

/** Milliseconds within which a read that lags shows an update. */
const latest = 5_000;

/** Fields that are read otherwise than they were sent. */
async function differing(steps: Steps, testUser: TestUser, body: Json) {
  const view = isReadable(steps) ? await steps.read(testUser) : undefined;
  return steps.contract.profile.fields.flatMap((change) => {
    const [sent, stored] = [valueAt(body, change.request), view?.values[change.name]];
    if (sent === undefined || stored === undefined || change.deprecated || showsValue(change, sent, stored)) return [];
    return [{ change, sent, stored }];
  });
}

/** Sound servers disagree on whether `1.0` is a whole number; that it breaks none is for all. */
function asNote(finding: Finding): Finding {
  return finding.code === 'spelling-refused' ? { ...finding, kind: 'note' } : finding;
}
