import type { Operation } from '../model/contract.ts';
import type { MockResponse } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { rateHeaders } from './rate-headers.ts';
import { documentedResponse } from './responses/documented-response.ts';
import type { ErrorReason } from './responses/error-response.ts';
import type { World } from './world.ts';

/** The documented response that a client asked for, without regard to the request; 400 when the document has none such. */
export function forcedResponse(
  world: World,
  operation: Operation,
  status: number,
  refuse: (operation: Operation, reason: ErrorReason) => MockResponse,
  succeed: () => MockResponse,
): MockResponse {
  const documented = Object.keys(operation.responses).join(', ');
  if (status < 200 || status > 599 || documentedResponse(operation, status) === undefined) {
    const detail = `cannot force status ${status}: ${operation.id} documents ${documented}`;
    return refuse(operation, { status: 400, detail });
  }
  const applied = { 'Preference-Applied': `code=${status}` };
  if (status < 300) {
    const response = operation === world.contract.update ? succeed() : refuse(operation, { status });
    return { ...response, status, headers: { ...response.headers, ...applied } };
  }
  const refusal = refusalOf(world, status);
  const response = refuse(operation, { status, ...(refusal === undefined ? {} : { refusal }) });
  if (status !== 429) return { ...response, headers: { ...response.headers, ...applied } };
  const now = world.now();
  const state = { allowed: false, limit: 0, remaining: 0, windowSeconds: 1, freeAt: now + 1000 };
  const told = rateHeaders(world.contract.profile.rateLimit, state, now);
  return { ...response, headers: { ...response.headers, ...told, ...applied } };
}

/** The refusal whose words fit a status: the one that the profile names first, else the most customary. */
function refusalOf(world: World, status: number): Refusal | undefined {
  const listed = Object.entries(world.contract.profile.refusals ?? {}).find(
    ([, { statuses }]) => statuses[0] === status,
  );
  const usual = Object.entries(customaryStatuses).find(([, statuses]) => statuses[0] === status);
  return (listed?.[0] ?? usual?.[0]) as Refusal | undefined;
}
