import {
  compareUsers,
  type Exchange,
  type Finding,
  failure,
  isRefused,
  type Requirement,
  type Steps,
  shown,
  type UserView,
} from '../../harness/suite.ts';
import { demotions, hasLastOwnerRule, lastOwnerOf, ownership, putOwnerBack } from '../steps/owners.ts';
import { bodySetting } from '../steps/settings.ts';

/** Demotes the last owner and reads everybody before and after. */
export default {
  kind: 'try',
  id: 'conflict.leaves-state',
  level: 'must',
  severity: 'state',
  sentence: 'An update that is refused for the last owner MUST leave everybody as they were.',
  matters: 'the refusal comes after the damage',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { fixture: 'lastOwner' }, { read: 'any' }],
  *scenarios(plan) {
    const id = lastOwnerOf(plan);
    const roles = ownership(plan);
    yield {
      name: 'to every other role',
      purpose: 'last-owner',
      rank: 'deciding',
      testUsers: 0,
      destructive: true,
      cost: 2 + 3 * roles.others.length,
      async run(steps) {
        const findings: Finding[] = [];
        let refused = 0;
        for (const value of await demotions(steps, id, roles)) {
          const before = await steps.read(id);
          const body = bodySetting(steps, roles.change, value);
          const name = `last owner to ${shown(value)}`;
          const exchange = await steps.update(id, { body, name, refusal: 'last-owner' });
          const after = await steps.read(id);
          if (isRefused(exchange)) refused += 1;
          const found = isRefused(exchange) && before && after ? changed(steps, before, after, exchange) : [];
          findings.push(...found);
          if (!isRefused(exchange) || found.length > 0) await putOwnerBack(steps, id, roles);
        }
        if (refused === 0) steps.block('no demotion of the last owner was refused; see conflict.last-owner');
        return findings;
      },
    };
  },
} satisfies Requirement;

function changed({ contract }: Steps, before: UserView, after: UserView, exchange: Exchange): readonly Finding[] {
  return compareUsers(before, after, contract).flatMap(({ kind, expected, received, at }) => {
    if (kind !== 'failure') return [];
    const fact = `the refused demotion changed ${at ?? 'the owner'}`;
    const words = { code: 'refused-but-applied', fact, expected, received };
    return [failure({ ...words, ...(at === undefined ? {} : { at }) }, exchange)];
  });
}
