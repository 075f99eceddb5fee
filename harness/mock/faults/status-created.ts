import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'status-created',
  says: 'answers 201 to an update',
  family: 'shape',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.status-documented' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.status = 201;
  },
} satisfies Fault;
