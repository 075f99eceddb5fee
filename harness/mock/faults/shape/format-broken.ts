import type { Fault } from '../../../model/mock.ts';
import { describedFields, hasFormat, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'format-broken',
  description: 'responds with a text that breaks its documented format',
  appliesTo: (contract) => describedFields(contract).some(hasFormat) || 'the response documents no format',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-format' },
  responses(response, call) {
    for (const { pointer } of presentFields(response, call).filter(hasFormat))
      spoilAt(response, call, pointer, 'not in the format');
  },
} satisfies Fault;
