import type { Requirement } from '../../harness/index.ts';
import { compareUsers, type Finding, failure } from '../../harness/index.ts';
import { isRefused } from '../steps/answered.ts';
import { hasLastOwnerRule, ownership } from '../steps/owners.ts';
import { bodySetting } from '../steps/settings.ts';

/** Demotes the last owner and reads everybody before and after. */
export default {
  id: 'conflict.leaves-state',
  level: 'must',
  sentence: 'An update that is refused for the last owner MUST leave everybody as they were.',
  matters: 'the refusal comes after the damage',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { fixture: 'lastOwner' }, { read: 'any' }],
  destructive: true,
  async try(trial) {
    const findings: Finding[] = [];
    const id =
      trial.target.fixtures.lastOwner ?? trial.block('the target names no last owner; add fixtures.lastOwner: <id>');
    const roles = ownership(trial);
    let refused = 0;
    for (const value of roles.others) {
      const before = await trial.read(id);
      const exchange = await trial.update(id, {
        body: bodySetting(trial, roles.change, value),
        name: `last owner to ${JSON.stringify(value)}`,
        cause: 'last-owner',
      });
      const after = await trial.read(id);
      if (!isRefused(exchange)) {
        await trial.update(id, {
          body: bodySetting(trial, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
        continue;
      }
      refused += 1;
      if (!before || !after) continue;
      for (const { kind, expected, received, at } of compareUsers(before, after, trial.contract)) {
        if (kind !== 'failure') continue;
        findings.push(
          failure(
            {
              code: 'refused-but-applied',
              fact: `the refused demotion changed ${at ?? 'the owner'}`,
              expected,
              received,
              ...(at === undefined ? {} : { at }),
            },
            exchange,
          ),
        );
      }
      if (findings.length > 0)
        await trial.update(id, {
          body: bodySetting(trial, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
    }
    if (refused === 0) trial.block('no demotion of the last owner was refused; see conflict.last-owner');
    return findings;
  },
  mustCatch: ['last-owner-refused-but-applied'],
} satisfies Requirement;
