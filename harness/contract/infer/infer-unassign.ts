import { isObject } from '../../domain/is-object.ts';
import { parentOf } from '../../domain/pointer.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { Field, ProfileResource } from '../../model/profile.ts';
import type { ProfileUnassign, RequestPlace } from '../../model/unassign.ts';
import type { Documents } from '../documents.ts';
import type { OperationPlace } from '../find-operation.ts';
import { placeInSchema } from '../place-in-schema.ts';
import { readRequest } from '../read-request.ts';
import { fieldsOf } from './fields.ts';
import { pathParameters, segmentsOf, shapeOf } from './path-parameters.ts';
import { placesIn } from './shown-beside.ts';

/** The operation that takes away what an update adds, as far as it can be told. */
export interface FoundUnassign {
  readonly place: OperationPlace;
  readonly unassign: ProfileUnassign;
  readonly remarks: readonly string[];
}

/** Verbs that add, and those that take the same away. */
const verbs: readonly (readonly [RegExp, string])[] = [
  [/^assign/i, '(un|de)assign|unassign'],
  [/^add/i, 'remove|delete'],
  [/^grant/i, 'revoke|ungrant'],
  [/^attach/i, 'detach'],
  [/^(create|give)/i, 'delete|remove|revoke'],
];

/** Finds a DELETE of the update's path or of what is below it, or the operation of the opposite verb. */
export function inferUnassign(
  documents: Documents,
  update: OperationPlace,
  resource: ProfileResource,
  field: Field,
): FoundUnassign | undefined {
  for (const place of removals(documents, update)) {
    const found = describe(documents, update, place, resource, field);
    if (found !== undefined) return { place, ...found };
  }
  return undefined;
}

function removals(documents: Documents, update: OperationPlace): readonly OperationPlace[] {
  const shape = shapeOf(update.path);
  const deletes = placesIn(documents).filter(({ method }) => method === 'DELETE');
  const same = deletes.filter(({ path }) => shapeOf(path) === shape);
  const below = deletes.filter(({ path }) => shapeOf(path) === `${shape}/{}`);
  return [...below, ...same, ...opposites(documents, update)];
}

/** Operations beside the update, or below it, whose verb takes away what its own adds. */
export function opposites(documents: Documents, update: OperationPlace): readonly OperationPlace[] {
  const shape = shapeOf(update.path);
  const verb = segmentsOf(update.path).at(-1) ?? '';
  const known = verbs.find(([adding]) => adding.test(verb));
  const parent = known === undefined ? shape : parentOf(shape);
  const taking = new RegExp(`^(${known?.[1] ?? 'remove|delete|revoke|unassign'})`, 'i');
  return placesIn(documents).filter(
    ({ method, path }) =>
      ['POST', 'PUT', 'DELETE'].includes(method) &&
      parentOf(shapeOf(path)) === parent &&
      taking.test(segmentsOf(path).at(-1) ?? ''),
  );
}

function describe(
  documents: Documents,
  update: OperationPlace,
  place: OperationPlace,
  { request, parameters = {} }: ProfileResource,
  field: Field,
): Omit<FoundUnassign, 'place'> | undefined {
  const body = readRequest(documents, place);
  const own = body.encoding === 'parameters' ? undefined : body.documented;
  const names = pathParameters(place.path).map(({ name }) => name);
  const before = pathParameters(update.path).map(({ name }) => name);
  // Two operations on one path may call a parameter by different names.
  const inPath = (name: string): string | undefined =>
    before.indexOf(name) < 0 ? undefined : names[before.indexOf(name)];
  const inBody = (pointer: Pointer): RequestPlace | undefined =>
    own !== undefined && placeInSchema(own, pointer).declared === 'yes' ? { in: 'body', pointer } : undefined;
  const more = names.slice(before.length);
  const roleName = /^\/\{?([^/}]+)\}?$/.exec(field.request)?.[1] ?? '';
  const rolePath = inPath(roleName);
  const user: RequestPlace | undefined =
    request.in === 'body'
      ? (inBody(request.pointer) ?? (rolePath !== undefined && more[0] ? { in: 'path', name: more[0] } : undefined))
      : request.in === 'query'
        ? { in: 'query', name: request.name }
        : { in: 'path', name: inPath(request.name) ?? request.name };
  const itemPlace = field.list ? `${field.request}/0` : field.request;
  const [last] = more;
  const role: ProfileUnassign['role'] | undefined =
    rolePath !== undefined
      ? { in: 'path', name: rolePath }
      : last !== undefined && request.in !== 'body'
        ? { in: 'path', name: last, ...byItem(last, field) }
        : inBody(itemPlace);
  if (user === undefined || role === undefined) return undefined;
  const named = [user, role].flatMap((one) => (one.in === 'body' ? [] : [one.name]));
  const rest = names.filter((name) => !named.includes(name));
  const filled = Object.fromEntries(
    rest.flatMap((name) => {
      const value = parameters[before[names.indexOf(name)] ?? name] ?? parameters[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (Object.keys(filled).length < rest.length) return undefined;
  const fixed = own === undefined ? {} : constants(own, [user, role]);
  const remarks =
    'from' in role
      ? [`{${last}} is taken to be what a read of the roles shows at ${role.from}, not the role itself`]
      : [];
  return {
    unassign: {
      operation: place.id,
      user,
      role,
      ...(Object.keys(filled).length > 0 ? { parameters: filled } : {}),
      ...(Object.keys(fixed).length > 0 ? { fixed } : {}),
    },
    remarks,
  };
}

/** An assignment has an id of its own where the value is no id. */
function byItem(name: string, { item }: Field): { readonly from?: Pointer } {
  if (item === undefined || item === '' || /id$/i.test(item) || !/id$/i.test(name)) return {};
  return { from: '/id' };
}

/** Required places of a body that may have one value. */
function constants(schema: Json | boolean, places: readonly RequestPlace[]): Readonly<Record<Pointer, Json>> {
  const taken = places.flatMap((place) => (place.in === 'body' ? [place.pointer] : []));
  const fields = fieldsOf(isObject(schema) ? schema : undefined);
  return Object.fromEntries(
    fields.flatMap(({ pointer, required, schemas }) => {
      const only = schemas.flatMap((one): readonly Json[] =>
        one.const !== undefined
          ? [one.const]
          : Array.isArray(one.enum) && one.enum.length === 1
            ? [one.enum[0] as Json]
            : [],
      );
      return required && only[0] !== undefined && !taken.includes(pointer) ? [[pointer, only[0]]] : [];
    }),
  );
}
