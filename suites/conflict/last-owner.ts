import { type Finding, failure, type Requirement, shown, type Trial } from '../../harness/index.ts';
import { isSuccess } from '../steps/answered.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { demotion, hasLastOwnerRule, isOwner, type Ownership, ownership } from '../steps/owners.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting } from '../steps/settings.ts';

/** Demotes the only owner to every other role. */
export default {
  id: 'conflict.last-owner',
  level: 'must',
  sentence: 'Demoting the last owner of an organisation MUST be refused.',
  matters: 'an organisation that nobody can administer any more',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { fixture: 'lastOwner' }],
  destructive: true,
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const id =
      trial.target.fixtures.lastOwner ?? trial.block('the target names no last owner; add fixtures.lastOwner: <id>');
    const roles = ownership(trial);
    await requireLastOwner(trial, id, roles);
    // First the role that lets whoever is demoted put it back.
    const mildest = demotion(trial, id, roles);
    const values = [...roles.others].sort((one, other) => Number(other === mildest) - Number(one === mildest));
    for (const value of values) {
      const name = `last owner to ${shown(value)}`;
      const exchange = await trial.update(id, {
        body: bodySetting(trial, roles.change, value),
        name,
        cause: 'last-owner',
      });
      findings.push(...expectRefusal(trial, exchange, 'last-owner'));
      const after = await trial.read(id);
      if (after && !isOwner(after, roles)) {
        const words = {
          code: 'last-owner-lost',
          fact: 'the organisation has no owner any more',
          expected: shown(roles.owner),
          received: shown(after.values[roles.change.name]),
        };
        findings.push(failure(words, exchange));
      }
      if (isSuccess(exchange))
        await trial.update(id, {
          body: bodySetting(trial, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
    }
    return findings;
  },
  mustCatch: ['crash-on-last-owner', 'last-owner-lost', 'last-owner-refused-as-invalid'],
} satisfies Requirement;

/** Blocks unless the fixture is an owner, and the only one where everybody can be listed. Owners among the subjects are demoted first. */
async function requireLastOwner(trial: Trial, id: string, roles: Ownership): Promise<void> {
  const [other = null] = roles.others;
  const users = (await trial.list()) ?? [];
  for (const user of users) {
    if (user.id === undefined || user.id === id || !isOwner(user, roles)) continue;
    if (!trial.target.subjects.includes(user.id))
      trial.block(`${user.id} is an owner beside fixtures.lastOwner, and no subject`);
    await trial.update(user.id, { body: bodySetting(trial, roles.change, other), name: 'an owner less', open: true });
  }
  const view = await trial.read(id);
  if (view && !isOwner(view, roles)) trial.block('fixtures.lastOwner is no owner');
}
