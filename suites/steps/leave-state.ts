import {
  compareUsers,
  type Exchange,
  type Finding,
  failure,
  isRefused,
  type Json,
  type Rank,
  type Refusal,
  type Scenario,
  type Steps,
  type TestUser,
} from '../../harness/suite.ts';
import { refuseRateLimited } from './refuse-rate-limited.ts';
import { mainSetting, otherValue } from './settings.ts';

/** A request that should be refused, and would change the test user if it were not. */
export interface Attempt {
  readonly name: string;
  readonly purpose: Refusal;
  readonly rank: Rank;
  /** Sends it, naming `value` where it names a value at all. */
  readonly send: (steps: Steps, testUser: TestUser, value: Json) => Promise<Exchange>;
}

/** Reads the test user, sends what should be refused, and reads again: nothing has changed. */
export function leavingState({ name, purpose, rank, send }: Attempt): Scenario {
  return {
    name,
    // Whether it is refused is for others to judge.
    purpose: 'state',
    rank,
    cost: 3,
    async run(steps, [testUser]) {
      const setting = mainSetting(steps);
      const before = await steps.stateOf(testUser);
      const exchange = await send(steps, testUser, otherValue(setting, before.values[setting.change.name]));
      refuseRateLimited(steps, exchange);
      if (!isRefused(exchange)) return steps.skip(`it was not refused for ${purpose}`);
      const after = await steps.read(testUser);
      if (!after) {
        const fact = 'the user is gone after a refused request';
        const words = { code: 'user-vanished', fact, expected: testUser.id, received: 'no such user' };
        return [failure(words, exchange)];
      }
      return compareUsers(before, after, steps.contract, {}).flatMap(({ kind, ...found }): readonly Finding[] => {
        if (kind !== 'failure') return [];
        const { expected, received, at } = found;
        const fact = `a refused request changed ${at ?? 'the user'}`;
        const words = { code: 'refused-but-applied', fact, expected, received };
        return [failure({ ...words, ...(at === undefined ? {} : { at }) }, exchange)];
      });
    },
  };
}
