import { type Finding, type Requirement, valueAt } from '../../harness/index.ts';
import { isSuccess } from '../steps/answered.ts';
import { judgeAttempt } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting, settings } from '../steps/settings.ts';

/** The member gives itself every role above its own; what should not have been accepted is put back. */
export default {
  id: 'access.self-promotion',
  level: 'must',
  sentence: 'A caller who may not update users MUST NOT be able to raise its own role, or to update itself.',
  matters: 'every member can make itself an administrator',
  appliesTo: ({ profile }) => {
    const changesRole = profile.changes.some(({ kind, deprecated }) => kind === 'role' && !deprecated);
    const bound = (profile.causes?.['self-promotion']?.statuses ?? []).length > 0;
    return changesRole || bound || 'the operation changes no role';
  },
  needs: [{ caller: 'member' }],
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const id =
      trial.target.callers.member?.userId ??
      trial.block('the target does not say who the member is; add callers.member.userId: <id>');
    const setting = settings(trial).find(({ change }) => change.kind === 'role') ?? mainSetting(trial);
    const { change, values } = setting;
    const before = await trial.read(id);
    const own = before?.values[change.name];
    for (const value of [...values].reverse()) {
      const body = bodySetting(trial, change, value);
      if (own !== undefined && JSON.stringify(own) === JSON.stringify(valueAt(body, change.request))) continue;
      const name = `of itself by a member, to ${JSON.stringify(value)}`;
      const exchange = await trial.update(id, { body, caller: 'member', name, cause: 'self-promotion' });
      findings.push(...judgeAttempt(trial, exchange, 'self-promotion', name));
      if (isSuccess(exchange) && own !== undefined)
        await trial.update(id, { body: bodySetting(trial, change, own), name: 'put the member back', open: true });
    }
    return findings;
  },
  mustCatch: ['self-promotion-allowed'],
} satisfies Requirement;
