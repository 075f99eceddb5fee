import { compile } from '../../harness/schema/schema.ts';
import { type Case, type OldRequirement, put, type RequirementContext, valueAt } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { type Attempt, findTraces } from '../steps/leave-state.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { refusalsOf } from '../steps/refusals-of.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Most invalid cases that are looked at. */
const most = 30;

/** Sends invalid updates that also name a value which the test user does not have, and reads whether it stuck. */
export default {
  id: 'reject.leaves-state',
  level: 'must',
  severity: 'state',
  sentence: 'An update that is refused as invalid MUST leave the user as it was.',
  matters: 'a client is told that nothing happened, and something did',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  requests: () => 20,
  async try(context) {
    return context.withTestUsers(1, async ([testUser]) =>
      testUser ? findTraces(context, testUser, attempts(context)) : [],
    );
  },
  mustCatch: ['refused-but-applied', 'wrong-media-type-refused-but-applied'],
} satisfies OldRequirement;

function attempts(context: RequirementContext): readonly Attempt[] {
  const { change } = mainSetting(context);
  const { accepts } = compile(context.contract.request.enforceable);
  const cases = oneOfEachFirst(context.cases.invalid)
    .filter(({ contradicted }) => !contradicted)
    .slice(0, most)
    .map(
      (one): Attempt => ({
        name: one.name,
        send: (testUser, value) => {
          // The rest of the update is valid and would be seen if it were applied.
          const body =
            valueAt(one.controlRequest, change.request) === undefined || touches(one, change.request)
              ? one.body
              : (put(one.body, change.request, value) ?? one.body);
          const sent = accepts(body) ? one : { ...one, body };
          return context.update(testUser, { case: sent, refusal: refusalsOf(context.contract, one)[0] });
        },
      }),
    );
  const texts: readonly (readonly [string, 'malformed-json' | 'not-an-object', (text: string) => string])[] = [
    ['truncated', 'malformed-json', (text) => text.slice(0, -1)],
    ['in a list', 'not-an-object', (text) => `[${text}]`],
  ];
  const raw = texts.map(
    ([name, refusal, alter]): Attempt => ({
      name,
      send: (testUser, value) => {
        const text = JSON.stringify(boundBody(context, testUser, bodySetting(context, change, value)));
        return context.update(testUser, { bytes: bytesOf(alter(text)), name, refusal });
      },
    }),
  );
  const asText: Attempt = {
    name: 'sent as text/plain',
    send: (testUser, value) => {
      const bytes = bytesOf(JSON.stringify(boundBody(context, testUser, bodySetting(context, change, value))));
      return context.update(testUser, {
        bytes,
        contentType: 'text/plain',
        name: 'sent as text/plain',
        refusal: 'wrong-media-type',
      });
    },
  };
  return takesJson(context.contract) === true ? [...raw, asText, ...cases] : cases;
}

function touches(one: Case, pointer: string): boolean {
  const own = one.constraint?.pointer ?? '';
  return own === pointer || own.startsWith(`${pointer}/`) || pointer.startsWith(`${own}/`);
}
