import { isObject } from '../../domain/is-object.ts';
import { sameJson } from '../../domain/same-json.ts';
import { HarnessError } from '../../errors.ts';
import type { Operation } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { Field, Profile } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import { type Derivable, deriveDefaults } from '../effective/derive-defaults.ts';
import type { OperationPlace } from '../find-operation.ts';
import { readOperation } from '../read-operation.ts';
import { readRequest } from '../read-request.ts';
import type { InferChoices } from './choices.ts';
import { chooseOperation } from './choose-operation.ts';
import { exampleRoles } from './example-roles.ts';
import { fieldsOf, typesOf } from './fields.ts';
import { shownFormat } from './id-format.ts';
import { inferAuth } from './infer-auth.ts';
import { inferErrors } from './infer-errors.ts';
import { inferFields, readRole, writtenRole } from './infer-fields.ts';
import { inferPermissions } from './infer-permissions.ts';
import { inferReads } from './infer-reads.ts';
import { inferRateLimit, inferRefusals } from './infer-refusals.ts';
import { inferResource } from './infer-resource.ts';
import { inferUnassign } from './infer-unassign.ts';
import { findUser, pendingOf, type ShownUser, successOf } from './infer-user.ts';
import { isAssignment } from './is-assignment.ts';
import { personKind } from './person-kind.ts';
import { pointersBeside, readsOf } from './profile-reads.ts';
import {
  guessRemark,
  idRemarks,
  numberRemarks,
  queryRemarks,
  rolesRemarks,
  shownRemarks,
  successRemarks,
  takingRemarks,
  targetRemarks,
  undeclaredRemarks,
  unshowingReads,
} from './remarks.ts';
import { roleField } from './role-field.ts';
import { labelsOf } from './role-labels.ts';
import { objectRoles, placeholders } from './role-values.ts';
import { likelyUpdates, type ScoredOperation } from './score-operations.ts';
import { readSchemas, shownBeside } from './shown-beside.ts';

/** A contract as far as a document and a person's choices tell it. */
export interface Draft {
  readonly profile: Profile;
  /** Sections that the document says by itself: a profile may leave them out. */
  readonly derived: readonly Derivable[];
  /** The update and its reads. */
  readonly places: readonly [OperationPlace, ...OperationPlace[]];
  /** By section of the profile, what a person must still decide or check. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  /** The signs by which the operation was chosen, where nobody named one. */
  readonly because: readonly string[];
  /** Other operations that look like updates of a role, where nobody named one. */
  readonly passedOver: readonly ScoredOperation[];
}

