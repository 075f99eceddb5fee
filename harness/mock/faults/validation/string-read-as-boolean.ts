import { at } from '../../../domain/pointer.ts';
import type { Fault, MockCall } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { isWrongType } from '../../fault-kit/request-shape.ts';
import { requestHasType } from '../../fault-kit/unknown-fields.ts';

function textAt(call: MockCall): string {
  const value = call.body === undefined ? undefined : at(call.body, call.violation?.pointer ?? '');
  return typeof value === 'string' ? value : '';
}

export default {
  id: 'string-read-as-boolean',
  description: 'takes "true" for true',
  appliesTo: requestHasType('boolean'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives: lenientOn(['invalid-value'], (call) => ['true', 'false'].includes(textAt(call)) && isWrongType(call)),
} satisfies Fault;
