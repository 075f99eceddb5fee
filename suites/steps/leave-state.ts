import {
  compareUsers,
  type Exchange,
  type Finding,
  failure,
  isAccepted,
  isRefused,
  isSuccess,
  type Json,
  type RequirementContext,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { bodySetting, mainSetting, otherValue } from './settings.ts';

/** A request that should be refused, and would change the test user if it were not. */
export interface Attempt {
  readonly name: string;
  /** Sends it, naming `value` where it names a value at all. */
  readonly send: (testUser: TestUser, value: Json) => Promise<Exchange>;
}

/** Attempts between two looks at the state. */
const batch = 6;

/** What refused attempts changed of the test user nonetheless. Looks after every few; when something changed, once more after each. */
export async function findTraces(
  context: RequirementContext,
  testUser: TestUser,
  attempts: readonly Attempt[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let refused = 0;
  for (let start = 0; start < attempts.length; start += batch) {
    if (start > 0 && !context.affords(batch + 3)) break;
    const some = attempts.slice(start, start + batch);
    const whole = await tryOut(context, testUser, some);
    refused += whole.refused;
    if (whole.findings.length === 0) continue;
    const single: Finding[] = [];
    for (const attempt of some) single.push(...(await tryOut(context, testUser, [attempt])).findings);
    findings.push(...(single.length > 0 ? single : whole.findings));
  }
  if (refused === 0) context.block('nothing was refused, so that no refusal could be looked at');
  return findings;
}

async function tryOut(
  context: RequirementContext,
  testUser: TestUser,
  attempts: readonly Attempt[],
): Promise<{ readonly refused: number; readonly findings: readonly Finding[] }> {
  const setting = mainSetting(context);
  const [first = null] = setting.values;
  const set = async (): Promise<UserView | undefined> => {
    const exchange = await context.update(testUser, {
      body: bodySetting(context, setting.change, first),
      name: `set ${setting.change.name}`,
    });
    return isAccepted(context.contract, exchange) ? context.read(testUser) : undefined;
  };
  let before = await set();
  let last: Exchange | undefined;
  let refused = 0;
  for (const attempt of attempts) {
    const exchange = await attempt.send(testUser, otherValue(setting, first));
    if (isRefused(exchange)) {
      last = exchange;
      refused += 1;
    } else if (isSuccess(exchange)) before = await set();
  }
  const after = last && (await context.read(testUser));
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
            expected: testUser.id,
            received: 'no such user',
          },
          sample,
        ),
      ],
    };
  const fields = compareUsers(before, after, context.contract, {}).filter(({ kind }) => kind === 'failure');
  return {
    refused,
    findings: fields.map(({ expected, received, at }) =>
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
