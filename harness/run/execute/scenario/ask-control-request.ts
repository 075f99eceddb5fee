import { isAccepted, statusOf } from '../../../domain/response-status.ts';
import type { Json } from '../../../model/json.ts';
import type { Steps, TestUser } from '../../../model/requirement.ts';

/** Whether a valid payload is accepted for a test user; blocks where that cannot be known. */
export async function askControlRequest(
  steps: Steps,
  testUser: TestUser | undefined,
  controlRequest: Json,
): Promise<boolean> {
  if (!testUser) return steps.block('the target lists no test user', 'ids to testUsers:');
  const send = () => steps.update(testUser, { body: controlRequest, name: 'control request' });
  const first = await send();
  // Who breaks down now and then has not refused it.
  const exchange = (statusOf(first) ?? 500) >= 500 ? await send() : first;
  if (statusOf(exchange) === 429) steps.block('still responded 429 after waiting as told');
  return isAccepted(steps.contract, exchange);
}
