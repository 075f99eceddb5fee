import type { Contract } from '../../harness/model/contract.ts';
import type { JsonSchema } from '../../harness/model/json.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { sampleContract } from './sample-contract.ts';

const user: JsonSchema = {
  type: 'object',
  required: ['id', 'role'],
  properties: {
    id: { type: 'string' },
    email: { type: 'string', format: 'email' },
    name: { type: ['string', 'null'] },
    role: { type: 'string', enum: ['admin', 'member'] },
    changedAt: { type: 'string', format: 'date-time' },
    settings: { type: 'object', properties: { theme: { type: 'string' } } },
  },
};

const request: JsonSchema = {
  type: 'object',
  required: ['role'],
  properties: { role: { type: 'string', enum: ['admin', 'member'] } },
};

/** The sample contract with two roles, each refusal bound to one status: what judges are tried on. */
export function judgedContract(whole: Partial<Contract> = {}, profile: Partial<Profile> = {}): Contract {
  return sampleContract({
    user,
    request,
    error: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
    basePath: '',
    profile: {
      user: { id: '/id', email: '/email', name: '/name', volatile: ['/changedAt'] },
      fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }],
      permissions: {
        roles: [
          { value: 'admin', rank: 2, mayUpdate: true },
          { value: 'member', rank: 1 },
        ],
      },
      refusals: {
        'invalid-value': { statuses: [400] },
        'missing-field': { statuses: [400] },
        'insufficient-role': { statuses: [403] },
        'unknown-user': { statuses: [404] },
        'last-owner': { statuses: [409] },
      },
      ...profile,
    },
    whole,
  });
}
