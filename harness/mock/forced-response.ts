import type { Operation } from '../model/contract.ts';
import type { MockResponse } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { rateHeaders } from './rate-headers.ts';
import type { ErrorReason } from './responses/error-response.ts';
import type { World } from './world.ts';

/** The response with a status that was asked for, without regard to the request: documented or not, in the vendor's own shape. */
export function forcedResponse(
  world: World,
  operation: Operation,
  status: number,
  refuse: (operation: Operation, reason: ErrorReason) => MockResponse,
  succeed: () => MockResponse,
): MockResponse {
  if (!Number.isInteger(status) || status < 200 || status > 599)
    return refuse(operation, { status: 400, detail: `cannot force status ${status}: only 200 to 599` });
  if (status === 204 || status === 205 || status === 304) return { status, headers: {} };
  if (status < 300) return { ...succeed(), status };
  const refusal = refusalOf(world, status);
  const response = refuse(operation, { status, ...(refusal === undefined ? {} : { refusal }) });
  if (status !== 429) return response;
  const now = world.now();
  const state = { allowed: false, limit: 0, remaining: 0, windowSeconds: 1, freeAt: now + 1000 };
  return {
    ...response,
    headers: { ...response.headers, ...rateHeaders(world.contract.profile.rateLimit, state, now) },
  };
}

/** The refusal whose words fit a status: the one that the profile names first, else the most customary. */
function refusalOf(world: World, status: number): Refusal | undefined {
  const listed = Object.entries(world.contract.profile.refusals ?? {}).find(
    ([, { statuses }]) => statuses[0] === status,
  );
  const usual = Object.entries(customaryStatuses).find(([, statuses]) => statuses[0] === status);
  return (listed?.[0] ?? usual?.[0]) as Refusal | undefined;
}
