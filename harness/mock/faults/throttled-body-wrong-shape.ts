import type { Fault } from '../../model/mock.ts';
import { answerFields } from '../fault-kit/answer-fields.ts';
import { all, documents } from '../fault-kit/applies.ts';
import { isThrottled } from '../fault-kit/throttled.ts';

export default {
  id: 'throttled-body-wrong-shape',
  says: 'answers 429 in another shape than documented',
  family: 'throttle',
  appliesTo: all(
    documents(429),
    (contract) => answerFields(contract, 429).some((field) => field.required) || 'the 429 demands no field',
  ),
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'required-missing' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.body = { reason: 'slow down' };
  },
} satisfies Fault;
