import {
  type Finding,
  failure,
  type Requirement,
  sameItems,
  shown,
  showsValue,
  type Trial,
  type UserView,
} from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { refuseThrottled } from '../steps/refuse-throttled.ts';
import { bodySetting, mainSetting, type Setting } from '../steps/settings.ts';

/** Updates of one subject, one after another: some faults show only after a few. */
const rounds = 7;

/** Changes one subject again and again and reads it back by every read that there is. */
export default {
  id: 'accept.persists',
  level: 'must',
  sentence: 'After a successful update every read MUST show what the update set.',
  matters: 'a role that was confirmed is not in force',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  async try(trial) {
    const findings: Finding[] = [];
    const setting = mainSetting(trial);
    let accepted = 0;
    await trial.withSubjects(1, async ([subject]) => {
      if (!subject) return;
      for (let round = 0; round < rounds; round += 1) {
        const value = setting.values[round % setting.values.length] ?? null;
        const exchange = await trial.update(subject, {
          body: bodySetting(trial, setting.change, value),
          name: `update ${round + 1}`,
        });
        refuseThrottled(trial, exchange);
        if (!isAccepted(trial.contract, exchange)) continue;
        accepted += 1;
        const answered = trial.userOf(exchange);
        for (const by of ['one', 'list'] as const) {
          if (!trial.contract.reads[by]) continue;
          const view = await trial.read(subject, by);
          findings.push(...compare(trial, setting, value, view, by), ...compareAnswer(trial, answered, view));
        }
      }
    });
    if (accepted === 0) trial.block('no update was accepted');
    return findings;
  },
  mustCatch: [],
} satisfies Requirement;

const codes = { one: 'change-not-stored', list: 'list-shows-old' } as const;

function compare(
  trial: Trial,
  { change }: Setting,
  value: unknown,
  view: UserView | undefined,
  by: 'one' | 'list',
): readonly Finding[] {
  const written = value as UserView['values'][string];
  if (!view)
    return [
      failure({
        code: 'user-vanished',
        fact: `the read (${by}) does not show the user after an update`,
        expected: 'the user',
        received: 'no such user',
      }),
    ];
  const stored = view.values[change.name];
  if (stored === undefined || showsValue(change, written, stored)) return [];
  const onlyList = by === 'list' && trial.contract.reads.one !== undefined;
  const fact = `the read (${by}) shows another ${change.name} than was set`;
  return [
    failure(
      { code: onlyList ? codes.list : codes.one, fact, expected: shown(written), received: shown(stored) },
      view.exchange,
    ),
  ];
}

/** Id, e-mail address and changed fields as the answer shows them, against the read right after it. */
function compareAnswer(trial: Trial, answered: UserView | undefined, view: UserView | undefined): readonly Finding[] {
  if (!answered || !view) return [];
  return trial.contract.profile.changes.flatMap((change) => {
    const [told, stored] = [answered.values[change.name], view.values[change.name]];
    if (
      told === undefined ||
      stored === undefined ||
      told === null ||
      sameItems(told, stored) ||
      showsValue(change, told, stored)
    )
      return [];
    const fact = `the answer shows another ${change.name} than the read after it`;
    return [
      failure({ code: 'answer-disagrees', fact, expected: shown(stored), received: shown(told) }, answered.exchange),
    ];
  });
}
