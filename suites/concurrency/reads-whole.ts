import { failure, isAccepted, type Json, type Requirement, shown, showsValue } from '../../harness/suite.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Updates while each is read. */
const rounds = 4;
/** When a read is sent after its update, in milliseconds. */
const moments = [0, 4, 12];

/** Reads a user while an update of it is on its way. */
export default {
  kind: 'try',
  id: 'concurrency.reads-whole',
  severity: 'state',
  level: 'must',
  sentence: 'A read during an update MUST show the user as before it or as after it.',
  matters: 'for a moment somebody has no role, or two, and whoever looks then acts on it',
  appliesTo: ({ reads }) => reads.one !== undefined || 'no read shows one user',
  *scenarios(plan) {
    yield {
      name: 'reads while it is updated',
      purpose: 'state',
      rank: 'deciding',
      cost: 2 + rounds * (1 + moments.length),
      async run(steps, [testUser]) {
        const setting = mainSetting(plan);
        const { change } = setting;
        let old = (await steps.stateOf(testUser)).values[change.name];
        if (old === undefined) return steps.skip(`no read shows ${change.name}`);
        // What was set before that is a read that lags, which accept.persists tells.
        const earlier: Json[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const next = otherValue(setting, old);
          const body = bodySetting(plan, change, next);
          const [exchange, ...views] = await Promise.all([
            steps.update(testUser, { body, name: `update ${round + 1}` }),
            ...moments.map(async (moment) => {
              await steps.wait(moment);
              return steps.read(testUser, 'one');
            }),
          ]);
          if (!isAccepted(plan.contract, exchange)) continue;
          for (const view of views) {
            const value = view?.values[change.name];
            if (view && [old, next, ...earlier].some((one) => showsValue(change, one, value))) continue;
            const fact = `a read during an update shows neither the old nor the new ${change.name}`;
            const words = { expected: `${shown(old)} or ${shown(next)}`, received: view ? shown(value) : 'no user' };
            return [failure({ code: 'neither-old-nor-new', fact, ...words }, view?.exchange ?? exchange)];
          }
          earlier.push(old);
          old = next;
        }
        return [];
      },
    };
  },
} satisfies Requirement;
