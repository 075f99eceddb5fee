import type { OldRequirement } from '../../harness/suite.ts';
import { compareUsers, type Finding, failure, isRefused } from '../../harness/suite.ts';
import { demotions, hasLastOwnerRule, ownership } from '../steps/owners.ts';
import { bodySetting } from '../steps/settings.ts';

/** Demotes the last owner and reads everybody before and after. */
export default {
  id: 'conflict.leaves-state',
  level: 'must',
  severity: 'state',
  sentence: 'An update that is refused for the last owner MUST leave everybody as they were.',
  matters: 'the refusal comes after the damage',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { fixture: 'lastOwner' }, { read: 'any' }],
  destructive: true,
  async try(context) {
    const findings: Finding[] = [];
    const id =
      context.target.fixtures.lastOwner ??
      context.block('the target names no last owner; add fixtures.lastOwner: <id>');
    const roles = ownership(context);
    let refused = 0;
    for (const value of await demotions(context, id, roles)) {
      const before = await context.read(id);
      const exchange = await context.update(id, {
        body: bodySetting(context, roles.change, value),
        name: `last owner to ${JSON.stringify(value)}`,
        refusal: 'last-owner',
      });
      const after = await context.read(id);
      if (!isRefused(exchange)) {
        await context.update(id, {
          body: bodySetting(context, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
        continue;
      }
      refused += 1;
      if (!before || !after) continue;
      for (const { kind, expected, received, at } of compareUsers(before, after, context.contract)) {
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
        await context.update(id, {
          body: bodySetting(context, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
    }
    if (refused === 0) context.block('no demotion of the last owner was refused; see conflict.last-owner');
    return findings;
  },
  mustCatch: ['last-owner-refused-but-applied'],
} satisfies OldRequirement;
