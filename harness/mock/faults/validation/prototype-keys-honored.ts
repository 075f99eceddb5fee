import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { storeFor, storeValue } from '../../fault-kit/honest-update.ts';
import { anotherValue, mainField, requested } from '../../fault-kit/main-field.ts';
import { bodyText } from '../../fault-kit/server-error.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { takesUnknownFields } from '../../fault-kit/unknown-fields.ts';

export default {
  id: 'prototype-keys-honored',
  description: 'takes what a member named __proto__ says for its own',
  family: 'validation',
  appliesTo: all(showsChange, takesUnknownFields),
  caughtBy: { requirement: 'reject.prototype-keys', code: 'prototype-honored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user || !bodyText(call).includes('__proto__')) return 'also';
    const change = mainField(call.contract);
    storeFor(user, call);
    storeValue(user, call, change, anotherValue(call.contract, change, requested(call, change)));
    return 'instead';
  },
} satisfies Fault;
