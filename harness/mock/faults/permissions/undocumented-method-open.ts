import type { Fault, MockCall, MockResponse } from '../../../model/mock.ts';
import { usualChoices } from '../../choices.ts';
import { all } from '../../fault-kit/applies.ts';
import { errorResponse } from '../../responses/error-response.ts';

const appliesTo = all(
  ({ profile }) => profile.auth.schemes.length > 0 || 'it asks for no credentials',
  ({ request }) => request.encoding === undefined || request.encoding === 'json' || 'updates are not JSON',
);
const caughtBy = { requirement: 'access.undocumented-methods', code: 'method-open' } as const;

/** Looks for the user of a method that it does not document before it asks who may. */
export default [
  {
    id: 'undocumented-method-open',
    description: 'looks for the user of a method that it does not document before it asks who calls',
    appliesTo,
    caughtBy,
    responses: (response, call) => findFirst(response, call),
  },
  {
    id: 'undocumented-method-open-to-members',
    description: 'looks for the user of a method that it does not document before it asks whether the caller may',
    appliesTo,
    caughtBy,
    responses(response, call) {
      if (call.caller !== 'anonymous') findFirst(response, call);
    },
  },
] satisfies readonly Fault[];

function findFirst(response: MockResponse, { refusal, method, contract }: MockCall): void {
  if (refusal !== 'unsupported-method' || !['PUT', 'PATCH', 'POST'].includes(method)) return;
  Object.assign(response, errorResponse(contract, contract.update, usualChoices, { refusal: 'unknown-user' }));
}
