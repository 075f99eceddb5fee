import type { Json } from '../../model/json.ts';
import type { MockCall, MockResponse } from '../../model/mock.ts';
import { assignAt, type Editable, readAt } from './edit-json.ts';
import { isUpdated } from './users-in-responses.ts';

/** Replaces the value at a place of every successful update's body, where there is one. */
export function spoilAt(response: MockResponse, call: MockCall, pointer: string | undefined, value: Json): void {
  if (pointer === undefined || !isUpdated(response, call) || response.body === undefined) return;
  const body = response.body as Editable;
  if (readAt(body, pointer) !== undefined) assignAt(body, pointer, value);
}
