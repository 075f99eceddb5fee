import { keysOf } from '../../domain/pointer.ts';
import type { Operation } from '../../model/contract.ts';
import type { JsonObject, JsonSchema, Pointer } from '../../model/json.ts';
import type { ProfileResource, UserPointers } from '../../model/profile.ts';
import { fieldsOf, hasFormat, type SchemaField, typesOf } from './fields.ts';
import { type ShownRole, shownRoles, type WrittenRole } from './match-role.ts';
import {
  emailName,
  isAnother,
  isGeneric,
  isRoleFlag,
  kindOf,
  loginName,
  personName,
  roleScore,
  soundsLikeId,
  volatileName,
  wordsOf,
} from './words.ts';

/** A user object that a response shows: where, and what stands where inside it. */
export interface ShownUser {
  /** Pointer into the response's body. */
  readonly at: Pointer;
  readonly pointers: UserPointers;
  /** Where the role is inside, the likeliest first; empty when it is not shown. */
  readonly roles: readonly ShownRole[];
  /** The members of the user object. */
  readonly fields: readonly SchemaField[];
}

/** What a user object is looked for by. */
export interface Sought {
  readonly resource: Pick<ProfileResource, 'request' | 'format'>;
  readonly role: WrittenRole;
  /** Where a person says that a user object shows the role. */
  readonly roleInUser?: Pointer | undefined;
}

/** Documented success statuses that say that somebody was invited, where another says that it is done. */
export function pendingOf(operation: Operation): readonly number[] {
  const done = successOf(operation).status;
  return Object.entries(operation.responses)
    .filter(([status, { description }]) => /^20[12]$/.test(status) && /invit|pending/i.test(description))
    .map(([status]) => Number(status))
    .filter((status) => status !== done);
}

/** Status and body of an operation's documented success. */
export function successOf(operation: Operation): { readonly status: number; readonly schema: JsonSchema | undefined } {
  const known = Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status));
  // Of several the one that says that it is done: what was created or taken on is something else, or later.
  const key = known.find((status) => status === '200' || status === '204') ?? known[0];
  // Without a documented success what is said of every status is said of it.
  const response = operation.responses[key ?? '2XX'] ?? operation.responses.default;
  const content = Object.entries(response?.content ?? {});
  const media = content.find(([type]) => /json/.test(type)) ?? content[0];
  return { status: Number(key ?? 200), schema: media?.[1].schema };
}

/** The likeliest user object in the values of a schema, or the one at `place`; `undefined` when nothing in it looks like one. */
export function findUser(schema: JsonSchema | undefined, sought: Sought, place?: Pointer): ShownUser | undefined {
  const all = fieldsOf(schema, 5);
  if (place !== undefined) return shown(all, place, sought, schema);
  const holders: readonly Pointer[] = ['', ...all.filter(isHolder).map(({ pointer }) => pointer)];
  const scored = holders
    .filter(
      (holder) => holder.split('/').length <= 4 && !/\/_?(links?|meta|metadata|paging|pagination)(\/|$)/i.test(holder),
    )
    .map((holder) => shown(all, holder, sought, schema))
    .map((user) => ({ user, score: scoreOf(user) }))
    .filter(({ score }) => score > 0);
  return scored.sort((one, other) => other.score - one.score)[0]?.user;
}

function isHolder({ schemas }: SchemaField): boolean {
  return typesOf(schemas).has('object') || schemas.some(({ properties }) => properties !== undefined);
}

function shown(
  all: readonly SchemaField[],
  holder: Pointer,
  { resource, role, roleInUser }: Sought,
  root: JsonSchema | undefined,
): ShownUser {
  const depth = holder.split('/').length - 1;
  const fields = all
    .filter(({ pointer }) => pointer.startsWith(`${holder}/`))
    .map((field) => ({ ...field, pointer: field.pointer.slice(holder.length), depth: field.depth - depth }));
  const scalar = fields.filter((field) => !isHolder(field) && !typesOf(field.schemas).has('array'));
  const { request } = resource;
  const own = request.in === 'body' ? (request.pointer.split('/').at(-1) ?? '') : request.name;
  const email = scalar.find(
    ({ name, pointer, depth: deep, schemas }) =>
      deep <= 1 &&
      !isOfAnother(pointer) &&
      (emailName.test(name) || (loginName.test(name) && hasFormat(schemas, 'email'))),
  );
  const id = idAmong(
    isAboutLink(holder, own) ? scalar.filter(({ pointer }) => !bareId.test(pointer.slice(1))) : scalar,
    own,
    resource.format,
  );
  const called = scalar.filter(
    (field) =>
      field.depth <= 1 && personName.test(field.name) && isOfPerson(field.pointer) && field !== email && field !== id,
  );
  const name = called.find((field) => !loginName.test(field.name)) ?? called[0];
  const times = scalar.filter((field) => volatileName.test(field.name) && isTime(field.schemas));
  const roles = rolesAmong(fields, role, roleInUser, root);
  // What is surely the role names no user.
  const isRole = id !== undefined && roles[0]?.field.pointer === id.pointer && roles[0].sure >= 8;
  return {
    at: holder,
    fields,
    roles,
    pointers: {
      ...(id === undefined || isRole ? {} : { id: id.pointer }),
      ...(email === undefined ? {} : { email: email.pointer }),
      ...(name === undefined ? {} : { name: name.pointer }),
      ...(times.length > 0 ? { volatile: times.map(({ pointer }) => pointer) } : {}),
    },
  };
}

