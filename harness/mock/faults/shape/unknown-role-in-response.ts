import type { Fault } from '../../../model/mock.ts';
import { assignAt } from '../../fault-kit/edit-json.ts';
import { roleEnum } from '../../fault-kit/field-kinds.ts';
import { mainField } from '../../fault-kit/main-field.ts';
import { shownAt, updatedUser } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'unknown-role-in-response',
  description: 'responds with a role that the document does not have',
  appliesTo: (contract) => roleEnum(contract).length > 0 || 'the response documents no roles',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'not-in-enum' },
  responses(response, call) {
    const user = updatedUser(response, call);
    const place = shownAt(mainField(call.contract));
    if (user && place !== undefined) assignAt(user, place, 'superuser');
  },
} satisfies Fault;
