import {
  type Finding,
  failure,
  type Json,
  type Requirement,
  type Subject,
  sameItems,
  shown,
  showsValue,
  type Trial,
  type UserView,
} from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { refuseThrottled } from '../steps/refuse-throttled.ts';
import { bodySetting, mainSetting, type Setting } from '../steps/settings.ts';

/** Updates of the first subject, one after another: some faults show only after a few. */
const rounds = 7;
/** Updates of each further subject: some faults show only with some users, or once in a while. */
const furtherRounds = 3;

/** Requests of one round: an update, and a read of either kind. */
const perRound = 3;

/** Changes subjects again and again and reads them back by every read that there is. Ends at the first failure. */
export default {
  id: 'accept.persists',
  level: 'must',
  sentence: 'After a successful update every read MUST show what the update set.',
  matters: 'a role that was confirmed is not in force',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  requests: () => 16,
  async try(trial) {
    const findings: Finding[] = [];
    const setting = mainSetting(trial);
    const tried = new Set<string>();
    let accepted = 0;
    const turns = Array.from({ length: trial.target.subjects.length }, (_none, index) => index);
    await trial.forEachSubject(turns, async (_turn, subject) => {
      const count = tried.size === 0 ? rounds : furtherRounds;
      tried.add(subject.id);
      for (let round = 0; round < count && findings.length === 0; round += 1) {
        if (round > 1 && !trial.affords(perRound)) return;
        // Later subjects begin with another value, so that who has the first already is changed too.
        const value = setting.values[(round + tried.size - 1) % setting.values.length] ?? null;
        const found = await setAndRead(trial, subject, setting, value, `update ${round + 1}`);
        if (found) accepted += 1;
        findings.push(...(found ?? []));
      }
    });
    if (accepted === 0) trial.block('no update was accepted');
    return findings;
  },
  mustCatch: [
    'not-stored-after-five-updates',
    'not-stored-for-other-scripts',
    'not-stored-once-in-25',
    'nothing-stored',
    'role-not-stored',
    'stale-list',
    'stale-read',
    'stored-for-somebody-else',
    'user-vanishes',
  ],
} satisfies Requirement;

/** What the reads show against what was set; `undefined` when the update was not accepted. */
async function setAndRead(
  trial: Trial,
  subject: Subject,
  { change }: Setting,
  value: Json,
  name: string,
): Promise<readonly Finding[] | undefined> {
  const exchange = await trial.update(subject, { body: bodySetting(trial, change, value), name });
  refuseThrottled(trial, exchange);
  if (!isAccepted(trial.contract, exchange)) return undefined;
  const answered = trial.userOf(exchange);
  const findings: Finding[] = [];
  for (const by of ['one', 'list'] as const) {
    if (!trial.contract.reads[by]) continue;
    const view = await trial.read(subject, by);
    if (!view) {
      const fact = `the read (${by}) does not show the user after an update`;
      findings.push(failure({ code: 'user-vanished', fact, expected: 'the user', received: 'no such user' }, exchange));
      continue;
    }
    const stored = view.values[change.name];
    if (stored === undefined) continue;
    if (!showsValue(change, value, stored)) {
      const onlyList = by === 'list' && trial.contract.reads.one !== undefined;
      const code = onlyList ? 'list-shows-old' : 'change-not-stored';
      const fact = `the read (${by}) shows another ${change.name} than was set`;
      findings.push(failure({ code, fact, expected: shown(value), received: shown(stored) }, view.exchange));
    }
    findings.push(...compareAnswer(trial, answered, view));
  }
  return findings;
}

/** Changed fields as the answer shows them, against the read right after it. */
function compareAnswer(trial: Trial, answered: UserView | undefined, view: UserView): readonly Finding[] {
  return trial.contract.profile.changes.flatMap((change) => {
    const [told, stored] = [answered?.values[change.name], view.values[change.name]];
    if (told === undefined || told === null || stored === undefined || sameItems(told, stored)) return [];
    if (showsValue(change, told, stored)) return [];
    const fact = `the answer shows another ${change.name} than the read after it`;
    const words = { code: 'answer-disagrees', fact, expected: shown(stored), received: shown(told) };
    return [failure(words, answered?.exchange)];
  });
}
