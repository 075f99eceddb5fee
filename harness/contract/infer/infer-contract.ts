import { isObject } from '../../domain/is-object.ts';
import { sameJson } from '../../domain/same-json.ts';
import { HarnessError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';
import type { Profile, UserPointers } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import { findOperation, type OperationPlace } from '../find-operation.ts';
import { readOperation } from '../read-operation.ts';
import { readRequest } from '../read-request.ts';
import { shown } from '../read-source.ts';
import type { InferChoices } from './choices.ts';
import { fieldsOf } from './fields.ts';
import { inferAuth } from './infer-auth.ts';
import { inferErrors } from './infer-errors.ts';
import { inferFields, readRole, roleField } from './infer-fields.ts';
import { inferPermissions } from './infer-permissions.ts';
import { type FoundReads, inferReads } from './infer-reads.ts';
import { inferRateLimit, inferRefusals } from './infer-refusals.ts';
import { inferResource } from './infer-resource.ts';
import { findUser, type ShownUser, successOf } from './infer-user.ts';
import { likelyUpdates, placesIn } from './score-operations.ts';

/** A contract as far as a document and a person's choices tell it. */
export interface Draft {
  readonly profile: Profile;
  /** The update and its reads. */
  readonly places: readonly [OperationPlace, ...OperationPlace[]];
  /** By section of the profile, what a person must still decide or check. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  /** Other operations that look like updates of a role, where nobody named one. */
  readonly passedOver: readonly string[];
}

/** Infers a contract. What cannot be guessed at all is a `USAGE` that names the flag to type. */
export function inferContract(documents: Documents, choices: InferChoices): Draft {
  const place = chooseOperation(documents, choices);
  const update = readOperation(documents, place);
  const request = readRequest(documents, place, []);
  const field = roleField(request, choices);
  if (field === undefined)
    throw noRole(
      place,
      choices,
      fieldsOf(request.documented).map(({ pointer }) => pointer),
    );
  const testUser = inferResource(update, request, choices);
  if (testUser === undefined) throw noTestUser(place);
  const role = { name: field.name, pointer: choices.roleInUser };
  const reads = inferReads({ documents, update: place, testUser, role }, choices);
  const { status, schema } = successOf(update);
  const inResponse =
    choices.user === 'none' ? undefined : findUser(schema, testUser, { name: field.name }, choices.user);
  const user = reads.one?.user ?? reads.list?.user ?? inResponse;
  const { fields, bind } = inferFields(request, field, testUser, user, inResponse, choices);
  const read = readRole(field, request.documented, choices, user?.role);
  const values = read.values.length > 0 ? read.values : placeholders(read);
  const { auth, open: openAuth } = inferAuth(documents, update);
  const { refusals, open: openRefusals, keepsOwner } = inferRefusals(update);
  const rateLimit = inferRateLimit(update);
  const errors = inferErrors(update);
  const [change, ...others] = fields;
  const guessed = read.values.length === 0 && !read.named && change !== undefined;
  const profile: Profile = {
    title: choices.title ?? titleOf(documents),
    document: { file: 'openapi.yaml', operation: place.id, retrieved: new Date().toISOString().slice(0, 10) },
    resource: testUser,
    user: user?.pointers ?? {},
    responses: { statuses: [status], user: inResponse?.at ?? null, ...pointersBeside(user, inResponse) },
    fields: guessed ? [{ ...change, values }, ...others] : fields,
    ...(bind.length > 0 ? { bind } : {}),
    ...readsOf(reads, user, read.named),
    auth,
    permissions: inferPermissions(values, keepsOwner, choices),
    ...(Object.keys(refusals).length > 0 ? { refusals } : {}),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(errors.length > 0 ? { errors } : {}),
  };
  const open = {
    fields: [
      ...(guessed ? ['the document does not say which values the role takes: these are placeholders'] : []),
      ...(user !== undefined && user.role === undefined
        ? ['no response was found to show the role: add user: if one does']
        : []),
    ],
    reads:
      (reads.one ?? reads.list) ? [] : ['no read of a user was found: without one nothing that is stored can be tried'],
    auth: openAuth,
    permissions: [
      ...(read.values.length === 0 ? ['placeholders: put the roles of your server here, strongest first'] : []),
      'check the ranks, and who manages (may call the update); owner: true marks a role that has to be kept',
    ],
    refusals: openRefusals,
  };
  const found = [reads.one?.place, reads.list?.place, ...(read.named ? [reads.roles?.place] : [])];
  const passedOver =
    choices.operation === undefined
      ? likelyUpdates(documents)
          .slice(1, 6)
          .map((each) => each.place.id)
      : [];
  return { profile, places: [place, ...new Set(found.filter((each) => each !== undefined))], open, passedOver };
}

function chooseOperation(documents: Documents, choices: InferChoices): OperationPlace {
  const file = shown(documents.root.file);
  if (choices.operation !== undefined) return findOperation(placesIn(documents), choices.operation, file);
  const likely = likelyUpdates(documents);
  const [first, second] = likely;
  if (first !== undefined && (second === undefined || second.score < first.score)) return first.place;
  const [only, ...others] = placesIn(documents).filter(({ method, sibling }) => method !== 'GET' && !sibling);
  if (only !== undefined && others.length === 0) return only;
  throw new HarnessError(
    'USAGE',
    first === undefined
      ? `no operation of ${file} looks like an update of a user's role`
      : `several operations of ${file} look like updates of a user's role: ${likely
          .slice(0, 8)
          .map((each) => each.place.id)
          .join(', ')}`,
    `type --operation "${first?.place.id ?? 'PATCH /users/{id}/role'}"`,
  );
}

function pointersBeside(
  base: ShownUser | undefined,
  other: ShownUser | undefined,
): { readonly pointers?: UserPointers } {
  if (base === undefined || other === undefined) return {};
  const { volatile: _, ...own } = base.pointers;
  const { volatile: __, ...pointers } = other.pointers;
  return sameJson({ ...own }, { ...pointers }) ? {} : { pointers };
}

function readsOf(
  { one, list, roles }: FoundReads,
  base: ShownUser | undefined,
  named: boolean,
): Pick<Profile, 'reads'> {
  const reads = {
    ...(one ? { one: { ...one.read, ...pointersBeside(base, one.user) } } : {}),
    ...(list ? { list: { ...list.read, ...pointersBeside(base, list.user) } } : {}),
    ...(named && roles ? { roles: roles.read } : {}),
  };
  return Object.keys(reads).length > 0 ? { reads } : {};
}

/** Roles for the mock, where the document names none. */
function placeholders({ uuid, integer, named }: ReturnType<typeof readRole>): readonly Json[] {
  if (uuid) return [1, 2, 3].map((each) => `00000000-0000-4000-8000-00000000000${each}`);
  if (integer) return [1, 2, 3];
  return named ? ['role-1', 'role-2', 'role-3'] : ['member', 'admin'];
}

function titleOf({ root }: Documents): string {
  const { info } = root.value;
  return isObject(info) && typeof info.title === 'string' && info.title !== '' ? info.title : 'Contract';
}

function noRole({ id }: OperationPlace, { role }: InferChoices, pointers: readonly string[]): HarnessError {
  const fact = role === undefined ? `no field of ${id} looks like a role` : `${id} has no field ${role} in its body`;
  const known = pointers.slice(0, 20).join(', ') || 'no fields at all';
  return new HarnessError('USAGE', `${fact}: its body has ${known}`, `type --role ${pointers[0] ?? '/role'}`);
}

function noTestUser({ id }: OperationPlace): HarnessError {
  return new HarnessError(
    'USAGE',
    `nothing in ${id} looks like the user's id`,
    'type --test user path:NAME, query:NAME or body:/POINTER',
  );
}
