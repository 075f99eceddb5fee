import { at } from '../../schema/reading/pointer.ts';
import { type Call, type Check, nothing, refuse } from '../call.ts';
import { isWellFormedId } from '../state/make-id.ts';
import { rankedRole, roleChange } from '../state/role-change.ts';
import type { World } from '../world.ts';

/** Somebody must be known to call. */
export const checkCredentials: Check<World> = (_world, call) => {
  if (call.caller === 'anonymous') return refuse('no-credentials');
  return call.caller === 'wrong' ? refuse('wrong-credentials') : nothing;
};

/** The id must be one that a user could have. */
export const checkIdForm: Check<World> = (world, call) => {
  if (call.subjectId === undefined || world.choices.ids === 'lenient') return nothing;
  return isWellFormedId(world.contract, call.subjectId) ? nothing : refuse('malformed-id');
};

/** The user must exist, still be there, and belong to the caller's organisation. */
export const checkSubject: Check<World> = (world, call) => {
  const identity = world.population.identities[call.caller as 'admin'];
  if (identity && namesOtherOrganisation(world, call, identity.organisation)) return refuse('other-organisation');
  if (call.subjectId === undefined) return nothing;
  const { subject } = call;
  if (subject === undefined) return refuse('unknown-subject');
  if (identity && subject.organisation !== identity.organisation) return refuse('other-organisation');
  return subject.removed ? refuse('removed-subject') : nothing;
};

/** The caller must manage users, and nobody gives themselves more than they have. */
export const checkRights: Check<World> = (world, call) => {
  const identity = world.population.identities[call.caller as 'admin'];
  if (identity === undefined) return nothing;
  const own = call.callerUser ? rankedRole(world.contract, call.callerUser.role) : identity.role;
  const itself = identity.userId !== undefined && identity.userId === call.subjectId;
  if (!own?.manages) return refuse(itself ? 'self-promotion' : 'insufficient-role');
  const change = roleChange(world.contract);
  if (!itself || change === undefined || call.body === undefined) return nothing;
  const wanted = at(call.body, change.request);
  const rank = wanted === undefined ? undefined : rankedRole(world.contract, wanted)?.rank;
  return rank !== undefined && rank > own.rank ? refuse('self-promotion') : nothing;
};

/** Context headers, path and query may name an organisation: it must be the caller's. */
function namesOtherOrganisation({ contract }: World, call: Call, own: string): boolean {
  const { auth, subject, reads } = contract.profile;
  const names = { update: subject.parameters, one: reads?.one?.parameters, list: reads?.list?.parameters };
  const parameters = names[call.operation as 'update'] ?? {};
  const differs = (template: string, sent: string | null | undefined) =>
    template.includes('{organisation}') && (sent ?? '') !== '' && sent !== template.replaceAll('{organisation}', own);
  return (
    Object.entries(auth.context ?? {}).some(([name, template]) =>
      differs(template, call.headers[name.toLowerCase()]),
    ) ||
    Object.entries(parameters).some(([name, template]) =>
      differs(template, call.parameters[name] ?? call.query.get(name)),
    )
  );
}
