import {
  type Finding,
  failure,
  isSuccess,
  type OldRequirement,
  type RequirementContext,
  shown,
} from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { demotions, hasLastOwnerRule, isOwner, type Ownership, ownership } from '../steps/owners.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting } from '../steps/settings.ts';

/** Demotes the only owner to every other role. */
export default {
  id: 'conflict.last-owner',
  level: 'must',
  severity: 'permissions',
  sentence: 'Demoting the last owner of an organization MUST be refused.',
  matters: 'an organization that nobody can administer any more',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { fixture: 'lastOwner' }],
  destructive: true,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const id =
      context.target.fixtures.lastOwner ??
      context.block('the target names no last owner; add fixtures.lastOwner: <id>');
    const roles = ownership(context);
    await requireLastOwner(context, id, roles);
    for (const value of await demotions(context, id, roles)) {
      const name = `last owner to ${shown(value)}`;
      const exchange = await context.update(id, {
        body: bodySetting(context, roles.change, value),
        name,
        refusal: 'last-owner',
      });
      findings.push(...expectRefusal(context, exchange, 'last-owner'));
      const after = await context.read(id);
      if (after && !isOwner(after, roles)) {
        const words = {
          code: 'last-owner-lost',
          fact: 'the organization has no owner any more',
          expected: shown(roles.owner),
          received: shown(after.values[roles.change.name]),
        };
        findings.push(failure(words, exchange));
      }
      if (isSuccess(exchange))
        await context.update(id, {
          body: bodySetting(context, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
    }
    return findings;
  },
  mustCatch: ['crash-on-last-owner', 'last-owner-lost', 'last-owner-refused-as-invalid'],
} satisfies OldRequirement;

/** Blocks unless the fixture is an owner, and the only one where everybody can be listed. Owners among the test users are demoted first. */
async function requireLastOwner(context: RequirementContext, id: string, roles: Ownership): Promise<void> {
  const [other = null] = roles.others;
  const users = (await context.list()) ?? [];
  for (const user of users) {
    if (user.id === undefined || user.id === id || !isOwner(user, roles)) continue;
    if (!context.target.testUsers.includes(user.id))
      context.block(`${user.id} is an owner beside fixtures.lastOwner, and no test user`);
    await context.update(user.id, {
      body: bodySetting(context, roles.change, other),
      name: 'an owner less',
      open: true,
    });
  }
  const view = await context.read(id);
  if (view && !isOwner(view, roles)) context.block('fixtures.lastOwner is no owner');
}
