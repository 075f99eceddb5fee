import type { Json } from '../../model/json.ts';
import type { MockAnswer, MockCall } from '../../model/mock.ts';
import { isUpdated } from './answered-users.ts';
import { assignAt, type Editable, readAt } from './edit-json.ts';

/** Replaces the value at a place of every successful update's body, where there is one. */
export function spoilAt(answer: MockAnswer, call: MockCall, pointer: string | undefined, value: Json): void {
  if (pointer === undefined || !isUpdated(answer, call) || answer.body === undefined) return;
  const body = answer.body as Editable;
  if (readAt(body, pointer) !== undefined) assignAt(body, pointer, value);
}
