import {
  compareUsers,
  type Finding,
  failure,
  isTimeLike,
  type Json,
  type Requirement,
  type Subject,
  sameItems,
  type Trial,
  type UserView,
  valueAt,
} from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { refuseThrottled } from '../steps/refuse-throttled.ts';
import { bodySetting, mainSetting, otherValue, type Setting, settings } from '../steps/settings.ts';

/** Most subjects that are updated: some fields only some users have. */
const most = 8;

/**
 * Reads, changes one field, reads again, and compares every other field. A field that the document does not declare may
 * follow from the change: then it comes back when the change is undone.
 */
export default {
  id: 'accept.touches-nothing-else',
  level: 'must',
  sentence: 'An update MUST change nothing of the user but what it names.',
  matters: 'changing a role quietly damages the rest of the profile',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  requests: () => 12,
  early: true,
  async try(trial) {
    const findings: Finding[] = [];
    const setting = mainSetting(trial);
    let accepted = 0;
    const count = Math.min(most, trial.target.subjects.length);
    // Twice round, so that each subject takes two different values.
    const rounds = Array.from({ length: 2 * count }, (_none, index) => index);
    await trial.forEachSubject(rounds, async (index, subject) => {
      const before = await trial.read(subject);
      if (!before) return;
      const value =
        index < setting.values.length
          ? (setting.values[index] ?? null)
          : otherValue(setting, before.values[setting.change.name]);
      const exchange = await trial.update(subject, {
        body: bodySetting(trial, setting.change, value),
        name: `set ${setting.change.name}`,
      });
      refuseThrottled(trial, exchange);
      if (!isAccepted(trial.contract, exchange)) return;
      accepted += 1;
      const after = await trial.read(subject);
      if (!after) return;
      const found = compareUsers(before, after, trial.contract, { [setting.change.name]: undefined });
      if (found.length === 0) findings.push(...damagedSince(trial, subject, after));
      const doubtful = found.filter(
        ({ code, at }) =>
          code === 'undeclared-field-changed' &&
          !isTimeLike(at ?? '', valueAt(before.whole, at ?? ''), valueAt(after.whole, at ?? '')),
      );
      findings.push(...found.filter((finding) => !doubtful.includes(finding)));
      if (doubtful.length > 0)
        findings.push(
          ...(await undo(trial, subject, setting, before.values[setting.change.name], before.whole, doubtful)),
        );
    });
    if (accepted === 0) trial.block('no update was accepted');
    return findings;
  },
  mustCatch: ['name-mangled', 'optional-field-dropped', 'profile-changed', 'profile-changed-for-one-value'],
} satisfies Requirement;

/**
 * What differs from the user as it was before the run's first update: a second update may damage nothing more. Only
 * where no other field may vary, since some fields follow from others.
 */
function damagedSince(trial: Trial, { before }: Subject, after: UserView): readonly Finding[] {
  const varied = settings(trial).map(({ change }) => change);
  if (!before || varied.some(({ kind, user }) => kind === 'profile' && user !== undefined)) return [];
  const roles = varied.map(({ name }) => [name, undefined] as const);
  return compareUsers(before, after, trial.contract, Object.fromEntries(roles)).filter(
    ({ kind }) => kind === 'failure',
  );
}

/** What an undeclared field does when the change is undone decides what it is. */
async function undo(
  trial: Trial,
  subject: Subject,
  { change }: Setting,
  value: Json | undefined,
  whole: Json,
  doubtful: readonly Finding[],
): Promise<readonly Finding[]> {
  if (value === undefined || value === null) return doubtful;
  const exchange = await trial.update(subject, {
    body: bodySetting(trial, change, value),
    name: `put ${change.name} back`,
  });
  const again = isAccepted(trial.contract, exchange) ? await trial.read(subject) : undefined;
  if (!again) return doubtful;
  return doubtful.map((finding) => {
    const pointer = finding.at ?? '';
    if (sameItems(valueAt(whole, pointer), valueAt(again.whole, pointer))) return finding;
    const { expected, received } = finding;
    return failure(
      {
        code: 'field-changed',
        fact: `${pointer}, which is not declared, changed and did not come back`,
        expected,
        received,
        at: pointer,
      },
      again.exchange,
    );
  });
}
