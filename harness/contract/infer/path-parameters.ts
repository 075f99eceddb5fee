import { isJoined, isMachine, isOfRole, type Kind, kindOf, wordsOf } from './words.ts';

/** A parameter of a path template and what it picks out. */
export interface PathParameter {
  readonly name: string;
  readonly kind: Kind;
  /** The segment before it: `members` of `/members/{id}`. */
  readonly collection: string;
  /** Segments before its own. */
  readonly position: number;
}

/** The parameters of a path template, in order. A name that says nothing (`{id}`) means what stands before it. */
export function pathParameters(path: string): readonly PathParameter[] {
  const segments = segmentsOf(path);
  return segments.flatMap((segment, position) => {
    const name = /\{([^}]+)\}/.exec(segment)?.[1];
    if (name === undefined) return [];
    const before = segments[position - 1] ?? '';
    // OData has the key behind the collection: `Users('{id}')`.
    const keyed = /^([\w.-]+)\('?\{/.exec(segment)?.[1];
    const collection = keyed ?? (before.includes('{') ? '' : before);
    // Who is named as an administrator is a person, whatever may be done about admins.
    const own = wordsOf(name).includes('admin') ? 'person' : kindOf(name);
    const around = kindOf(collection);
    if (isJoined(collection)) return [{ name, kind: 'person', collection, position }];
    if (isMachine(collection)) return [{ name, kind: 'other', collection, position }];
    const weak = own === 'nothing' || own === 'other' || (own === 'tenant' && around === 'person');
    return [{ name, kind: weak && around !== 'nothing' ? around : own, collection, position }];
  });
}

/** The last parameter that picks out a person, the names of the parameters before it, and the segments after it. */
export function personIn(path: string):
  | {
      readonly parameter: PathParameter;
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | undefined {
  const all = pathParameters(path);
  const parameter = all.findLast(({ kind }) => kind === 'person');
  return (
    parameter && {
      parameter,
      before: all.slice(0, all.indexOf(parameter)).map(({ name }) => name),
      after: segmentsOf(path).slice(parameter.position + 1),
    }
  );
}

/** Segments of a path; one that is empty at the end is left out. */
export function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** A template without the names of its parameters, without a slash or a suffix at its end. */
export function shapeOf(path: string): string {
  return `/${segmentsOf(path)
    .map((segment) => segment.replace(/\{[^}]*\}/g, '{}').replace(/\.json$/, ''))
    .join('/')}`;
}

/** What a path says after a role that it names: what stands there is about the assignment, and no update of the user's role. */
export function beyondRole(path: string): readonly string[] {
  const role = pathParameters(path).findLast(({ kind }) => kind === 'role');
  const person = personIn(path)?.parameter;
  if (role === undefined || person === undefined || role.position < person.position) return [];
  return segmentsOf(path)
    .slice(role.position + 1)
    .filter((segment) => !segment.includes('{') && !isOfRole(segment));
}

/** The last parameter of a path where it picks out an account and nothing but roles comes after: an account may be somebody's. */
export function accountIn(path: string): string | undefined {
  const last = pathParameters(path).at(-1);
  if (last === undefined || last.kind === 'person' || last.kind === 'role') return undefined;
  const after = segmentsOf(path).slice(last.position + 1);
  const isAccount = [last.name, last.collection].some((name) => wordsOf(name).includes('account'));
  return isAccount && after.every(isOfRole) ? last.name : undefined;
}
