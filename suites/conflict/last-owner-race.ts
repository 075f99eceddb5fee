import {
  type Finding,
  failure,
  isSuccess,
  type Json,
  note,
  type OldRequirement,
  type RequirementContext,
  shown,
  statusOf,
  type TestUser,
} from '../../harness/suite.ts';
import { demotions, hasLastOwnerRule, isOwner, type Ownership, ownership } from '../steps/owners.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting } from '../steps/settings.ts';

/** Races that are run: a fault that shows in one race of four is seen with a probability of 96 %. */
const tries = 12;
/** Requests of one race: a second owner, both demotions, two reads, the owner restored. */
const perRound = 6;

/** Makes a second owner, demotes both at once, and counts who is left. */
export default {
  id: 'conflict.last-owner-race',
  level: 'must',
  severity: 'permissions',
  sentence: 'Two owners who are demoted at once MUST leave one owner.',
  matters: 'two administrators who tidy up at the same time lock everybody out',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { allow: 'race' }, { fixture: 'lastOwner' }],
  requests: () => 2 * perRound,
  destructive: true,
  async try(context) {
    await requireSuccess(context);
    const id =
      context.target.fixtures.lastOwner ??
      context.block('the target names no last owner; add fixtures.lastOwner: <id>');
    const roles = ownership(context);
    const [weaker] = await demotions(context, id, roles);
    return context.withTestUsers(1, async ([testUser]): Promise<readonly Finding[]> => {
      if (!testUser) return [];
      let races = 0;
      for (let round = 1; round <= tries && (round === 1 || context.affords(perRound)); round += 1) {
        races = round;
        const lost = await race(context, [id, testUser], roles, weaker, round);
        await context.update(id, {
          body: bodySetting(context, roles.change, roles.owner),
          name: 'put the owner back',
          open: true,
        });
        if (lost) return [lost];
      }
      return [
        note({
          code: 'not-seen',
          fact: `not seen in ${races} races`,
          expected: 'one owner left',
          received: 'one owner left, each time',
        }),
      ];
    });
  },
  mustCatch: ['last-owners-race'],
} satisfies OldRequirement;

async function race(
  context: RequirementContext,
  [id, testUser]: readonly [string, TestUser],
  roles: Ownership,
  weaker: Json,
  round: number,
): Promise<Finding | undefined> {
  const raised = await context.update(testUser, {
    body: bodySetting(context, roles.change, roles.owner),
    name: `second owner ${round}`,
    open: true,
  });
  if (!isSuccess(raised)) context.block(`a second owner cannot be made: status ${statusOf(raised)}`);
  const body = bodySetting(context, roles.change, weaker);
  const responses = await Promise.all(
    [id, testUser].map((who) => context.update(who, { body, name: `race ${round}`, open: true })),
  );
  const [one, other] = [await context.read(id), await context.read(testUser)];
  const seen = one !== undefined && other !== undefined;
  const lost = seen ? !isOwner(one, roles) && !isOwner(other, roles) : responses.every(isSuccess);
  if (!lost) return undefined;
  const got = seen
    ? `${shown(one.values[roles.change.name])} and ${shown(other.values[roles.change.name])}`
    : 'both demotions accepted';
  return failure(
    { code: 'last-owner-lost', fact: `race ${round} leaves no owner`, expected: 'one owner left', received: got },
    responses[0],
  );
}
