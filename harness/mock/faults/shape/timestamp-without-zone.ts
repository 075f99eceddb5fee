import type { Fault } from '../../../model/mock.ts';
import { describedFields, isDateTime, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'timestamp-without-zone',
  description: 'responds with a date-time without a time zone',
  appliesTo: (contract) => describedFields(contract).some(isDateTime) || 'the response documents no date-time',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-format' },
  responses(response, call) {
    for (const { pointer } of presentFields(response, call).filter(isDateTime))
      spoilAt(response, call, pointer, '2026-01-15T09:30:00');
  },
} satisfies Fault;
