import type { Fault } from '../../model/mock.ts';
import { answeredUsers } from '../fault-kit/answered-users.ts';
import { all, hasRead } from '../fault-kit/applies.ts';
import { removeAt } from '../fault-kit/edit-json.ts';
import { requiredInReads } from '../fault-kit/field-kinds.ts';

export default {
  id: 'required-left-out-in-read',
  says: 'leaves a required field out of what a read answers',
  family: 'shape',
  appliesTo: all(hasRead, (contract) => requiredInReads(contract) !== undefined || 'no read demands a field'),
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'required-missing' },
  answers(answer, call) {
    const pointer = requiredInReads(call.contract);
    if (call.operation === 'update' || pointer === undefined) return;
    for (const user of answeredUsers(answer, call)) removeAt(user, pointer);
  },
} satisfies Fault;
