import type { Operation } from '../model/contract.ts';
import type { MockAnswer } from '../model/mock.ts';
import type { Cause } from '../model/profile.ts';
import { documentedAnswer } from './answers/documented-answer.ts';
import type { ErrorReason } from './answers/error-answer.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { rateHeaders } from './rate-headers.ts';
import type { World } from './world.ts';

/** The documented answer that a client asked for, without regard to the request; 400 when the document has none such. */
export function forcedAnswer(
  world: World,
  operation: Operation,
  status: number,
  refuse: (operation: Operation, reason: ErrorReason) => MockAnswer,
  succeed: () => MockAnswer,
): MockAnswer {
  const documented = Object.keys(operation.answers).join(', ');
  if (status < 200 || status > 599 || documentedAnswer(operation, status) === undefined) {
    const detail = `cannot force status ${status}: ${operation.id} documents ${documented}`;
    return refuse(operation, { status: 400, detail });
  }
  const applied = { 'Preference-Applied': `code=${status}` };
  if (status < 300) {
    const answer = operation === world.contract.update ? succeed() : refuse(operation, { status });
    return { ...answer, status, headers: { ...answer.headers, ...applied } };
  }
  const cause = causeOf(world, status);
  const answer = refuse(operation, { status, ...(cause === undefined ? {} : { cause }) });
  if (status !== 429) return { ...answer, headers: { ...answer.headers, ...applied } };
  const now = world.now();
  const state = { allowed: false, limit: 0, remaining: 0, windowSeconds: 1, freeAt: now + 1000 };
  const told = rateHeaders(world.contract.profile.throttle, state, now);
  return { ...answer, headers: { ...answer.headers, ...told, ...applied } };
}

/** The cause whose words fit a status: the one that the profile names first, else the most customary. */
function causeOf(world: World, status: number): Cause | undefined {
  const listed = Object.entries(world.contract.profile.causes ?? {}).find(([, { statuses }]) => statuses[0] === status);
  const usual = Object.entries(customaryStatuses).find(([, statuses]) => statuses[0] === status);
  return (listed?.[0] ?? usual?.[0]) as Cause | undefined;
}
