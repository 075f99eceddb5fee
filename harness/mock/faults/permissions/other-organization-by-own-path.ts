import type { Contract } from '../../../model/contract.ts';
import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

/** Where an update names the organization. */
function placesOf({ profile: { resource, auth } }: Contract): readonly string[] {
  return [...Object.values(resource.parameters ?? {}), ...Object.values(auth.context ?? {})];
}

export default {
  id: 'other-organization-by-own-path',
  description: "looks whether the organization that is named is the caller's, and not whether it is the user's",
  appliesTo: (contract) =>
    placesOf(contract).some((text) => text.includes('{organization}')) || 'no update names an organization',
  caughtBy: { requirement: 'access.other-organization', code: 'accepted-other-organization' },
  forgives: lenientOn(['other-organization'], ({ caller, callerUser, path, headers }) => {
    const own = callerUser?.organization;
    if (caller !== 'otherOrganization' || own === undefined) return false;
    return path.includes(own) || Object.values(headers).includes(own);
  }),
} satisfies Fault;
