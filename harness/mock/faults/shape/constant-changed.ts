import type { Fault } from '../../../model/mock.ts';
import { describedFields, isConstant, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'constant-changed',
  description: 'responds with another value than the one that is documented',
  appliesTo: (contract) => describedFields(contract).some(isConstant) || 'the response documents no constant',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'not-in-enum' },
  responses(response, call) {
    const field = presentFields(response, call).find(isConstant);
    spoilAt(response, call, field?.pointer, 'something.else');
  },
} satisfies Fault;