function rolesAmong(
  fields: readonly SchemaField[],
  role: WrittenRole,
  chosen: Pointer | undefined,
  root: JsonSchema | undefined,
): readonly ShownRole[] {
  const all = shownRoles(fields, role, root);
  if (chosen === undefined) return all;
  const field = fields.find(({ pointer }) => pointer === chosen);
  const known = all.find((each) => each.field.pointer === chosen);
  return known !== undefined ? [known] : field === undefined ? [] : [{ field, root, sure: 10 }];
}

const bareId = /^[$_]?(id|uuid|guid|sid|gid|uid|pk)$/i;

/** What ties a user to something has an id of its own, which is not that of the user whom the request names. */
function isAboutLink(holder: Pointer, own: string): boolean {
  const name = keysOf(holder).at(-1) ?? '';
  const isLink = /(registration|assignment|grant|binding|invitation|enrol?lment)/i;
  return isLink.test(name) && kindOf(own) === 'person' && !isLink.test(own);
}

/** At the top of the user object, or in an object that is named like a person. */
function isOfPerson(pointer: Pointer): boolean {
  const [, holder, ...inner] = pointer.split('/');
  return (
    inner.length === 0 ||
    (inner.length === 1 && holder !== undefined && /user|member|person|profile|account/i.test(holder))
  );
}

/** In an object that is named like somebody else: the user's manager, who invited them. */
function isOfAnother(pointer: Pointer): boolean {
  const [holder = ''] = keysOf(pointer).slice(0, -1);
  return isRoleFlag(holder) || wordsOf(holder).some((word) => isAnother.test(word));
}

/** The member that holds the id by which the request (`own`) names the user. */
function idAmong(
  scalar: readonly SchemaField[],
  own: string,
  format: ProfileResource['format'],
): SchemaField | undefined {
  const fitting = scalar.filter(({ schemas }) => !typesOf(schemas).has('boolean'));
  const top = fitting.filter(({ depth }) => depth === 0);
  const near = fitting.filter(({ depth, pointer }) => depth === 1 && isOfPerson(pointer));
  const isLogin = loginName.test(own);
  const same = (name: string) =>
    name.replace(/[^a-z]/gi, '').toLowerCase() === own.replace(/[^a-z]/gi, '').toLowerCase();
  return (
    (format === 'email' ? top.find(({ name }) => name === own || emailName.test(name)) : undefined) ??
    top.find(({ name }) => same(name)) ??
    (isLogin ? fitting.find(({ name, pointer }) => loginName.test(name) && isOfPerson(pointer)) : undefined) ??
    // Named as a user, not as the membership that is shown: the id of the user inside it.
    (isGeneric(own) ? undefined : near.find(({ name }) => same(name))) ??
    (kindOf(own) === 'person' && /user/i.test(own)
      ? near.find(({ name, pointer }) => name === 'id' && /user/i.test(pointer))
      : undefined) ??
    top.find(({ name }) => bareId.test(name)) ??
    near.find(({ name }) => bareId.test(name)) ??
    top.find(
      ({ name }) =>
        soundsLikeId(name) &&
        kindOf(name) === 'person' &&
        !emailName.test(name) &&
        roleScore(name) === 0 &&
        // A login is another name of a person than an id.
        (isOfLogin(name) === isOfLogin(own) || !soundsLikeId(own)),
    ) ??
    // Who is named by a login may show it as the name.
    (isLogin ? top.find(({ name }) => name.toLowerCase() === 'name') : undefined) ??
    // What the path calls the person, the object may call by any name: `{member_id}` shows as `character_id`.
    onlyId(top)
  );
}

function isOfLogin(name: string): boolean {
  return wordsOf(name).some((word) => /^(login|handle|username)$/.test(word)) || loginName.test(name);
}

/** What is done for somebody has an id of its own. */
const errands = new Set(
  'job task operation request event process batch execution run transaction correlation trace workflow'.split(' '),
);

/** The one field at the top that identifies something, where there is just one. */
function onlyId(top: readonly SchemaField[]): SchemaField | undefined {
  const [only, ...others] = top.filter(
    ({ name }) =>
      /^(id|uuid|guid|sid)$/.test(wordsOf(name).at(-1) ?? '') &&
      !/provider|external|parent/i.test(name) &&
      !wordsOf(name).some((word) => errands.has(word)) &&
      !['tenant', 'role'].includes(kindOf(name)),
  );
  return others.length === 0 ? only : undefined;
}

function scoreOf({ at, pointers, roles }: ShownUser): number {
  const role = roles[0];
  if (pointers.id === undefined && role === undefined) return 0;
  const found =
    (role === undefined ? 0 : 4) + (pointers.id === undefined ? 0 : 3) + (pointers.email === undefined ? 0 : 2);
  // What is deeper explains no more, unless it alone holds the fields at its own top.
  return found * 4 + (role?.sure ?? 0) - (at.split('/').length - 1) - (role?.field.depth ?? 0) * 3;
}

function isTime(schemas: readonly JsonObject[]): boolean {
  return schemas.some(({ type, format }) => format === 'date-time' || [type].flat().includes('integer'));
}
