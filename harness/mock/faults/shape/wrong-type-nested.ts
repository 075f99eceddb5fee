import type { Fault } from '../../../model/mock.ts';
import { describedFields, isNestedObject, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'wrong-type-nested',
  description: 'responses a text where an object deep in the response is documented',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isNestedObject) || 'the response has no nested object',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    const field = presentFields(response, call).find(isNestedObject);
    spoilAt(response, call, field?.pointer, 'nested');
  },
} satisfies Fault;
