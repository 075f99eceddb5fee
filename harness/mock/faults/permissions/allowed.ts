import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

/** Lets in, each time, one kind of caller who may not. */
export default [
  {
    id: 'above-caller-allowed',
    description: 'lets callers grant roles above their own',
    appliesTo: ({ profile }) => profile.permissions.ranked === true || 'roles above the caller may be granted',
    caughtBy: { requirement: 'access.grants-below-caller', code: 'accepted-above-caller' },
    forgives: lenientOn(['above-caller']),
  },
  {
    id: 'foreign-user-allowed',
    description: 'changes a user of another organization',
    caughtBy: { requirement: 'access.other-organization', code: 'accepted-other-organization' },
    forgives: lenientOn(['other-organization'], (call) => call.caller === 'admin'),
  },
  {
    id: 'member-allowed',
    description: 'lets every member change roles',
    caughtBy: { requirement: 'access.insufficient-role', code: 'accepted-insufficient-role' },
    forgives: lenientOn(['insufficient-role']),
  },
  {
    id: 'other-organization-allowed',
    description: 'lets the administrator of one organization change the users of another',
    caughtBy: { requirement: 'access.other-organization', code: 'accepted-other-organization' },
    forgives: lenientOn(['other-organization'], (call) => call.caller === 'otherOrganization'),
  },
  {
    id: 'self-promotion-allowed',
    description: 'lets members change their own role',
    caughtBy: { requirement: 'access.self-promotion', code: 'accepted-self-promotion' },
    forgives: lenientOn(['self-promotion']),
  },
] satisfies readonly Fault[];
