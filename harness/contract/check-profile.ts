import { isObject } from '../domain/is-object.ts';
import { nearestNames } from '../domain/nearest-names.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { JsonSchema, Pointer } from '../model/json.ts';
import type { Field, Profile, ReadList, ReadOne, UserPointers } from '../model/profile.ts';
import { checkParameters } from './check-parameters.ts';
import { checkSendable } from './check-sendable.ts';
import { placeInSchema } from './place-in-schema.ts';
import type { ProfileProblem } from './profile-problem.ts';

type ReadRoles = NonNullable<NonNullable<Profile['reads']>['roles']>;

/** A schema and where in its values a user object stands. */
type Shown = readonly [JsonSchema, Pointer];

/** Every place and parameter that the profile names and the document does not have. */
export function checkProfile(contract: Contract): readonly ProfileProblem[] {
  const { profile, update, request, reads } = contract;
  const inRequest = (pointer: Pointer, at: Pointer) =>
    place(request.documented, pointer, at, request.encoding === 'parameters' ? 'the request' : 'the request body');
  // What only prose says of a field stands with its values in the profile.
  const isSaid = ({ values, from }: Field) => values !== undefined || from !== undefined;
  const { resource, responses: response } = profile;
  return [
    ...(resource.request.in === 'body' ? inRequest(resource.request.pointer, '/resource/request/pointer') : []),
    ...(resource.repeated ?? []).flatMap((pointer, index) => inRequest(pointer, `/resource/repeated/${index}`)),
    ...profile.fields.flatMap((change, index) =>
      isSaid(change) && isOpen(request.documented) ? [] : inRequest(change.request, `/fields/${index}/request`),
    ),
    ...(profile.bind ?? []).flatMap((binding, index) => inRequest(binding.request, `/bind/${index}/request`)),
    ...(profile.constraints ?? []).flatMap(({ pointer: at }, index) => inRequest(at, `/constraints/${index}/pointer`)),
    ...checkSendable(contract),
    ...statusProblems(update, response.statuses),
    ...(response.user === null ? [] : responseProblems(profile, update, response.user)),
    ...(reads.one && profile.reads?.one ? readOneProblems(reads.one, profile.reads.one) : []),
    ...(reads.list && profile.reads?.list ? readListProblems(reads.list, profile.reads.list) : []),
    ...(reads.roles && profile.reads?.roles ? readRolesProblems(reads.roles, profile.reads.roles) : []),
    ...userProblems(contract),
    ...checkParameters(contract),
  ];
}

/** An object that may have more members than the document names. */
function isOpen(schema: JsonSchema): boolean {
  return isObject(schema) && schema.additionalProperties !== false && !('$ref' in schema);
}

function statusProblems({ responses }: Operation, statuses: readonly number[]): readonly ProfileProblem[] {
  const documented = Object.keys(responses);
  return statuses.flatMap((status, index) => {
    const fits = [String(status), `${Math.trunc(status / 100)}XX`, 'default'].some((key) => documented.includes(key));
    const fact = `status ${status} is not documented`;
    const expected = `one of ${documented.join(', ')}`;
    return fits ? [] : [{ at: `/responses/statuses/${index}`, fact, expected, received: String(status) }];
  });
}

function responseProblems(profile: Profile, update: Operation, user: Pointer): readonly ProfileProblem[] {
  const schema = successSchema(update, profile.responses.statuses[0]);
  return [
    ...place(schema, user, '/responses/user', 'the response'),
    ...pointerProblems([[schema, user]], profile.responses.pointers, '/responses/pointers'),
    ...profile.fields.flatMap(({ response }, index) =>
      response === undefined ? [] : place(schema, user + response, `/fields/${index}/response`, 'the user object'),
    ),
  ];
}

function readOneProblems(operation: Operation, read: ReadOne): readonly ProfileProblem[] {
  const schema = successSchema(operation);
  return [
    ...place(schema, read.user, '/reads/one/user', 'the response'),
    ...pointerProblems([[schema, read.user]], read.pointers, '/reads/one/pointers'),
  ];
}

function readListProblems(operation: Operation, read: ReadList): readonly ProfileProblem[] {
  const schema = successSchema(operation);
  const user = `${read.items}/0${read.user}`;
  return [
    ...place(schema, read.items, '/reads/list/items', 'the response'),
    ...place(schema, user, '/reads/list/user', 'an item'),
    ...(read.next?.from !== undefined ? place(schema, read.next.from, '/reads/list/next/from', 'the response') : []),
    ...pointerProblems([[schema, user]], read.pointers, '/reads/list/pointers'),
  ];
}

function readRolesProblems(operation: Operation, read: ReadRoles): readonly ProfileProblem[] {
  const schema = successSchema(operation);
  return [
    ...place(schema, read.items, '/reads/roles/items', 'the response'),
    ...place(schema, `${read.items}/0${read.value}`, '/reads/roles/value', 'an item'),
  ];
}

/** What the profile says of user objects has to be declared by one of the responses that show one. */
function userProblems({ profile, update, reads }: Contract): readonly ProfileProblem[] {
  const { one, list } = profile.reads ?? {};
  const shown: Shown[] = [];
  if (profile.responses.user !== null)
    shown.push([successSchema(update, profile.responses.statuses[0]), profile.responses.user]);
  if (one && reads.one && one.as === undefined) shown.push([successSchema(reads.one), one.user]);
  if (one?.as !== undefined && shown.length === 0 && list === undefined) return [];
  if (list && reads.list) shown.push([successSchema(reads.list), `${list.items}/0${list.user}`]);
  const changed = profile.fields.flatMap(({ user }, index) => nowhere(shown, user, `/fields/${index}/user`));
  return [...pointerProblems(shown, profile.user, '/user'), ...changed];
}

function pointerProblems(shown: readonly Shown[], pointers: UserPointers = {}, at: Pointer): readonly ProfileProblem[] {
  const { volatile = [], ...fields } = pointers;
  return [
    ...Object.entries(fields).flatMap(([name, pointer]) => nowhere(shown, pointer, `${at}/${name}`)),
    ...volatile.flatMap((pointer, index) => nowhere(shown, pointer, `${at}/volatile/${index}`)),
  ];
}

/** A problem when every user object is without the place. */
function nowhere(shown: readonly Shown[], pointer: Pointer | undefined, at: Pointer): readonly ProfileProblem[] {
  if (pointer === undefined) return [];
  const problems = shown.map(([schema, user]) => place(schema, user + pointer, at, 'the user object'));
  return problems.every((found) => found.length > 0) ? (problems[0] ?? []) : [];
}

/** The schema of a success response: of the status asked for, else the first 2xx, else `default`. */
function successSchema({ responses }: Operation, status?: number): JsonSchema {
  const key = Object.keys(responses).find((name) => (status === undefined ? /^2/.test(name) : name === String(status)));
  const response = responses[key ?? '2XX'] ?? responses.default;
  const media = Object.values(response?.content ?? {})[0];
  return media?.schema ?? true;
}

function place(
  schema: JsonSchema,
  pointer: Pointer | undefined,
  at: Pointer,
  where: string,
): readonly ProfileProblem[] {
  const found = pointer === undefined ? undefined : placeInSchema(schema, pointer);
  if (found?.declared !== 'no') return [];
  const last = pointer?.split('/').at(-1) ?? '';
  const expected = found.known.length > 0 ? `one of ${found.known.join(', ')}` : 'a declared place';
  return [
    {
      at,
      fact: `${where} declares nothing at ${pointer}`,
      expected,
      received: last,
      nearest: nearestNames(last, found.known)[0],
    },
  ];
}
