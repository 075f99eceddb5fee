import {
  failure,
  isAccepted,
  isSuccess,
  type Json,
  type Requirement,
  received,
  showsValue,
} from '../../harness/suite.ts';
import { bodySetting, mainSetting, settings } from '../steps/settings.ts';

/** Gives the weak caller a role with power, lets it use it, takes the role away, and lets it try again. */
export default {
  kind: 'try',
  id: 'access.demotion-takes-effect',
  severity: 'permissions',
  level: 'must',
  sentence: 'The credentials of a caller whose role was taken away MUST NOT have its power any more.',
  source: 'OWASP API Security Top 10 2023, API5 (broken function level authorization); NIST SP 800-53 AC-2',
  matters: 'whoever was put down goes on giving roles until its session ends',
  appliesTo: ({ profile }) => {
    if (profile.permissions.takesEffect === 'later') return 'a role takes effect with the next credentials';
    if (profile.fields.some(({ kind, adds }) => kind === 'role' && adds)) return 'an assignment takes no role away';
    return profile.fields.some(({ kind }) => kind === 'role') || 'the operation changes no role';
  },
  needs: [{ caller: 'member' }, { allow: 'callers' }, { read: 'any' }],
  *scenarios(plan) {
    const id = plan.target.callers.member?.userId;
    if (id === undefined) return plan.block('the user of callers.member is not known', 'callers.member.userId: <id>');
    const setting = settings(plan).find(({ change }) => change.kind === 'role');
    const strong = setting?.values.find((value) => hasPower(plan, value));
    if (!setting || strong === undefined) return plan.skip('no role that may be given may update');
    const { change } = setting;
    yield {
      name: 'up and down again',
      purpose: 'insufficient-role',
      rank: 'deciding',
      destructive: true,
      cost: 8,
      async run(steps, [testUser]) {
        const stood = (await steps.read(id))?.values[change.name];
        if (stood === undefined) return steps.block('the role of callers.member cannot be read');
        // As it is written: reads may print an id in other letters.
        const own = setting.values.find((value) => showsValue(change, value, stood)) ?? stood;
        const main = mainSetting(plan);
        const use = (value: Json | undefined, name: string, refusal?: 'insufficient-role') =>
          steps.update(testUser, {
            body: bodySetting(plan, main.change, value ?? null),
            caller: 'member',
            name,
            ...(refusal ? { refusal } : {}),
          });
        if (isSuccess(await use(main.values[1], 'by the caller without power', 'insufficient-role')))
          return steps.block('callers.member may update without power; see access.insufficient-role');
        const give = (value: Json, name: string) => steps.update(id, { body: bodySetting(plan, change, value), name });
        if (!isAccepted(plan.contract, await give(strong, 'the weak caller is given power')))
          return steps.block('callers.member cannot be given a role that may update');
        const used = await use(main.values[0], 'by the caller with power');
        const demoted = await give(own, 'the power is taken away');
        const again = await use(main.values[1], 'by the caller whose power was taken away', 'insufficient-role');
        const held = (await steps.read(id))?.values[change.name];
        if (!showsValue(change, stood, held)) await give(own, 'the power is taken away again');
        if (!isAccepted(plan.contract, demoted))
          return steps.block('the role of callers.member cannot be taken away again');
        if (!isAccepted(plan.contract, used)) return steps.skip('credentials do not gain power while they last');
        if (!isSuccess(again)) return [];
        if (held !== undefined && !showsValue(change, stood, held))
          return steps.block('the state that was arranged is not what is read; see accept.persists');
        const fact = 'a caller whose role was taken away updates users as before';
        return [
          failure({ code: 'demoted-caller-accepted', fact, expected: 'a refusal', received: received(again) }, again),
        ];
      },
    };
  },
} satisfies Requirement;

function hasPower({ contract }: Parameters<typeof settings>[0], value: Json): boolean {
  const held = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return contract.profile.permissions.roles.some((role) => role.mayUpdate && !role.owner && held.includes(role.value));
}
