import {
  compareUsers,
  type Finding,
  failure,
  isAccepted,
  type Requirement,
  shown,
  showsValue,
} from '../../harness/suite.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** How often one update is sent; clients repeat theirs up to three times. */
const repeats = 4;
/** Values that are sent so. */
const mostValues = 3;

/** Sends the same update again and again: it succeeds each time, and nothing changes after the first. */
export default {
  kind: 'try',
  id: 'accept.repeats-safely',
  level: 'must',
  severity: 'updates',
  sentence: 'Repeating an update MUST succeed and MUST NOT change anything further.',
  source: 'clients repeat requests after a timeout or a 429; RFC 9110 section 9.2.2 for PUT',
  matters: 'a client that repeats after a lost response sees an error, or does the change twice',
  *scenarios(plan) {
    const { change, values } = mainSetting(plan);
    for (const [index, value] of values.slice(0, mostValues).entries()) {
      yield {
        name: `${change.name} = ${shown(value)}, ${repeats} times`,
        purpose: 'valid',
        rank: ranked(index),
        cost: repeats + 3,
        async run(steps, [testUser]) {
          const body = bodySetting(steps, change, value);
          const held = (await steps.read(testUser))?.values[change.name];
          const first = await steps.update(testUser, { body, name: 'first time' });
          // For who holds the value already, the first update repeats what was there.
          const repeated = held !== undefined && showsValue(change, value, held);
          const found = [...(repeated ? expectSuccess(steps, first).map(asRepeat) : expectSuccess(steps, first))];
          if (!isAccepted(steps.contract, first)) return found;
          const before = await steps.read(testUser);
          for (let time = 2; time <= repeats; time += 1) {
            const again = expectSuccess(steps, await steps.update(testUser, { body, name: `time ${time}` }));
            found.push(...again.map(asRepeat));
          }
          const after = await steps.read(testUser);
          if (!before) return found;
          if (!after) {
            const fact = 'the user is gone after a repeated update';
            const words = { code: 'user-vanished', fact, expected: testUser.id, received: 'no such user' };
            return [...found, failure(words)];
          }
          const changed = compareUsers(before, after, steps.contract, {}, repeats - 1);
          return [
            ...found,
            ...changed.map((one) => (one.kind === 'failure' ? { ...one, code: 'repeat-changed-state' } : one)),
          ];
        },
      };
    }
  },
} satisfies Requirement;

function asRepeat(finding: Finding): Finding {
  return finding.code === 'refused-valid' ? { ...finding, code: 'repeat-refused' } : finding;
}
