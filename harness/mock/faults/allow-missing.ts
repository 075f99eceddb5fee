import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'allow-missing',
  says: 'answers 405 without saying what is allowed',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'protocol.allow-header', code: 'allow-missing' },
  answers(answer) {
    if (answer.status === 405) delete answer.headers.Allow;
  },
} satisfies Fault;
