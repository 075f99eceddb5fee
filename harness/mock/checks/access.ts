import { at } from '../../domain/pointer.ts';
import { arePublicReads } from '../../domain/public-reads.ts';
import type { UserPart } from '../../model/mock.ts';
import { type Call, type Check, nothing, refuse } from '../call.ts';
import { isWellFormedId } from '../state/make-id.ts';
import { rankedRole, roleChange } from '../state/role-change.ts';
import type { World } from '../world.ts';

/** Somebody must be known to call. */
export const checkCredentials: Check<World> = (world, call) => {
  if (isPublicRead(world, call)) return nothing;
  if (call.caller === 'anonymous') return refuse('no-credentials');
  return call.caller === 'wrong' ? refuse('wrong-credentials') : nothing;
};

/** The id must be one that a user could have. */
export const checkIdForm: Check<World> = (world, call) => {
  if (call.userId === undefined || world.choices.ids === 'lenient') return nothing;
  return isWellFormedId(world.contract, call.userId) ? nothing : refuse('malformed-id');
};

/** The user must exist, still be there, and belong to the caller's organization. */
export const checkTestUser: Check<World> = (world, call) => {
  const identity = isPublicRead(world, call) ? undefined : world.population.identities[call.caller as 'admin'];
  if (identity && namesOtherOrganization(world, call, identity.organization)) return refuse('other-organization');
  if (call.userId === undefined) return nothing;
  const { testUser } = call;
  if (testUser === undefined) return refuse('unknown-user');
  if (identity && testUser.organization !== identity.organization) return refuse('other-organization');
  if (testUser.removed) return refuse('removed-user');
  const isHere = ({ id = '' }: UserPart) => {
    const other = call.users.get(id);
    return other !== undefined && !other.removed && other.organization === testUser.organization;
  };
  return (call.others ?? []).every(isHere) ? nothing : refuse('unknown-user');
};

/** A read that the vendor lets everybody make. */
function isPublicRead({ contract }: World, { operation }: Call): boolean {
  return (operation === 'one' || operation === 'list') && arePublicReads(contract);
}

/** The caller must manage users, and nobody gives themselves more than they have. */
export const checkPermissions: Check<World> = (world, call) => {
  const identity = world.population.identities[call.caller as 'admin'];
  if (identity === undefined) return nothing;
  const own = call.callerUser ? rankedRole(world.contract, call.callerUser.role) : identity.role;
  const itself = identity.userId !== undefined && identity.userId === call.userId;
  if (!own?.mayUpdate) return refuse(itself ? 'self-promotion' : 'insufficient-role');
  const change = roleChange(world.contract);
  const wanted = change === undefined || call.body === undefined ? undefined : at(call.body, change.request);
  const rank = wanted === undefined ? undefined : rankedRole(world.contract, wanted)?.rank;
  if (itself) return rank !== undefined && rank > own.rank ? refuse('self-promotion') : nothing;
  if (!world.contract.profile.permissions.ranked) return nothing;
  const held = call.testUser === undefined ? undefined : rankedRole(world.contract, call.testUser.role)?.rank;
  return Math.max(rank ?? own.rank, held ?? own.rank) > own.rank ? refuse('above-caller') : nothing;
};

/** Users whom somebody else manages, or who are not there yet, keep their role. */
export const checkStanding: Check<World> = (world, call) => {
  const { managed, pending } = world.population;
  if (call.userId === undefined) return nothing;
  if (call.userId === managed) return refuse('managed-user');
  return call.userId === pending && world.contract.profile.refusals?.['pending-user']
    ? refuse('pending-user')
    : nothing;
};

/** Context headers, path and query may name an organization: it must be the caller's. */
function namesOtherOrganization({ contract }: World, call: Call, own: string): boolean {
  const { auth, resource, reads } = contract.profile;
  const context = auth.context ?? {};
  for (const name in context) {
    if (differs(context[name], call.headers[name.toLowerCase()], own)) return true;
  }
  const parameters =
    (call.operation === 'update' ? resource : reads?.[call.operation as 'one' | 'list'])?.parameters ?? {};
  for (const name in parameters) {
    if (differs(parameters[name], call.parameters[name] ?? call.query.get(name), own)) return true;
  }
  return false;
}

function differs(template = '', sent: string | null | undefined, own: string): boolean {
  if (!sent || !template.includes('{organization}')) return false;
  return sent !== template.replaceAll('{organization}', own);
}
