import { isObject } from '../../../domain/is-object.ts';
import { at, child } from '../../../domain/pointer.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Json, Pointer } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { assignAt, type Editable } from '../../fault-kit/edit-json.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';
import { mainField } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { takesUnknownFields, unknownFields } from '../../fault-kit/unknown-fields.ts';

const parent = (pointer: Pointer) => pointer.slice(0, pointer.lastIndexOf('/'));

/** Where users show the members that stand beside the changed field in an update. */
function places(contract: Contract): { readonly from: Pointer; readonly to: Pointer } {
  const { request, user = '' } = mainField(contract);
  return { from: parent(request), to: request.endsWith(user) ? parent(user) : '' };
}

/** Users show a flag that is no business of an update. */
function showsFlag(contract: Contract): true | string {
  const here = at(contract.profile.mock?.user as Json | undefined, places(contract).to);
  const own = new Set(contract.profile.fields.map((field) => field.user));
  const flags = isObject(here)
    ? Object.entries(here).filter(
        ([key, value]) => typeof value === 'boolean' && !own.has(child(places(contract).to, key)),
      )
    : [];
  return flags.length > 0 || 'its users show no flag that an update does not set';
}

export default {
  id: 'response-field-honored',
  description: 'stores fields of an update that only its responses have',
  appliesTo: all(showsChange, takesUnknownFields, showsFlag),
  caughtBy: { requirement: 'reject.mass-assignment', code: 'mass-assigned' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    storeFor(user, call);
    const { from, to } = places(call.contract);
    const copy = structuredClone(user.user) as Editable;
    for (const key of unknownFields(call)) {
      const value = at(call.body, child(from, key));
      if (value !== undefined && at(copy, child(to, key)) !== undefined) assignAt(copy, child(to, key), value);
    }
    user.user = copy;
    return 'instead';
  },
} satisfies Fault;
