import { namesBeside } from '../domain/beside-body.ts';
import { nearestNames } from '../domain/nearest-names.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Pointer } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import type { ProfileUnassign } from '../model/unassign.ts';
import type { ProfileProblem } from './profile-problem.ts';

/** A parameter that the profile fills. */
interface Filled {
  readonly name: string;
  readonly in?: 'path' | 'query';
  /** Where the profile names it. */
  readonly at: Pointer;
}

/** Parameters that the profile fills and an operation does not have, and path parameters that nothing fills. */
export function checkParameters({
  profile,
  update,
  reads,
  unassign,
  request: { encoding },
}: Contract): readonly ProfileProblem[] {
  const { resource } = profile;
  const { one, list, roles } = profile.reads ?? {};
  const { request } = resource;
  const inUrl = request.in === 'body' ? [] : [{ name: request.name, in: request.in, at: '/resource/request/name' }];
  // An update without a body sends its fields as parameters.
  const sent = profile.fields.flatMap(({ request: pointer }, index) =>
    encoding === 'parameters' ? [{ name: pointer.slice(1), at: `/fields/${index}/request` }] : [],
  );
  const carried = profile.fields.flatMap((field, index) =>
    namesBeside([field]).map((name) => ({ name, at: `/fields/${index}/request` })),
  );
  return [
    ...problems(
      update,
      [...inUrl, ...sent, ...carried, ...fixed(resource.parameters, '/resource/parameters')],
      '/resource',
    ),
    ...(one && reads.one
      ? problems(
          reads.one,
          [
            ...(one.id.in === 'body' ? [] : [{ name: one.id.name, in: one.id.in, at: '/reads/one/id/name' }]),
            ...fixed(one.parameters, '/reads/one/parameters'),
          ],
          '/reads/one',
        )
      : []),
    ...(list && reads.list ? problems(reads.list, listParameters(list), '/reads/list') : []),
    ...(roles && reads.roles
      ? problems(reads.roles, fixed(roles.parameters, '/reads/roles/parameters'), '/reads/roles')
      : []),
    ...(unassign && profile.unassign ? problems(unassign, unassignParameters(profile.unassign), '/unassign') : []),
  ];
}

function unassignParameters({ user, role, parameters }: ProfileUnassign): readonly Filled[] {
  const named = Object.entries({ user, role }).flatMap(([key, place]) =>
    place.in === 'body' ? [] : [{ name: place.name, in: place.in, at: `/unassign/${key}/name` }],
  );
  return [...named, ...fixed(parameters, '/unassign/parameters')];
}

function listParameters({ parameters, filter, next }: NonNullable<NonNullable<Profile['reads']>['list']>) {
  return [
    ...fixed(parameters, '/reads/list/parameters'),
    ...(filter ? [{ name: filter.query, in: 'query' as const, at: '/reads/list/filter/query' }] : []),
    ...(next ? [{ name: next.query, in: 'query' as const, at: '/reads/list/next/query' }] : []),
  ];
}

function fixed(parameters: Readonly<Record<string, string>> | undefined, at: Pointer): readonly Filled[] {
  return Object.keys(parameters ?? {}).map((name) => ({ name, at: `${at}/${name}` }));
}

function problems(operation: Operation, filled: readonly Filled[], at: Pointer): readonly ProfileProblem[] {
  const unknown = filled.flatMap((parameter) => {
    const fitting = operation.parameters.filter((each) => parameter.in === undefined || each.in === parameter.in);
    const known = [
      ...new Set([...fitting.map(({ name }) => name), ...(parameter.in === 'query' ? [] : templated(operation))]),
    ];
    if (known.includes(parameter.name)) return [];
    const fact = `${operation.id} has no${parameter.in ? ` ${parameter.in}` : ''} parameter ${parameter.name}`;
    const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'none';
    return [
      { at: parameter.at, fact, expected, received: parameter.name, nearest: nearestNames(parameter.name, known)[0] },
    ];
  });
  const isFilled = (name: string) => filled.some((parameter) => parameter.name === name);
  const empty = templated(operation).filter((name) => !isFilled(name));
  const missing = operation.parameters.filter(
    ({ in: where, name, required }) => where === 'query' && required && !isFilled(name),
  );
  return [
    ...unknown,
    // One mistake, told once: a misspelt name also leaves its parameter empty.
    ...(unknown.length > 0 ? [] : missing).map(({ name }) => ({
      at,
      fact: `nothing fills the query parameter ${name} of ${operation.id}, which is required`,
      expected: `parameters: { ${name}: ... }`,
      received: 'nothing',
    })),
    ...(unknown.length > 0 ? [] : empty).map((name) => ({
      at,
      fact: `nothing fills the path parameter ${name} of ${operation.id}`,
      expected: `parameters: { ${name}: ... }`,
      received: 'nothing',
    })),
  ];
}

/** Names in the path template. */
function templated({ path }: Operation): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
}
