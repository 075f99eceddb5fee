import { isObject } from '../domain/is-object.ts';
import { isScim, patchUrn, pathOf } from '../domain/patch-operations.ts';
import { keysOf } from '../domain/pointer.ts';
import { named } from '../domain/several-users.ts';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import type { Field, Profile } from '../model/profile.ts';
import { branches, placeInSchema } from './place-in-schema.ts';

/** What of a profile decides how updates are written. */
export type RequestChoice = Pick<Profile, 'constraints' | 'request' | 'resource' | 'fields' | 'bind'>;

/** A place of the body and what every update has there. */
interface FixedPlace {
  readonly pointer: Pointer;
  readonly schema: JsonSchema;
}

/** What every valid update has by its profile: one value at the fixed places, and as many items of an array as are named one by one. */
export function fixedPlaces(choice: RequestChoice, documented: JsonSchema): readonly FixedPlace[] {
  const { resource, fields, bind = [], request } = choice;
  const fixed: Readonly<Record<Pointer, Json>> = { ...patched(fields, documented), ...request?.fixed };
  const places = [
    ...fields.map((field) => field.request),
    ...bind.map((binding) => binding.request),
    ...(resource.request.in === 'body' ? [resource.request.pointer] : []),
    ...Object.keys(fixed),
  ];
  const needed = [...Object.keys(fixed), ...(resource.request.in === 'body' ? [resource.request.pointer] : [])];
  return [
    ...container(places, documented),
    ...lengths(places),
    ...Object.entries(fixed).map(([pointer, value]) => ({ pointer, schema: { const: value } })),
    // What an operation of a patch may take is whatever its path takes: for a list of roles an array.
    ...fields
      .filter(({ list, request: pointer }) => list && /\/\d+\/value$/.test(pointer))
      .map((field) => ({ pointer: field.request, schema: { type: 'array' } })),
    // A place that the document does not declare is declared by the profile, so that its values can be.
    ...fields
      .filter((field) => placeInSchema(documented, field.request).declared !== 'yes')
      .map((field) => ({ pointer: field.request, schema: true })),
    // A place inside an item is there only when the item has it.
    ...[...needed, ...fields.filter(({ kind }) => kind === 'role').map((field) => field.request)].flatMap(members),
  ];
}

/** A body whose type the document leaves out is what its fields are members of: a text has none. */
function container(pointers: readonly Pointer[], documented: JsonSchema): readonly FixedPlace[] {
  const definitions = isObject(documented) && isObject(documented.$defs) ? documented.$defs : {};
  const isTyped = branches(documented, definitions).some(
    ({ type, items }) => type !== undefined || items !== undefined,
  );
  const isMember = pointers.length > 0 && pointers.every((pointer) => /^\/(?!\d+(\/|$))/.test(pointer));
  return isTyped || !isMember ? [] : [{ pointer: '', schema: { type: 'object' } }];
}

/** RFC 6902 and RFC 7644: what an operation does to which place follows from where the user object shows the field. */
function patched(fields: readonly Field[], documented: JsonSchema): Record<Pointer, Json> {
  return Object.fromEntries(
    fields.flatMap(({ request, user }) => {
      const [, operations, position] = /^(.*)\/(\d+)\/value$/.exec(request) ?? [];
      const operation = `${operations}/${position}`;
      const isPatch =
        operations !== undefined &&
        ['op', 'path'].every((name) => placeInSchema(documented, `${operation}/${name}`).declared === 'yes');
      if (!isPatch) return [];
      const path: [Pointer, Json][] = user === undefined ? [] : [[`${operation}/path`, pathOf(operations, user)]];
      const schemas = `${operations.slice(0, -'/Operations'.length)}/schemas`;
      const isNamed = isScim(operations) && placeInSchema(documented, schemas).declared === 'yes';
      return [
        [`${operation}/op`, replaceOf(documented)] as [Pointer, Json],
        ...path,
        ...(isNamed ? ([[schemas, [patchUrn]]] as [Pointer, Json][]) : []),
      ];
    }),
  );
}

/** Some write the operations of a SCIM patch with a capital. */
function replaceOf(documented: JsonSchema): string {
  return /"Replace"/.test(JSON.stringify(documented)) ? 'Replace' : 'replace';
}

/** Arrays whose items are named by number have just those items. */
function lengths(pointers: readonly Pointer[]): readonly FixedPlace[] {
  const counts = new Map<Pointer, number>();
  for (const pointer of pointers) {
    const keys = pointer.split('/').slice(1);
    keys.forEach((key, index) => {
      if (!/^\d+$/.test(key)) return;
      const around = ['', ...keys.slice(0, index)].join('/');
      counts.set(around, Math.max(counts.get(around) ?? 0, Number(key) + 1));
    });
  }
  return [...counts].map(([pointer, count]) => ({ pointer, schema: { minItems: count, maxItems: count } }));
}

/** That a member inside one of several (an item, what is said of a user by its id) is there, and so is what is around it. */
function members(pointer: Pointer): readonly FixedPlace[] {
  const isOneOfMany = (key: string) => key === named || /^\d+$/.test(key);
  const keys = keysOf(pointer);
  const item = keys.findLastIndex(isOneOfMany);
  if (item === -1) return [];
  const parts = pointer.split('/');
  return keys.flatMap((key, index) =>
    isOneOfMany(key) ? [] : [{ pointer: parts.slice(0, index + 1).join('/'), schema: { required: [key] } }],
  );
}
