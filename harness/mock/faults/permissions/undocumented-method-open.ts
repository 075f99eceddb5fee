import type { Fault } from '../../../model/mock.ts';
import { usualChoices } from '../../choices.ts';
import { all } from '../../fault-kit/applies.ts';
import { errorResponse } from '../../responses/error-response.ts';

export default {
  id: 'undocumented-method-open',
  description: 'looks for the user of a method that it does not document before it asks who calls',
  appliesTo: all(
    ({ profile }) => profile.auth.schemes.length > 0 || 'it asks for no credentials',
    ({ request }) => request.encoding === undefined || request.encoding === 'json' || 'updates are not JSON',
  ),
  caughtBy: { requirement: 'access.undocumented-methods', code: 'method-open' },
  responses(response, { refusal, method, contract }) {
    if (refusal !== 'unsupported-method' || !['PUT', 'PATCH', 'POST'].includes(method)) return;
    Object.assign(response, errorResponse(contract, contract.update, usualChoices, { refusal: 'unknown-user' }));
  },
} satisfies Fault;
