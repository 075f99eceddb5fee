import {
  type Finding,
  failure,
  isSuccess,
  type Json,
  type Requirement,
  received,
  type Steps,
  showsValue,
  type TestUser,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { otherForms } from '../steps/other-forms.ts';
import { outsiders } from '../steps/outsiders.ts';
import { bodySetting, mainSetting, otherValue, type Setting } from '../steps/settings.ts';

/**
 * Sends an update that is refused for its caller once more in other forms (a slash at the end, capitals, another method
 * that stands for it), and reads whether it was done.
 */
export default {
  kind: 'try',
  id: 'access.other-forms',
  level: 'must',
  severity: 'permissions',
  owasp: 'API5:2023 Broken Function Level Authorization',
  sentence: 'An update that is refused for its caller MUST NOT be done in another form of the same request.',
  source: 'RFC 3986 section 6.2; RFC 9110 section 9.2.1; OWASP API Security Top 10 2023, API5',
  matters: 'a check that compares the path or the method is gone round by whoever writes it otherwise',
  appliesTo: ({ profile, reads }) =>
    profile.auth.schemes.length === 0 ? 'the contract asks for no credentials' : hasRead(reads),
  *scenarios(plan) {
    for (const [caller, refusal] of outsiders)
      yield {
        name: `other forms, ${caller}`,
        purpose: refusal,
        rank: 'named',
        needs: caller === 'member' ? [{ caller }] : [],
        cost: 14,
        async run(steps, [testUser]) {
          const setting = mainSetting(plan);
          const stood = (await steps.stateOf(testUser)).values[setting.change.name];
          if (stood === undefined) return steps.skip(`no read shows ${setting.change.name}`);
          const set = otherValue(setting, stood);
          const body = bodySetting(plan, setting.change, set);
          const plain = await steps.update(testUser, { body, caller, refusal, name: `by ${caller}` });
          // That is what the requirements about these callers say.
          if (isSuccess(plain)) return [];
          const found: Finding[] = [];
          for (const { name, ...form } of otherForms(plan, plain, setting.change, set)) {
            const exchange = await steps.send({ ...form, testUser, caller, name: `${name}, ${caller}` });
            if (!isSuccess(exchange) || !(await isChanged(steps, testUser, setting, stood))) continue;
            const who = caller === 'anonymous' ? 'who has no credentials' : 'a member who may not update';
            const fact = `an update ${name} is done for ${who}`;
            const words = { code: 'other-form-open', fact, expected: received(plain), received: received(exchange) };
            found.push(failure(words, exchange));
            // Each form begins with what was read.
            const back = { body: bodySetting(plan, setting.change, stood), name: 'back to what it was', open: true };
            await steps.update(testUser, back);
          }
          return found;
        },
      };
  },
} satisfies Requirement;

/** Whatever it is now: some of these forms cannot say to what. */
async function isChanged(steps: Steps, testUser: TestUser, { change }: Setting, stood: Json): Promise<boolean> {
  const now = (await steps.read(testUser))?.values[change.name];
  return now !== undefined && !showsValue(change, stood, now);
}
