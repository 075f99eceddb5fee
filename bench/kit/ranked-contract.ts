import type { Contract } from '../../harness/model/contract.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { sampleContract } from './sample-contract.ts';

/** The sample contract with four roles, one of which nobody may assign: what the safety of test users is tried on. */
export function rankedContract(profile: Partial<Profile> = {}): Contract {
  const sample = sampleContract({
    basePath: '',
    request: {
      type: 'object',
      required: ['role'],
      properties: { role: { enum: ['owner', 'admin', 'member'] }, title: { type: 'string' } },
    },
    profile: {
      user: { id: '/id' },
      auth: { schemes: [{ name: 'key', headers: { 'x-key': '{secret}' } }] },
      permissions: {
        roles: [
          { value: 'owner', rank: 4, mayUpdate: true, owner: true },
          { value: 'admin', rank: 3, mayUpdate: true },
          { value: 'member', rank: 2 },
          { value: 'guest', rank: 1, mayBeAssigned: false },
        ],
      },
      ...profile,
    },
  });
  const { one } = sample.reads;
  return { ...sample, reads: one === undefined ? {} : { one } };
}
