import type { Pointer } from '../../model/json.ts';
import type { Field } from '../../model/profile.ts';
import { type SchemaField, typesOf } from './fields.ts';
import type { ShownUser } from './infer-user.ts';

/** A plain field that the user object shows at the same path and with the same type; `undefined` when it shows none. */
export function attribute(field: SchemaField, role: SchemaField, user: ShownUser | undefined): Field | undefined {
  const inside = within(field.pointer, role.pointer);
  const shown =
    user?.fields.find(({ pointer }) => pointer === field.pointer || pointer === inside) ??
    // Written as `userName` and shown as `Username`.
    user?.fields.find(({ pointer }) => plain(pointer) === plain(field.pointer) || plain(pointer) === plain(inside));
  if (shown === undefined || shown.pointer === user?.pointers.id || shown.pointer === user?.roles[0]?.field.pointer)
    return undefined;
  const types = typesOf(shown.schemas);
  if (![...typesOf(field.schemas)].some((type) => types.size === 0 || types.has(type))) return undefined;
  return { name: field.name, kind: 'attribute', request: field.pointer, user: shown.pointer };
}

/** Without letter case, and without what joins words. */
function plain(pointer: Pointer): string {
  return pointer.replaceAll(/[-_]/g, '').toLowerCase();
}

/** The pointer without what stands around the role. */
function within(pointer: Pointer, role: Pointer): Pointer {
  const holder = role.split('/').slice(0, -1).join('/');
  return pointer.startsWith(`${holder}/`) ? pointer.slice(holder.length) : pointer;
}
