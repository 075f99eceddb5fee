import {
  type Finding,
  failure,
  type Json,
  note,
  type Requirement,
  type Subject,
  shown,
  type Trial,
} from '../../harness/index.ts';
import { isSuccess, statusOf } from '../steps/answered.ts';
import { demotion, hasLastOwnerRule, isOwner, type Ownership, ownership } from '../steps/owners.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting } from '../steps/settings.ts';

/** Races that are run: a fault that shows in one race of four is seen with a probability of 96 %. */
const tries = 12;
/** Requests of one race: a second owner, both demotions, two reads, the owner put back. */
const perRound = 6;

/** Makes a second owner, demotes both at once, and counts who is left. */
export default {
  id: 'conflict.last-owner-race',
  level: 'must',
  sentence: 'Two owners who are demoted at once MUST leave one owner.',
  matters: 'two administrators who tidy up at the same time lock everybody out',
  appliesTo: hasLastOwnerRule,
  needs: [{ allow: 'last-owner' }, { allow: 'race' }, { fixture: 'lastOwner' }],
  requests: () => 2 * perRound,
  destructive: true,
  async try(trial) {
    await requireSuccess(trial);
    const id =
      trial.target.fixtures.lastOwner ?? trial.block('the target names no last owner; add fixtures.lastOwner: <id>');
    const roles = ownership(trial);
    const weaker =
      demotion(trial, id, roles) ??
      trial.block('the last owner is callers.admin, who could put nothing back once demoted; add another admin');
    return trial.withSubjects(1, async ([subject]): Promise<readonly Finding[]> => {
      if (!subject) return [];
      let races = 0;
      for (let round = 1; round <= tries && (round === 1 || trial.affords(perRound)); round += 1) {
        races = round;
        const lost = await race(trial, [id, subject], roles, weaker, round);
        await trial.update(id, {
          body: bodySetting(trial, roles.change, roles.owner),
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
} satisfies Requirement;

async function race(
  trial: Trial,
  [id, subject]: readonly [string, Subject],
  roles: Ownership,
  weaker: Json,
  round: number,
): Promise<Finding | undefined> {
  const raised = await trial.update(subject, {
    body: bodySetting(trial, roles.change, roles.owner),
    name: `second owner ${round}`,
    open: true,
  });
  if (!isSuccess(raised)) trial.block(`a second owner cannot be made: status ${statusOf(raised)}`);
  const body = bodySetting(trial, roles.change, weaker);
  const answers = await Promise.all(
    [id, subject].map((who) => trial.update(who, { body, name: `race ${round}`, open: true })),
  );
  const [one, other] = [await trial.read(id), await trial.read(subject)];
  const seen = one !== undefined && other !== undefined;
  const lost = seen ? !isOwner(one, roles) && !isOwner(other, roles) : answers.every(isSuccess);
  if (!lost) return undefined;
  const got = seen
    ? `${shown(one.values[roles.change.name])} and ${shown(other.values[roles.change.name])}`
    : 'both demotions accepted';
  return failure(
    { code: 'last-owner-lost', fact: `race ${round} leaves no owner`, expected: 'one owner left', received: got },
    answers[0],
  );
}