/** Infers a contract. What cannot be guessed at all is a `USAGE` that names the flag to type. */
export function inferContract(documents: Documents, choices: InferChoices): Draft {
  const candidates = choices.operation === undefined ? likelyUpdates(documents) : [];
  const place = chooseOperation(documents, choices, candidates);
  const update = readOperation(documents, place);
  const request = readRequest(documents, place);
  const { status, schema } = successOf(update);
  const field = roleField(request, choices, shownBeside(documents, place), place.path);
  if (field === undefined)
    throw noRole(
      place,
      choices,
      fieldsOf(request.documented).map(({ pointer }) => pointer),
    );
  const named = inferResource(update, request, choices, readSchemas(documents, place), field.pointer);
  if (named === undefined) throw noUser(place);
  const mayAdd = isAssignment(documents, place, field);
  const role = writtenRole(field, request.documented, mayAdd);
  const sought = { resource: named, role, roleInUser: choices.roleInUser };
  const reads = inferReads({ documents, update: place, ...sought }, choices);
  // The response to an assignment shows the assignment, as each item of the list that is read does.
  const isAssigned = mayAdd && reads.one?.read.as !== undefined && choices.user === undefined;
  const inResponse = choices.user === 'none' || isAssigned ? undefined : findUser(schema, sought, choices.user);
  const user = shownUser([reads.one?.user, reads.list?.user, inResponse]);
  // Where a user shows one role, what is put takes its place; what is posted may stand beside it.
  const adds = mayAdd && (place.method === 'POST' || !showsOne(user));
  const resource = { ...named, format: choices.idFormat ?? shownFormat(named, user) };
  const { fields, bind } = inferFields(
    request,
    field,
    resource,
    user,
    inResponse,
    choices,
    adds,
    (reads.one ?? reads.list)?.user,
    reads.roles !== undefined,
  );
  const read = readRole(field, request.documented, choices, user?.roles[0], reads.roles !== undefined);
  const made = read.objects && read.values.length === 0 ? objectRoles(read, request.documented) : undefined;
  const objects = made?.values ?? [];
  const examples =
    read.values.length > 0 || read.named || objects.length > 0 ? [] : exampleRoles(field, request, user?.roles[0]);
  const known =
    made?.invented === true ? [] : objects.length > 0 ? objects : examples.length > 1 ? examples : read.values;
  const values =
    objects.length > 0
      ? objects
      : known.length > 0
        ? known
        : placeholders(read, adds ? [] : (user?.roles[0]?.field.schemas ?? []), request.documented, examples);
  const kind = personKind(request.documented, resource);
  const [change, ...others] = fields.filter((one) => !(one.request in kind));
  const taking = adds && change !== undefined ? inferUnassign(documents, place, resource, change) : undefined;
  const labels = labelsOf([...read.schemas, ...(user?.roles[0]?.field.schemas ?? [])], values);
  const { auth, open: openAuth } = inferAuth(documents, update);
  const { refusals, open: openRefusals, keepsOwner } = inferRefusals(update);
  const rateLimit = inferRateLimit(update);
  const errors = inferErrors(update);
  const guessed = read.values.length === 0 && (objects.length > 0 || !read.named) && change !== undefined;
  const profile: Profile = {
    title: choices.title ?? titleOf(documents),
    document: { file: 'openapi.yaml', operation: place.id, retrieved: new Date().toISOString().slice(0, 10) },
    resource,
    user: user?.pointers ?? {},
    responses: {
      statuses: [status],
      ...(pendingOf(update).length > 0 ? { pending: pendingOf(update) } : {}),
      user: inResponse?.at ?? null,
      ...pointersBeside(user, inResponse),
    },
    ...(Object.keys(kind).length > 0 ? { request: { fixed: kind } } : {}),
    fields: guessed ? [{ ...withoutRoles(change), values }, ...others] : fields.filter((one) => !(one.request in kind)),
    ...(bind.length > 0 ? { bind } : {}),
    ...readsOf(reads, user, read.named && objects.length === 0),
    ...(taking === undefined ? {} : { unassign: taking.unassign }),
    auth,
    permissions: inferPermissions(values, keepsOwner, choices, field.name, labels),
    ...(Object.keys(refusals).length > 0 ? { refusals } : {}),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(errors.length > 0 ? { errors } : {}),
  };
  const asked = queryRemarks(update, resource);
  const open = {
    resource: asked,
    responses: successRemarks(update),
    fields: [
      ...(guessed && (objects.length < 2 || made?.invented === true) ? [guessRemark(examples)] : []),
      ...(read.leftOut.length > 0 ? [`left out of the values, as no role: ${read.leftOut.join(', ')}`] : []),
      ...(read.fromProse ? ['the values are those that a description names: check them'] : []),
      ...(read.fromResponse ? ['the values are those that a response shows: take out what cannot be written'] : []),
      ...undeclaredRemarks(request.documented),
      ...shownRemarks(user),
      ...idRemarks(resource, user),
    ],
    reads: [
      ...((reads.one ?? reads.list)
        ? []
        : ['no read of a user was found: without one nothing that is stored can be tried']),
      ...unshowingReads({ one: reads.one, list: reads.list }, user),
      ...rolesRemarks(reads.roles, read.named && objects.length === 0),
    ],
    bind: targetRemarks(bind),
    unassign: takingRemarks(adds, taking),
    auth: openAuth,
    permissions: [
      ...numberRemarks(values, labels),
      ...(known.length === 0 ? ['placeholders: put the roles of your server here, strongest first'] : []),
      'check the ranks, and who manages (may call the update); owner: true marks a role that has to be kept; ranked: true where nobody may give a role above its own',
    ],
    refusals: openRefusals,
  };
  const found = [reads.one?.place, reads.list?.place, ...(read.named ? [reads.roles?.place] : []), taking?.place];
  const passedOver = candidates.filter((each) => each.place.id !== place.id).slice(0, 5);
  const because = candidates.find((each) => each.place.id === place.id)?.because ?? [];
  return {
    profile,
    derived: derivedOf(documents, update, place, profile),
    places: [place, ...new Set(found.filter((each) => each !== undefined))],
    open,
    because,
    passedOver,
  };
}

/** Sections that are in the profile as the document alone would have them; its title is for people to see. */
function derivedOf(documents: Documents, update: Operation, { pointer }: OperationPlace, profile: Profile) {
  const derived = deriveDefaults(documents, update, pointer);
  const names = ['auth', 'refusals', 'rateLimit', 'errors'] as const;
  return names.filter((name) => {
    const own = derived[name]?.value;
    return own !== undefined && sameJson(own as unknown as Json, profile[name] as unknown as Json);
  });
}

/** Of the user objects that responses show, the first that shows the role, else the first. */
function shownUser(users: readonly (ShownUser | undefined)[]): ShownUser | undefined {
  const known = users.filter((user) => user !== undefined);
  return known.find(({ roles }) => roles.length > 0) ?? known[0];
}

/** The role is surely shown, and as one value. */
function showsOne(user: ShownUser | undefined): boolean {
  const [shown] = user?.roles ?? [];
  return (
    shown !== undefined && shown.item === undefined && shown.sure >= 8 && !typesOf(shown.field.schemas).has('array')
  );
}

function withoutRoles({ from: _, ...field }: Field): Field {
  return field;
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

function noUser({ id }: OperationPlace): HarnessError {
  return new HarnessError(
    'USAGE',
    `nothing in ${id} looks like the user's id`,
    'type --resource path:NAME, query:NAME or body:/POINTER',
  );
}
