import type { Operation } from '../../model/contract.ts';
import type { Json, JsonSchema } from '../../model/json.ts';
import type { Binding, Profile } from '../../model/profile.ts';
import { undeclaredNames } from '../document-gaps.ts';
import type { OperationPlace } from '../find-operation.ts';
import type { FoundUnassign } from './infer-unassign.ts';
import type { ShownUser } from './infer-user.ts';
import type { FoundRoles } from './read-roles.ts';

/** What takes away what an update adds. */
export function takingRemarks(adds: boolean, taking: FoundUnassign | undefined): readonly string[] {
  const without =
    'an update adds a role, and no operation was found that takes it away: a live target is left alone without one';
  return taking?.remarks ?? (adds ? [without] : []);
}

/** What every update says in its query for no reason of the user's. */
export function queryRemarks({ parameters }: Operation, resource: Profile['resource']): readonly string[] {
  const names = Object.keys(resource.parameters ?? {}).filter((name) =>
    parameters.some((one) => one.in === 'query' && one.name === name),
  );
  return names.length === 0 ? [] : [`check the values of the query: every update carries ${names.join(', ')}`];
}

/** The document names no status of success by its number. */
export function successRemarks({ responses }: Operation): readonly string[] {
  if (Object.keys(responses).some((status) => /^2\d\d$/.test(status))) return [];
  const said = '2XX' in responses ? 'every 2XX is documented' : 'no success is documented by its status';
  return [`${said}: 200 is taken for it, one of placeholders until you say which it is`];
}

/** What every update needs and nothing shows. */
export function targetRemarks(bind: readonly Binding[]): readonly string[] {
  const places = bind.filter(({ to }) => to.startsWith('target.')).map(({ request }) => request);
  const secrets = places.filter((place) => /pass(word|code|phrase)|secret|token/i.test(place));
  return [
    ...(places.length === 0
      ? []
      : [`required, and no read shows it: ${places.join(', ')}; say it in the target's values`]),
    ...(secrets.length === 0
      ? []
      : [`placeholders: every update sets ${secrets.join(', ')} of the test user, and nothing puts it back`]),
  ];
}

/** Which member is the id, where it is called otherwise than the request calls it. */
export function idRemarks({ request }: Profile['resource'], user: ShownUser | undefined): readonly string[] {
  const id = user?.pointers.id;
  if (request.in === 'body' || id === undefined || !/(^|\/)name$/i.test(id)) return [];
  return [`users are named by {${request.name}}, and a user shows no such member: ${id} is taken for it`];
}

/** Where the role is shown, as far as that is not certain. */
export function shownRemarks(user: ShownUser | undefined): readonly string[] {
  const [first, ...others] = user?.roles ?? [];
  if (user === undefined) return [];
  if (first === undefined) return ['no response was found to show the role: add user: if one does'];
  const alike = others.filter(({ sure }) => sure >= first.sure).map(({ field }) => field.pointer);
  if (first.sure >= 8 && alike.length === 0) return [];
  if (first.sure >= 10) return [];
  return [
    `the role is taken to be shown at ${first.field.pointer}, by its name alone${alike.length > 0 ? `; it may be at ${alike.slice(0, 4).join(' or ')}` : ''}`,
  ];
}

/** Where the values come from that no schema lists. */
export function guessRemark(examples: readonly Json[]): string {
  if (examples.length > 1) return 'the values are those of examples in the document: add what else there is';
  const only = examples.length === 1 ? `but ${JSON.stringify(examples[0])}, an example, ` : '';
  return `the document does not say which values the role takes: ${only}these are placeholders`;
}

/** Reads that are there, and whose documents have no place for the role that the update's response shows. */
export function unshowingReads(
  reads: Readonly<Record<string, { readonly place: OperationPlace; readonly user: ShownUser } | undefined>>,
  user: ShownUser | undefined,
): readonly string[] {
  const [role] = user?.roles ?? [];
  if (role === undefined) return [];
  return Object.values(reads)
    .filter((read) => read !== undefined && read.user.roles.length === 0)
    .map(
      (read) =>
        `${read?.place.id} shows no ${role.field.pointer} as it is written: say where it does (fields: shown), or leave the read out`,
    );
}

/** Where the roles are listed, what an update writes of them is a guess. */
export function rolesRemarks(roles: FoundRoles | undefined, isNamed: boolean): readonly string[] {
  return isNamed && roles !== undefined
    ? [`a role is taken to be written as ${roles.read.value} of what ${roles.place.id} lists`]
    : [];
}

/** What the numbers of roles stand for, or that it is not known. */
export function numberRemarks(values: readonly Json[], labels: ReadonlyMap<Json, string>): readonly string[] {
  if (values.length === 0 || !values.every((value) => typeof value === 'number')) return [];
  const named = values.map((value) => `${value} is ${labels.get(value)}`);
  return [
    labels.size > 0 ? `by the document ${named.join(', ')}` : 'the greatest number is taken for the strongest role',
  ];
}

/** Members that an update has to have and the document does not describe. */
export function undeclaredRemarks(documented: JsonSchema): readonly string[] {
  const names = undeclaredNames(documented);
  return names.length === 0
    ? []
    : [`required and not declared: ${names.join(', ')}; what is sent there are placeholders`];
}
