import {
  type Finding,
  failure,
  isSuccess,
  type Json,
  note,
  type Requirement,
  type Steps,
  shown,
  statusOf,
  type TestUser,
} from '../../harness/suite.ts';
import {
  demotions,
  hasLastOwnerRule,
  isOwner,
  lastOwnerOf,
  type Ownership,
  ownership,
  putOwnerBack,
  requireLastOwner,
} from '../steps/owners.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting } from '../steps/settings.ts';

/** Races that are run: a fault that shows in one race of four is seen with a probability of 96 %. */
const tries = 12;
/** Requests of one race: who is owner and who the admin, a second owner, both demotions, two reads, both restored. */
const perRound = 11;

/** Makes a second owner, demotes both at once, and counts who is left. */
export default {
  kind: 'try',
  id: 'conflict.last-owner-race',
  level: 'must',
  severity: 'permissions',
  sentence: 'Two owners who are demoted at once MUST leave one owner.',
  matters: 'two administrators who tidy up at the same time lock everybody out',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { allow: 'race' }, { fixture: 'lastOwner' }],
  *scenarios(plan) {
    const id = lastOwnerOf(plan);
    const roles = ownership(plan);
    for (let round = 1; round <= tries; round += 1) {
      yield {
        name: `race ${round}`,
        purpose: 'last-owner',
        rank: ranked(round - 1),
        destructive: true,
        cost: perRound,
        async run(steps, [testUser]) {
          await requireLastOwner(steps, id, roles);
          const [weaker] = await demotions(steps, id, roles);
          const found = await race(steps, [id, testUser], roles, weaker);
          await putOwnerBack(steps, id, roles);
          await steps.update(testUser, {
            body: bodySetting(steps, roles.change, weaker),
            name: 'an owner less',
            open: true,
          });
          return [found];
        },
      };
    }
  },
} satisfies Requirement;

async function race(
  steps: Steps,
  [id, testUser]: readonly [string, TestUser],
  roles: Ownership,
  weaker: Json,
): Promise<Finding> {
  const owner = bodySetting(steps, roles.change, roles.owner);
  const raised = await steps.update(testUser, { body: owner, name: 'second owner', open: true });
  if (!isSuccess(raised)) steps.block(`a second owner cannot be made: status ${statusOf(raised)}`);
  const body = bodySetting(steps, roles.change, weaker);
  const responses = await Promise.all(
    [id, testUser].map((who) => steps.update(who, { body, name: 'demoted at once', open: true })),
  );
  const [one, other] = [await steps.read(id), await steps.read(testUser)];
  const seen = one !== undefined && other !== undefined;
  const lost = seen ? !isOwner(one, roles) && !isOwner(other, roles) : responses.every(isSuccess);
  const words = { expected: 'one owner left' };
  if (!lost) return note({ ...words, code: 'not-seen', fact: 'not seen in a race', received: 'one owner left' });
  const received = seen
    ? `${shown(one.values[roles.change.name])} and ${shown(other.values[roles.change.name])}`
    : 'both demotions accepted';
  return failure({ ...words, code: 'last-owner-lost', fact: 'a race leaves no owner', received }, responses[0]);
}
