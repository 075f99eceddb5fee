import type { Fault } from '../../../model/mock.ts';
import { assignAt, readAt } from '../../fault-kit/edit-json.ts';
import { rareFields } from '../../fault-kit/field-kinds.ts';
import { respondedUsers } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'optional-field-wrong-type',
  description: 'responses a wrong type for a field that only some users have',
  family: 'shape',
  appliesTo: (contract) => rareFields(contract).length > 0 || 'no typed field is one that only some users have',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    for (const user of respondedUsers(response, call)) {
      for (const pointer of rareFields(call.contract)) {
        const value = readAt(user, pointer);
        if (value !== undefined && value !== null)
          assignAt(user, pointer, typeof value === 'number' ? 'seventeen' : 17);
      }
    }
  },
} satisfies Fault;
