import { type Finding, failure, note, type Requirement, shown, showsValue } from '../../harness/index.ts';
import { isAccepted, statusOf } from '../steps/answered.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Rounds; in each every subject is updated once, all at once. */
const tries = 8;
/** Most subjects at once. */
const most = 6;

/** Updates different subjects at once, each to a value of its own, and reads each. */
export default {
  id: 'concurrency.subjects-isolated',
  level: 'must',
  sentence: 'Updates of different users at once MUST NOT disturb each other.',
  matters: 'under load one user gets the role of another',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ subjects: 2 }, { read: 'any' }],
  requests: () => 3 * most,
  async try(trial) {
    const { change, values } = mainSetting(trial);
    return trial.withSubjects(
      Math.min(most, trial.target.subjects.length),
      async (subjects): Promise<readonly Finding[]> => {
        let confirmed = 0;
        let rounds = 0;
        for (let round = 1; round <= tries && (round === 1 || trial.affords(2 * subjects.length)); round += 1) {
          rounds = round;
          const own = subjects.map((subject, index) => ({
            subject,
            value: values[(index + round) % values.length] ?? null,
          }));
          const answers = await Promise.all(
            own.map(({ subject, value }) =>
              trial.update(subject, { body: bodySetting(trial, change, value), name: `round ${round}` }),
            ),
          );
          const findings: Finding[] = [];
          for (const [index, { subject, value }] of own.entries()) {
            const answer = answers[index];
            if (!answer) continue;
            if (!isAccepted(trial.contract, answer)) {
              if (statusOf(answer) === 429) continue;
              const words = {
                code: 'refused-valid',
                fact: 'an update is refused while others are updated',
                expected: 'success',
                received: `status ${statusOf(answer) ?? 'none'}`,
              };
              findings.push(failure(words, answer));
              continue;
            }
            confirmed += 1;
            const told = trial.userOf(answer);
            if (told?.id !== undefined && told.id.toLowerCase() !== subject.id.toLowerCase()) {
              findings.push(
                failure(
                  {
                    code: 'wrong-subject',
                    fact: 'the answer to one of several updates at once shows another user',
                    expected: subject.id,
                    received: told.id,
                  },
                  answer,
                ),
              );
            }
            const stored = (await trial.read(subject))?.values[change.name];
            if (stored === undefined || showsValue(change, value, stored)) continue;
            findings.push(
              failure(
                {
                  code: 'subjects-mixed',
                  fact: `${change.name} is not what this user's own update set`,
                  expected: shown(value),
                  received: shown(stored),
                },
                answer,
              ),
            );
          }
          if (findings.length > 0) return findings;
        }
        if (confirmed === 0) trial.block('no update was accepted');
        return [
          note({
            code: 'not-seen',
            fact: `not seen in ${rounds} rounds of ${subjects.length} users`,
            expected: 'every user with its own value',
            received: 'so, each time',
          }),
        ];
      },
    );
  },
  mustCatch: ['crossed-subjects'],
} satisfies Requirement;
