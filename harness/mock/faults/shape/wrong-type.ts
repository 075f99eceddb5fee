import type { Fault } from '../../../model/mock.ts';
import { assignAt, readAt } from '../../fault-kit/edit-json.ts';
import { describedFields, isNestedObject, isText, presentFields, rareFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';
import { respondedUsers } from '../../fault-kit/users-in-responses.ts';

/** Shows a field with another type. */
export default [
  {
    id: 'optional-field-wrong-type',
    description: 'responds with a wrong type for a field that only some users have',
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
  },
  {
    id: 'wrong-type',
    description: 'responds with a number where a text is documented',
    appliesTo: (contract) => describedFields(contract).some(isText) || 'the response has no text',
    caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
    responses(response, call) {
      const field = presentFields(response, call).find(isText);
      spoilAt(response, call, field?.pointer, 17);
    },
  },
  {
    id: 'wrong-type-nested',
    description: 'responds with a text where an object deep in the response is documented',
    appliesTo: (contract) => describedFields(contract).some(isNestedObject) || 'the response has no nested object',
    caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
    responses(response, call) {
      const field = presentFields(response, call).find(isNestedObject);
      spoilAt(response, call, field?.pointer, 'nested');
    },
  },
] satisfies readonly Fault[];
