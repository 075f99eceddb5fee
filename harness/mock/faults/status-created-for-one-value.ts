import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { mainChange, possibleValues, requested } from '../fault-kit/main-change.ts';

export default {
  id: 'status-created-for-one-value',
  says: 'answers 201 when the field becomes the last value of its list',
  family: 'shape',
  appliesTo: (contract) =>
    (!('201' in contract.update.answers) && possibleValues(contract, mainChange(contract)).length > 1) ||
    'no values are listed, or status 201 is documented',
  caughtBy: { requirement: 'every-answer.status-documented', code: 'undocumented-status' },
  answers(answer, call) {
    const change = mainChange(call.contract);
    const last = possibleValues(call.contract, change).at(-1);
    if (isUpdated(answer, call) && [requested(call, change)].flat().includes(last)) answer.status = 201;
  },
} satisfies Fault;
