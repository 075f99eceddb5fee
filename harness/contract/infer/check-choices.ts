import { HarnessError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';
import type { Documents } from '../documents.ts';
import type { InferChoices } from './choices.ts';
import type { Draft } from './infer-contract.ts';
import { placesIn } from './shown-beside.ts';

/** Refuses choices that came to nothing: what a person typed and the document does not have must not be ignored. */
export function checkChoices(documents: Documents, choices: InferChoices, draft: Draft): void {
  const { profile } = draft;
  const values = profile.permissions.roles.map(({ value }) => value);
  const gets = placesIn(documents).filter(({ method }) => method === 'GET' || method === 'POST');
  const read = (flag: string, wanted: string | undefined, used: string | undefined) => {
    if (wanted === undefined || wanted === 'none' || used === wanted) return;
    const isThere = gets.some(({ id }) => id === wanted);
    const why = isThere
      ? `nothing in the response of ${wanted} looks like a user`
      : `the document has no operation ${wanted}`;
    refuse(flag, wanted, why, gets.map(({ id }) => id).slice(0, 8));
  };
  read('--read-one', choices.one, profile.reads?.one?.operation);
  read('--read-list', choices.list, profile.reads?.list?.operation);
  if (choices.roleInUser !== undefined && profile.fields[0]?.user !== choices.roleInUser)
    refuse('--role-in-user', choices.roleInUser, 'no user object has this place', []);
  if (choices.idFormat !== undefined && !['uuid', 'email', 'integer', 'opaque'].includes(choices.idFormat))
    refuse('--id-format', choices.idFormat, 'it is no format', ['uuid', 'email', 'integer', 'opaque']);
  const unknown = [...(choices.managers ?? []), ...(choices.owner === undefined ? [] : [choices.owner])].find(
    (value) => !values.some((known) => String(known) === String(value)),
  );
  if (unknown !== undefined)
    refuse(choices.managers?.includes(unknown) ? '--managers' : '--owner', unknown, 'it is none of the roles', values);
}

function refuse(flag: string, given: Json, why: string, known: readonly Json[]): never {
  const among = known.length > 0 ? `choose among ${known.map(String).join(', ')}` : 'look into the document';
  throw new HarnessError('USAGE', `${flag} ${String(given)} cannot be used: ${why}`, `${among}, or leave ${flag} out`);
}
