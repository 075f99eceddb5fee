import {
  compareUsers,
  type Finding,
  failure,
  put,
  type Requirement,
  type Subject,
  type Trial,
} from '../../harness/index.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Names one user in the path and another in the body. */
export default {
  id: 'reject.mismatched-id',
  level: 'must',
  sentence: 'An update whose body names another user than its address MUST be refused.',
  matters: 'the wrong user gets the role',
  appliesTo: ({ profile }) => (profile.subject.repeated ?? []).length > 0 || 'the body does not repeat the id',
  needs: [{ subjects: 2 }],
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const setting = mainSetting(trial);
    await trial.withSubjects(2, async ([subject, other]) => {
      if (!subject || !other) return;
      const ids = [other.id, ...(trial.target.fixtures.unknown === undefined ? [] : [trial.target.fixtures.unknown])];
      for (const pointer of trial.contract.profile.subject.repeated ?? []) {
        for (const id of ids) {
          const before = [await trial.read(subject), await trial.read(other)];
          const value = otherValue(setting, before[0]?.values[setting.change.name]);
          const body = put(boundBody(trial, subject, bodySetting(trial, setting.change, value)), pointer, id);
          const name = `${pointer} of ${id === other.id ? 'another subject' : 'nobody'}`;
          const exchange = await trial.update(subject, {
            bytes: bytesOf(JSON.stringify(body)),
            name,
            cause: 'mismatched-id',
          });
          const found = expectRefusal(trial, exchange, 'mismatched-id');
          findings.push(...found.map((finding) => ({ ...finding, at: pointer })));
          if (found.some(({ kind }) => kind === 'failure')) continue;
          findings.push(...(await unchanged(trial, subject, before[0])), ...(await unchanged(trial, other, before[1])));
        }
      }
    });
    return findings;
  },
  mustCatch: ['mismatched-id-accepted'],
} satisfies Requirement;

async function unchanged(
  trial: Trial,
  subject: Subject,
  before: Awaited<ReturnType<Trial['read']>>,
): Promise<readonly Finding[]> {
  const after = await trial.read(subject);
  if (!before || !after) return [];
  return compareUsers(before, after, trial.contract)
    .filter(({ kind }) => kind === 'failure')
    .map(({ expected, received, at }) =>
      failure(
        {
          code: 'refused-but-applied',
          fact: 'a refused update changed a user',
          expected,
          received,
          ...(at === undefined ? {} : { at }),
        },
        after.exchange,
      ),
    );
}
