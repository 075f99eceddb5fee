import type { Fault } from '../../../model/mock.ts';
import { describedFields, isText, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'wrong-type',
  description: 'responses a number where a text is documented',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isText) || 'the response has no text',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    const field = presentFields(response, call).find(isText);
    spoilAt(response, call, field?.pointer, 17);
  },
} satisfies Fault;
