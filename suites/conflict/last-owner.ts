import { type Finding, failure, isSuccess, type Requirement, shown } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import {
  demotions,
  hasLastOwnerRule,
  isOwner,
  lastOwnerOf,
  ownership,
  putOwnerBack,
  requireLastOwner,
} from '../steps/owners.ts';
import { bodySetting } from '../steps/settings.ts';

/** Demotes the only owner to every other role. */
export default {
  kind: 'try',
  id: 'conflict.last-owner',
  level: 'must',
  severity: 'permissions',
  sentence: 'Demoting the last owner of an organization MUST be refused.',
  matters: 'an organization that nobody can administer any more',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { fixture: 'lastOwner' }],
  *scenarios(plan) {
    const id = lastOwnerOf(plan);
    const roles = ownership(plan);
    yield {
      name: 'to every other role',
      purpose: 'last-owner',
      rank: 'deciding',
      testUsers: 0,
      destructive: true,
      // A list, three reads, and each demotion with a read after it; owners among the test users are demoted first.
      cost: 4 + 2 * roles.others.length + plan.target.testUsers.length,
      async run(steps) {
        await requireLastOwner(steps, id, roles);
        const findings: Finding[] = [];
        for (const value of await demotions(steps, id, roles)) {
          const body = bodySetting(steps, roles.change, value);
          const name = `last owner to ${shown(value)}`;
          const exchange = await steps.update(id, { body, name, refusal: 'last-owner' });
          findings.push(...expectRefusal(steps, exchange, 'last-owner'));
          const after = await steps.read(id);
          if (after && !isOwner(after, roles)) {
            const fact = 'the organization has no owner any more';
            const received = shown(after.values[roles.change.name]);
            findings.push(failure({ code: 'last-owner-lost', fact, expected: shown(roles.owner), received }, exchange));
          }
          if (isSuccess(exchange)) await putOwnerBack(steps, id, roles);
        }
        return findings;
      },
    };
  },
} satisfies Requirement;
