import { type Finding, failure, isAccepted, type Json, type Requirement, shown } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { hasLastOwnerRule, isAdmin, isOwner, lastOwnerOf, ownership, requireLastOwner } from '../steps/owners.ts';
import { bodySetting } from '../steps/settings.ts';

/** Makes the weak caller the only owner, who then takes that role from itself; everybody is as before at the end. */
export default {
  kind: 'try',
  id: 'conflict.last-owner-itself',
  level: 'must',
  severity: 'permissions',
  sentence: 'The last owner MUST NOT be able to take that role from itself.',
  matters: 'one slip of the only owner, and nobody can administer the organization any more',
  appliesTo: hasLastOwnerRule,
  needs: [
    { allow: 'last-owner' },
    { allow: 'callers' },
    { fixture: 'lastOwner' },
    { caller: 'member' },
    { read: 'any' },
  ],
  *scenarios(plan) {
    const id = lastOwnerOf(plan);
    const member =
      plan.target.callers.member?.userId ??
      plan.block('the user of callers.member is not known', 'callers.member.userId: <id>');
    // Once nobody is an owner, only somebody whose power is another one can put the owners back.
    if (plan.target.kind === 'live' && plan.target.callers.admin?.userId === undefined)
      plan.block('the user of callers.admin, who puts the owners back, is not known', 'callers.admin.userId: <id>');
    const roles = ownership(plan);
    const [less = null] = roles.others;
    yield {
      name: 'the only owner, to every other role',
      purpose: 'last-owner',
      rank: 'deciding',
      testUsers: 0,
      destructive: true,
      cost: 9 + 2 * roles.others.length + plan.target.testUsers.length,
      async run(steps) {
        if (await isAdmin(steps, id))
          steps.block('the last owner is callers.admin, who could put nothing back once demoted', 'another admin');
        await requireLastOwner(steps, id, roles);
        const stood = (await steps.read(member))?.values[roles.change.name];
        if (stood === undefined || member === id) return steps.block('the role of callers.member cannot be read');
        const set = (user: string, value: Json, name: string) =>
          steps.update(user, { body: bodySetting(steps, roles.change, value), name, open: true });
        const findings: Finding[] = [];
        try {
          const made = await set(member, roles.owner, 'the weak caller becomes an owner');
          if (!isAccepted(plan.contract, made)) return steps.block('callers.member cannot be made an owner');
          const left = await set(id, less, 'the other owner leaves');
          if (!isAccepted(plan.contract, left)) return steps.block('of two owners none can be demoted');
          // What is read late, or never, would look like the owner's loss.
          if (!isOwner(await steps.read(member), roles))
            return steps.block('the state that was arranged is not what is read; see accept.persists');
          for (const value of roles.others) {
            const body = bodySetting(steps, roles.change, value);
            const name = `of itself by the last owner, to ${shown(value)}`;
            const exchange = await steps.update(member, { body, caller: 'member', name, refusal: 'last-owner' });
            // Nobody may update itself, in many places.
            findings.push(...expectRefusal(steps, exchange, 'last-owner', 'self-promotion'));
            const after = await steps.read(member);
            if (!after || isOwner(after, roles)) continue;
            const received = shown(after.values[roles.change.name]);
            const fact = 'the organization has no owner any more';
            findings.push(failure({ code: 'last-owner-lost', fact, expected: shown(roles.owner), received }, exchange));
            break;
          }
        } finally {
          await set(id, roles.owner, 'put the owner back');
          await set(member, stood, 'put the weak caller back');
        }
        return findings;
      },
    };
  },
} satisfies Requirement;
