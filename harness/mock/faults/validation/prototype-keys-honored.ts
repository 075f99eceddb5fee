import { isObject } from '../../../domain/is-object.ts';
import type { Json } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { storeFor, storeValue } from '../../fault-kit/honest-update.ts';
import { mainField } from '../../fault-kit/main-field.ts';
import { bodyText } from '../../fault-kit/server-error.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { takesUnknownFields } from '../../fault-kit/unknown-fields.ts';

export default {
  id: 'prototype-keys-honored',
  description: 'takes what a member named __proto__ says for its own',
  appliesTo: all(showsChange, takesUnknownFields),
  caughtBy: { requirement: 'reject.prototype-keys', code: 'prototype-honored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const change = mainField(call.contract);
    const key = change.request.slice(change.request.lastIndexOf('/') + 1);
    const value = accepted && user ? hidden(bodyText(call), key) : undefined;
    if (!user || value === undefined) return 'also';
    storeFor(user, call);
    storeValue(user, call, change, value);
    return 'instead';
  },
} satisfies Fault;

/** What a member named __proto__ says of a field, wherever it is. */
function hidden(text: string, key: string): Json | undefined {
  if (!text.includes('__proto__')) return undefined;
  let found: Json | undefined;
  JSON.parse(text, (name, value: Json) => {
    if (name === '__proto__' && isObject(value)) found ??= value[key];
    return value;
  });
  return found;
}
