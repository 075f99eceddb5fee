import type { Contract } from '../../harness/model/contract.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { sampleContract, sampleResponse, sampleUserSchema } from './sample-contract.ts';

/** The sample contract below an organization, with a header that says which: `PATCH /orgs/{org}/users/{id}`. */
export function memberContract(profile: Partial<Profile> = {}): Contract {
  const { content, ...ok } = sampleResponse('200', sampleUserSchema);
  const problem = { 'application/problem+json': { examples: [] } };
  return sampleContract({
    path: '/orgs/{org}/users/{id}',
    basePath: '',
    responses: { 200: { ...ok, content: { ...content, ...problem } } },
    profile: {
      resource: {
        request: { in: 'path', name: 'id' },
        format: 'opaque',
        parameters: { org: '{organization}' },
      },
      user: { id: '/id' },
      auth: {
        schemes: [
          { name: 'key', headers: { 'x-key': '{secret}' } },
          { name: 'bearer', headers: { authorization: 'Bearer {secret}' } },
        ],
        context: { 'x-organization': '{organization}' },
      },
      ...profile,
    },
  });
}
