import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { removeAt } from '../../fault-kit/edit-json.ts';
import { requiredInReads } from '../../fault-kit/field-kinds.ts';
import { respondedUsers } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'required-left-out-in-read',
  description: 'leaves a required field out of what a read responds',
  family: 'shape',
  appliesTo: all(hasRead, (contract) => requiredInReads(contract) !== undefined || 'no read demands a field'),
  caughtBy: { requirement: 'response.siblings-as-documented', code: 'required-missing' },
  responses(response, call) {
    const pointer = requiredInReads(call.contract);
    if (call.operation === 'update' || pointer === undefined) return;
    for (const user of respondedUsers(response, call)) removeAt(user, pointer);
  },
} satisfies Fault;
