import type { Fault } from '../../model/mock.ts';
import { describedFields, isDateTime, presentFields } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'timestamp-without-zone',
  says: 'answers a date-time without a time zone',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isDateTime) || 'the answer documents no date-time',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-format' },
  answers(answer, call) {
    for (const { pointer } of presentFields(answer, call).filter(isDateTime))
      spoilAt(answer, call, pointer, '2026-01-15T09:30:00');
  },
} satisfies Fault;
