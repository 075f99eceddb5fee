import type { Fault } from '../../../model/mock.ts';
import { describedFields, isUnixTime, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'time-in-milliseconds',
  description: 'responds milliseconds where the document has seconds since 1970',
  appliesTo: (contract) => describedFields(contract).some(isUnixTime) || 'the response documents no time in seconds',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-format' },
  responses(response, call) {
    for (const { pointer } of presentFields(response, call).filter(isUnixTime))
      spoilAt(response, call, pointer, 1_768_469_400_000);
  },
} satisfies Fault;
