import { isSuccess, type Requirement, sameJson, valueAt } from '../../harness/suite.ts';
import { judgeAttempt } from '../steps/attempt-update.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting, settings } from '../steps/settings.ts';

/** The member gives itself every role above its own; what should not have been accepted is restored. */
export default {
  kind: 'try',
  id: 'access.self-promotion',
  level: 'must',
  severity: 'permissions',
  owasp: 'API5:2023 Broken Function Level Authorization',
  sentence: 'A caller who may not update users MUST NOT be able to raise its own role, or to update itself.',
  matters: 'every member can make itself an administrator',
  appliesTo: ({ profile }) => {
    const changesRole = profile.fields.some(({ kind, deprecated }) => kind === 'role' && !deprecated);
    const bound = (profile.refusals?.['self-promotion']?.statuses ?? []).length > 0;
    return changesRole || bound || 'the operation changes no role';
  },
  needs: [{ caller: 'member' }],
  *scenarios(plan) {
    const id =
      plan.target.callers.member?.userId ??
      plan.block('the target does not say who the member is', 'callers.member.userId: <id>');
    const { change, values } = settings(plan).find((one) => one.change.kind === 'role') ?? mainSetting(plan);
    for (const [index, value] of [...values].reverse().entries()) {
      const name = `of itself by a member, to ${JSON.stringify(value)}`;
      yield {
        name,
        purpose: 'self-promotion',
        rank: ranked(index),
        testUsers: 0,
        cost: 2,
        async run(steps) {
          const own = (await steps.read(id))?.values[change.name];
          const body = bodySetting(steps, change, value);
          if (own !== undefined && sameJson(own, valueAt(body, change.request)))
            return steps.skip('the member has this role already');
          const exchange = await steps.update(id, { body, caller: 'member', name, refusal: 'self-promotion' });
          if (isSuccess(exchange) && own !== undefined) {
            const back = { body: bodySetting(steps, change, own), name: 'put the member back', open: true };
            await steps.update(id, back);
          }
          return judgeAttempt(steps, exchange, 'self-promotion', name);
        },
      };
    }
  },
} satisfies Requirement;
