import {
  type Field,
  isAccepted,
  type Json,
  type Plan,
  type Steps,
  showsValue,
  type TestUser,
} from '../../harness/suite.ts';
import { refuseRateLimited } from './refuse-rate-limited.ts';
import { bodySetting, otherValue, type Setting } from './settings.ts';

/** Sets a field of a test user and reads it; blocks where what is read is not what was set: what follows would prove nothing. */
export async function arrange(steps: Steps, testUser: TestUser, change: Field, value: Json): Promise<void> {
  const body = bodySetting(steps, change, value);
  const exchange = await steps.update(testUser, { body, name: `arranged: ${change.name}` });
  refuseRateLimited(steps, exchange);
  if (!isAccepted(steps.contract, exchange)) steps.block('the state could not be arranged; see accept.every-role');
  if (!isReadable(steps)) return;
  const stored = (await steps.read(testUser))?.values[change.name];
  if (stored !== undefined && !showsValue(change, value, stored))
    steps.block('the state that was arranged is not what is read; see accept.persists');
}

/** Makes sure that setting this value is a change: sets another one where the test user has it already. */
export async function arrangeOther(
  steps: Steps,
  testUser: TestUser,
  { change, values }: Setting,
  value: Json,
): Promise<void> {
  if (!isReadable(steps)) return;
  const current = (await steps.stateOf(testUser)).values[change.name];
  const other = otherValue({ change, values }, value);
  if (current !== undefined && showsValue(change, value, current) && !showsValue(change, other, value))
    await arrange(steps, testUser, change, other);
}

/** Whether a read of the contract shows users. */
export function isReadable({ contract: { reads } }: Plan): boolean {
  return reads.one !== undefined || reads.list !== undefined;
}

/** True, or why a requirement about what is stored does not apply. */
export function hasRead(reads: Plan['contract']['reads']): true | string {
  return reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user';
}
