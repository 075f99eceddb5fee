import type { Contract, Operation } from '../model/contract.ts';
import type { JsonSchema, Pointer } from '../model/json.ts';
import type { Profile, ReadList, ReadOne, UserPointers } from '../model/profile.ts';
import { nearestNames } from './nearest-names.ts';
import { placeInSchema } from './place-in-schema.ts';
import type { ProfileProblem } from './profile-problem.ts';

/** Every place and parameter that the profile names and the document does not have. */
export function checkProfile({
  profile,
  update,
  request,
  reads,
}: Omit<Contract, 'profile' | 'gaps'> & { profile: Profile }): readonly ProfileProblem[] {
  const inRequest = (pointer: Pointer | undefined, at: Pointer) =>
    place(request.documented, pointer, at, 'the request body');
  const { subject, answer } = profile;
  return [
    ...(subject.request.in === 'body'
      ? inRequest(subject.request.pointer, '/subject/request/pointer')
      : parameter(update, subject.request.name, subject.request.in, '/subject/request/name')),
    ...(subject.repeated ?? []).flatMap((pointer, index) => inRequest(pointer, `/subject/repeated/${index}`)),
    ...profile.changes.flatMap(({ request: pointer }, index) => inRequest(pointer, `/changes/${index}/request`)),
    ...(profile.bind ?? []).flatMap(({ request: pointer }, index) => inRequest(pointer, `/bind/${index}/request`)),
    ...(profile.rules ?? []).flatMap(({ at }, index) => inRequest(at, `/rules/${index}/at`)),
    ...statusProblems(update, answer.statuses),
    ...(answer.user === null ? [] : answerProblems(profile, update, answer.user)),
    ...(reads.one && profile.reads?.one ? readOneProblems(profile, reads.one, profile.reads.one) : []),
    ...(reads.list && profile.reads?.list ? readListProblems(profile, reads.list, profile.reads.list) : []),
    ...(reads.roles && profile.reads?.roles
      ? [
          ...place(successSchema(reads.roles), profile.reads.roles.items, '/reads/roles/items', 'the answer'),
          ...place(
            successSchema(reads.roles),
            `${profile.reads.roles.items}/0${profile.reads.roles.value}`,
            '/reads/roles/value',
            'an item',
          ),
        ]
      : []),
  ];
}

function statusProblems({ answers }: Operation, statuses: readonly number[]): readonly ProfileProblem[] {
  const documented = Object.keys(answers);
  return statuses.flatMap((status, index) => {
    const fits = [String(status), `${Math.trunc(status / 100)}XX`, 'default'].some((key) => documented.includes(key));
    const fact = `status ${status} is not documented`;
    return fits
      ? []
      : [
          {
            at: `/answer/statuses/${index}`,
            fact,
            expected: `one of ${documented.join(', ')}`,
            received: String(status),
          },
        ];
  });
}

function answerProblems(profile: Profile, update: Operation, user: Pointer): readonly ProfileProblem[] {
  const schema = successSchema(update, profile.answer.statuses[0]);
  return [
    ...place(schema, user, '/answer/user', 'the answer'),
    ...userProblems(
      schema,
      user,
      { ...profile.user, ...profile.answer.pointers },
      profile.answer.pointers ? '/answer/pointers' : '/user',
    ),
    ...profile.changes.flatMap(({ user: shown, answer = shown }, index) =>
      place(
        schema,
        answer === undefined ? undefined : user + answer,
        `/changes/${index}/${answer === shown ? 'user' : 'answer'}`,
        'the user object',
      ),
    ),
  ];
}

function readOneProblems(profile: Profile, operation: Operation, read: ReadOne): readonly ProfileProblem[] {
  const schema = successSchema(operation);
  return [
    ...place(schema, read.user, '/reads/one/user', 'the answer'),
    ...parameter(operation, read.id.name, read.id.in, '/reads/one/id/name'),
    ...Object.keys(read.parameters ?? {}).flatMap((name) =>
      parameter(operation, name, undefined, `/reads/one/parameters/${name}`),
    ),
    ...userProblems(
      schema,
      read.user,
      { ...profile.user, ...read.pointers },
      read.pointers ? '/reads/one/pointers' : '/user',
    ),
  ];
}

function readListProblems(profile: Profile, operation: Operation, read: ReadList): readonly ProfileProblem[] {
  const schema = successSchema(operation);
  const user = `${read.items}/0${read.user}`;
  return [
    ...place(schema, read.items, '/reads/list/items', 'the answer'),
    ...place(schema, user, '/reads/list/user', 'an item'),
    ...Object.keys(read.parameters ?? {}).flatMap((name) =>
      parameter(operation, name, undefined, `/reads/list/parameters/${name}`),
    ),
    ...(read.filter ? parameter(operation, read.filter.query, 'query', '/reads/list/filter/query') : []),
    ...(read.next ? parameter(operation, read.next.query, 'query', '/reads/list/next/query') : []),
    ...(read.next ? place(schema, read.next.from, '/reads/list/next/from', 'the answer') : []),
    ...userProblems(
      schema,
      user,
      { ...profile.user, ...read.pointers },
      read.pointers ? '/reads/list/pointers' : '/user',
    ),
  ];
}

function userProblems(
  schema: JsonSchema,
  user: Pointer,
  pointers: UserPointers,
  at: Pointer,
): readonly ProfileProblem[] {
  const { volatile = [], ...fields } = pointers;
  return [
    ...Object.entries(fields).flatMap(([name, pointer]) =>
      place(schema, user + pointer, `${at}/${name}`, 'the user object'),
    ),
    ...volatile.flatMap((pointer, index) =>
      place(schema, user + pointer, `${at}/volatile/${index}`, 'the user object'),
    ),
  ];
}

/** The schema of a success answer: of the status asked for, else the first 2xx, else `default`. */
function successSchema({ answers }: Operation, status?: number): JsonSchema {
  const key = Object.keys(answers).find((name) => (status === undefined ? /^2/.test(name) : name === String(status)));
  const answer = answers[key ?? '2XX'] ?? answers.default;
  const media = Object.values(answer?.content ?? {})[0];
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

function parameter(
  operation: Operation,
  name: string,
  kind: string | undefined,
  at: Pointer,
): readonly ProfileProblem[] {
  const known = operation.parameters.filter((each) => kind === undefined || each.in === kind).map((each) => each.name);
  if (known.includes(name)) return [];
  const fact = `${operation.id} has no ${kind ?? ''} parameter ${name}`.replace('  ', ' ');
  return [
    {
      at,
      fact,
      expected: known.length > 0 ? `one of ${known.join(', ')}` : 'none',
      received: name,
      nearest: nearestNames(name, known)[0],
    },
  ];
}
