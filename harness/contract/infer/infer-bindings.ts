import { keysOf } from '../../domain/pointer.ts';
import type { Pointer } from '../../model/json.ts';
import type { Binding, BoundPlace, ProfileResource } from '../../model/profile.ts';
import { attribute } from './attribute.ts';
import { itemsOf, type SchemaField, typesOf, valuesOf } from './fields.ts';
import type { ShownUser } from './infer-user.ts';
import { emailName, kindOf, loginName, personName, soundsLikeId, wordsOf } from './words.ts';

/** What bindings are looked for by. */
interface BindingSearch {
  /** Every field of the request. */
  readonly fields: readonly SchemaField[];
  readonly role: SchemaField;
  readonly resource: ProfileResource;
  readonly isWithoutBody: boolean;
  /** The user as a read shows it before an update is sent; undefined where nothing reads it. */
  readonly user: ShownUser | undefined;
}

/** What an update has to send of the person is what the user has already: as a read shows it, else by what it is called. */
export function personBindings(search: BindingSearch): readonly Binding[] {
  return needed(search).flatMap((field) => personBinding(field, search) ?? []);
}

function personBinding(field: SchemaField, search: BindingSearch): Binding | undefined {
  const { role, user } = search;
  const { pointer, name } = field;
  if (isHolder(field) || typesOf(field.schemas).has('array')) return undefined;
  const shown = attribute(field, role, user)?.user;
  // The state that is updated is named by what a read shows of it.
  if (shown !== undefined && isVersion(name)) return { request: pointer, to: shown as `/${string}` };
  if (shown !== undefined && shown === user?.pointers.email) return { request: pointer, to: 'user.email' };
  if (shown !== undefined && shown === user?.pointers.name) return { request: pointer, to: 'user.name' };
  if (shown !== undefined && (personName.test(name) || loginName.test(name) || emailName.test(name)))
    return { request: pointer, to: shown as `/${string}` };
  if (loginName.test(name)) return undefined;
  if (emailName.test(name) && (search.resource.format === 'email' || knows(search, 'email')))
    return { request: pointer, to: 'user.email' };
  return personName.test(name) && knows(search, 'name') ? { request: pointer, to: 'user.name' } : undefined;
}

/** What a client sends back so that no other update is lost. */
function isVersion(name: string): boolean {
  return /^_?(version|rev|revision|e_?tag|(lock|row|object|resource)_?version|concurrency_?stamp|optlock)$/i.test(name);
}

function knows({ user }: BindingSearch, what: 'email' | 'name'): boolean {
  return user?.pointers[what] !== undefined;
}

/** Whatever else an update has to send: as a read shows it, else as the target says. `taken` are places that are known already. */
export function restBindings(search: BindingSearch, taken: readonly Pointer[]): readonly Binding[] {
  const known = [...taken];
  const isKnown = (pointer: Pointer) => known.some((one) => pointer === one || pointer.startsWith(`${one}/`));
  return needed(search).flatMap((field) => {
    const { pointer } = field;
    if (isKnown(pointer)) return [];
    // What is inside is looked at by itself.
    const inner = known.some((one) => one.startsWith(`${pointer}/`)) || isAround(search, pointer);
    const shown = attribute(field, search.role, search.user)?.user;
    const hasParts = search.fields.some((one) => one.required && one.pointer.startsWith(`${pointer}/`));
    if (inner || (shown === undefined && hasParts)) return [];
    known.push(pointer);
    return [{ request: pointer, to: (shown as `/${string}` | undefined) ?? unshown(field) }];
  });
}

function unshown({ name, pointer }: SchemaField): 'organization' | BoundPlace {
  return kindOf(name) === 'tenant' && soundsLikeId(name) ? 'organization' : fromTarget(pointer);
}

/** One of the target's values, called as the place is. */
export function fromTarget(request: Pointer): `target.${string}` {
  return `target.${
    keysOf(request)
      .at(-1)
      ?.replaceAll(/\W/g, '_')
      .replace(/^(?=\d)/, '_') ?? 'value'
  }`;
}

/** Required fields that may have more than one value, but the role and what names the user. */
function needed({ fields, role, resource, isWithoutBody }: BindingSearch): readonly SchemaField[] {
  const { request, repeated = [], parameters = {} } = resource;
  // An update without a body is its parameters: the user and what is around it are filled in.
  const filled = [...Object.keys(parameters), ...(request.in === 'body' ? [] : [request.name])].map(
    (name) => `/${name}`,
  );
  const own = [
    role.pointer,
    ...repeated,
    ...(request.in === 'body' ? [request.pointer] : []),
    ...(isWithoutBody ? filled : []),
  ];
  const isPatch = role.pointer.endsWith('/0/value');
  // What has to be beside the role in an object that may be left out is sent with it.
  const around = role.pointer.slice(0, role.pointer.lastIndexOf('/'));
  const isBeside = ({ pointer, isNeeded }: SchemaField) =>
    around !== '' && isNeeded === true && pointer.slice(0, pointer.lastIndexOf('/')) === around;
  return fields.filter(
    (field) =>
      (field.required || isBeside(field)) &&
      !isPatch &&
      !isFixed(field.schemas) &&
      // `role_slugs` is another way to write `role_slug`.
      wordsOf(field.name).join() !== wordsOf(role.name).join() &&
      !own.some((one) => field.pointer === one || field.pointer.startsWith(`${one}/`)),
  );
}

/** The role or the id is inside. */
function isAround({ role, resource: { request, repeated = [] } }: BindingSearch, pointer: Pointer): boolean {
  const own = [role.pointer, ...repeated, ...(request.in === 'body' ? [request.pointer] : [])];
  return own.some((one) => one.startsWith(`${pointer}/`));
}

/** One value alone is legal, for the field or for each of its items. */
function isFixed(schemas: SchemaField['schemas']): boolean {
  return valuesOf(schemas).length === 1 || valuesOf(itemsOf({ schemas }, undefined)).length === 1;
}

function isHolder({ schemas }: SchemaField): boolean {
  return schemas.some(({ properties }) => properties !== undefined);
}
