import {
  compareUsers,
  type Finding,
  failure,
  type Requirement,
  type Subject,
  type Trial,
  type UserView,
} from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { refuseThrottled } from '../steps/refuse-throttled.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates to one value between two looks at everybody; who had that value before would not show a change to it. */
const updates = 6;
/** Values that are taken in turn. */
const mostValues = 3;
/** Other subjects that are looked at where there is no list. */
const watched = 4;

/** Looks at everybody, updates one subject a few times, and looks again. */
export default {
  id: 'accept.spares-bystanders',
  level: 'must',
  sentence: 'An update MUST NOT change anybody but the user that it addresses.',
  matters: 'giving one user a role gives or takes it from another',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }, { subjects: 2 }],
  requests: () => 12,
  early: true,
  async try(trial) {
    const findings: Finding[] = [];
    const setting = mainSetting(trial);
    await trial.withSubjects(Math.min(watched + 1, trial.target.subjects.length), async ([subject, ...others]) => {
      if (!subject) return;
      let accepted = 0;
      let before = await look(trial, others);
      for (const value of setting.values.slice(0, mostValues)) {
        for (let round = 0; round < updates; round += 1) {
          const body = bodySetting(trial, setting.change, value);
          const exchange = await trial.update(subject, { body, name: `update ${round + 1}` });
          refuseThrottled(trial, exchange);
          if (isAccepted(trial.contract, exchange)) accepted += 1;
        }
        const after = await look(trial, others);
        findings.push(...compareAll(trial, before, after, subject));
        if (findings.length > 0 || !trial.affords(updates + watched)) return;
        before = after;
      }
      if (accepted === 0) trial.block('no update was accepted');
    });
    return findings;
  },
  mustCatch: ['bystander-changed', 'bystander-changed-on-fifth-update'],
} satisfies Requirement;

/** Everybody by the list where there is one, else a few other subjects. */
async function look(trial: Trial, others: readonly Subject[]): Promise<ReadonlyMap<string, UserView>> {
  const listed = await trial.list();
  const views = listed ?? (await Promise.all(others.map((other) => trial.read(other))));
  return new Map(
    views.flatMap((view): readonly [string, UserView][] => (view?.id === undefined ? [] : [[view.id, view]])),
  );
}

function compareAll(
  trial: Trial,
  before: ReadonlyMap<string, UserView>,
  after: ReadonlyMap<string, UserView>,
  subject: Subject,
): readonly Finding[] {
  const gone = [...before].flatMap(([id, view]) => {
    const now = after.get(id);
    if (now && id !== subject.id)
      return compareUsers(view, now, trial.contract).map((finding) =>
        finding.kind === 'failure' ? { ...finding, code: 'bystander-changed' } : finding,
      );
    return now
      ? []
      : [
          failure({
            code: 'user-vanished',
            fact: 'a user is gone after an update of another',
            expected: id,
            received: 'no such user',
          }),
        ];
  });
  const invented = [...after.keys()].filter((id) => !before.has(id));
  return [
    ...gone,
    ...invented.map((id) =>
      failure({
        code: 'user-invented',
        fact: 'an update made a user that was not there',
        expected: 'no new user',
        received: id,
      }),
    ),
  ];
}
