import type { Fault } from '../../model/mock.ts';
import { shownAt, updatedUser } from '../fault-kit/answered-users.ts';
import { assignAt } from '../fault-kit/edit-json.ts';
import { roleEnum } from '../fault-kit/field-kinds.ts';
import { mainChange } from '../fault-kit/main-change.ts';

export default {
  id: 'unknown-role-answered',
  says: 'answers a role that the document does not have',
  family: 'shape',
  appliesTo: (contract) => roleEnum(contract).length > 0 || 'the answer documents no roles',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'not-in-enum' },
  answers(answer, call) {
    const user = updatedUser(answer, call);
    const place = shownAt(mainChange(call.contract));
    if (user && place !== undefined) assignAt(user, place, 'superuser');
  },
} satisfies Fault;
