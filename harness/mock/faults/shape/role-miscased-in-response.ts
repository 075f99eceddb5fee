import { isObject } from '../../../domain/is-object.ts';
import type { Json } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, echoesChange } from '../../fault-kit/applies.ts';
import { assignAt, readAt } from '../../fault-kit/edit-json.ts';
import { mainField, possibleValues } from '../../fault-kit/main-field.ts';
import { shownAt, updatedUser } from '../../fault-kit/users-in-responses.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function miscased(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(miscased);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, miscased(member)]));
  if (typeof value !== 'string') return value;
  return value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
}

export default {
  id: 'role-miscased-in-response',
  description: 'shows the role in other letters than it was set',
  appliesTo: all(
    echoesChange,
    (contract) =>
      possibleValues(contract, mainField(contract)).some((value) => typeof value === 'string' && !uuid.test(value)) ||
      'roles are no texts, or UUIDs, which are the same in capitals',
  ),
  caughtBy: { requirement: 'accept.echoes-change', code: 'change-not-echoed' },
  responses(response, call) {
    const user = updatedUser(response, call);
    const place = shownAt(mainField(call.contract));
    const value = user && place !== undefined ? readAt(user, place) : undefined;
    if (user && place !== undefined && value !== undefined) assignAt(user, place, miscased(value));
  },
} satisfies Fault;
