import { isObject } from '../../../domain/is-object.ts';
import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { storeFor, storeValue } from '../../fault-kit/honest-update.ts';
import { anotherValue, mainField, requested } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { takesUnknownFields, unknownFields } from '../../fault-kit/unknown-fields.ts';

export default {
  id: 'unknown-field-stored',
  description: 'lets fields that the document does not declare change the role',
  appliesTo: all(showsChange, takesUnknownFields),
  caughtBy: { requirement: 'accept.unknown-field', code: 'unknown-field-honored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user || !isObject(call.body)) return 'also';
    storeFor(user, call);
    const change = mainField(call.contract);
    const unknown = unknownFields(call);
    if (unknown.length > 0)
      storeValue(user, call, change, anotherValue(call.contract, change, requested(call, change)));
    return 'instead';
  },
} satisfies Fault;
