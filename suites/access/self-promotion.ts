import { type Finding, isSuccess, type OldRequirement, sameJson, valueAt } from '../../harness/suite.ts';
import { judgeAttempt } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting, settings } from '../steps/settings.ts';

/** The member gives itself every role above its own; what should not have been accepted is restored. */
export default {
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
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const id =
      context.target.callers.member?.userId ??
      context.block('the target does not say who the member is; add callers.member.userId: <id>');
    const setting = settings(context).find(({ change }) => change.kind === 'role') ?? mainSetting(context);
    const { change, values } = setting;
    const before = await context.read(id);
    const own = before?.values[change.name];
    for (const value of [...values].reverse()) {
      const body = bodySetting(context, change, value);
      if (own !== undefined && sameJson(own, valueAt(body, change.request))) continue;
      const name = `of itself by a member, to ${JSON.stringify(value)}`;
      const exchange = await context.update(id, { body, caller: 'member', name, refusal: 'self-promotion' });
      findings.push(...judgeAttempt(context, exchange, 'self-promotion', name));
      if (isSuccess(exchange) && own !== undefined)
        await context.update(id, { body: bodySetting(context, change, own), name: 'put the member back', open: true });
    }
    return findings;
  },
  mustCatch: ['self-promotion-allowed'],
} satisfies OldRequirement;
