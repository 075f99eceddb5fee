import {
  compareUsers,
  type Exchange,
  type Finding,
  failure,
  type Json,
  type Subject,
  type Trial,
  type UserView,
} from '../../harness/index.ts';
import { isAccepted, isRefused, isSuccess } from './answered.ts';
import { bodySetting, mainSetting, otherValue } from './settings.ts';

/** A request that should be refused, and would change the subject if it were not. */
export interface Attempt {
  readonly name: string;
  /** Sends it, naming `value` where it names a value at all. */
  readonly send: (subject: Subject, value: Json) => Promise<Exchange>;
}

/** Attempts between two looks at the state. */
const batch = 6;

/** What refused attempts changed of the subject nonetheless. Looks after every few; when something changed, once more after each. */
export async function findTraces(
  trial: Trial,
  subject: Subject,
  attempts: readonly Attempt[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let refused = 0;
  for (let start = 0; start < attempts.length; start += batch) {
    if (start > 0 && !trial.affords(batch + 3)) break;
    const some = attempts.slice(start, start + batch);
    const whole = await tryOut(trial, subject, some);
    refused += whole.refused;
    if (whole.findings.length === 0) continue;
    const single: Finding[] = [];
    for (const attempt of some) single.push(...(await tryOut(trial, subject, [attempt])).findings);
    findings.push(...(single.length > 0 ? single : whole.findings));
  }
  if (refused === 0) trial.block('nothing was refused, so that no refusal could be looked at');
  return findings;
}

async function tryOut(
  trial: Trial,
  subject: Subject,
  attempts: readonly Attempt[],
): Promise<{ readonly refused: number; readonly findings: readonly Finding[] }> {
  const setting = mainSetting(trial);
  const [first = null] = setting.values;
  const set = async (): Promise<UserView | undefined> => {
    const exchange = await trial.update(subject, {
      body: bodySetting(trial, setting.change, first),
      name: `set ${setting.change.name}`,
    });
    return isAccepted(trial.contract, exchange) ? trial.read(subject) : undefined;
  };
  let before = await set();
  let last: Exchange | undefined;
  let refused = 0;
  for (const attempt of attempts) {
    const exchange = await attempt.send(subject, otherValue(setting, first));
    if (isRefused(exchange)) {
      last = exchange;
      refused += 1;
    } else if (isSuccess(exchange)) before = await set();
  }
  const after = last && (await trial.read(subject));
  if (!before || !last) return { refused, findings: [] };
  const sample = last;
  if (!after)
    return {
      refused,
      findings: [
        failure(
          {
            code: 'user-vanished',
            fact: 'the user is gone after a refused request',
            expected: subject.id,
            received: 'no such user',
          },
          sample,
        ),
      ],
    };
  const changes = compareUsers(before, after, trial.contract, {}).filter(({ kind }) => kind === 'failure');
  return {
    refused,
    findings: changes.map(({ expected, received, at }) =>
      failure(
        {
          code: 'refused-but-applied',
          fact: `a refused request changed ${at ?? 'the user'}`,
          expected,
          received,
          ...(at === undefined ? {} : { at }),
        },
        sample,
      ),
    ),
  };
}
