import { compile } from '../../harness/schema/schema.ts';
import { type Case, type Plan, put, type Rank, type Refusal, type Requirement, valueAt } from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { boundBody } from '../steps/bound-body.ts';
import { type Attempt, leavingState } from '../steps/leave-state.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { refusalsOf } from '../steps/refusals-of.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Most invalid cases that are looked at. */
const most = 30;

/** Sends invalid updates that also name a value which the test user does not have, and reads whether it stuck. */
export default {
  kind: 'try',
  id: 'reject.leaves-state',
  level: 'must',
  severity: 'state',
  sentence: 'An update that is refused as invalid MUST leave the user as it was.',
  matters: 'a client is told that nothing happened, and something did',
  appliesTo: ({ reads }) => hasRead(reads),
  needs: [{ read: 'any' }],
  *scenarios(plan) {
    const refusals = new Set<Refusal>();
    const rankOf = (refusal: Refusal): Rank => {
      if (refusals.has(refusal)) return 'named';
      refusals.add(refusal);
      return 'deciding';
    };
    const attempts = [...(takesJson(plan.contract) === true ? raw(plan) : []), ...invalid(plan)].map((one) => ({
      ...one,
      rank: rankOf(one.purpose),
    }));
    for (const rank of ['deciding', 'named'] as const)
      yield* attempts.filter((one) => one.rank === rank).map(leavingState);
  },
} satisfies Requirement;

type Attempted = Omit<Attempt, 'rank'>;

function invalid(plan: Plan): readonly Attempted[] {
  const { change } = mainSetting(plan);
  const { accepts } = compile(plan.contract.request.enforceable);
  const cases = oneOfEachFirst(plan.cases.invalid).filter(({ contradicted }) => !contradicted);
  return cases.slice(0, most).map((one) => {
    const [refusal] = refusalsOf(plan.contract, one);
    return {
      name: one.name,
      purpose: refusal,
      send: (steps, testUser, value) => {
        // The rest of the update is valid and would be seen if it were applied.
        const body =
          valueAt(one.controlRequest, change.request) === undefined || touches(one, change.request)
            ? one.body
            : (put(one.body, change.request, value) ?? one.body);
        return steps.update(testUser, { case: accepts(body) ? one : { ...one, body }, refusal });
      },
    };
  });
}

function raw(plan: Plan): readonly Attempted[] {
  const { change } = mainSetting(plan);
  const ways: readonly (readonly [string, Refusal, (text: string) => string, string?])[] = [
    ['truncated', 'malformed-json', (text) => text.slice(0, -1)],
    ['in a list', 'not-an-object', (text) => `[${text}]`],
    ['sent as text/plain', 'wrong-media-type', (text) => text, 'text/plain'],
  ];
  return ways.map(([name, refusal, alter, contentType]) => ({
    name,
    purpose: refusal,
    send: (steps, testUser, value) => {
      const text = JSON.stringify(boundBody(steps, testUser, bodySetting(steps, change, value)));
      const what = contentType === undefined ? {} : { contentType };
      return steps.update(testUser, { bytes: bytesOf(alter(text)), name, refusal, ...what });
    },
  }));
}

function touches(one: Case, pointer: string): boolean {
  const own = one.constraint?.pointer ?? '';
  return own === pointer || own.startsWith(`${pointer}/`) || pointer.startsWith(`${own}/`);
}
