import { documentedResponse } from '../../domain/documented-response.ts';
import type { Contract } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockResponse, MockUser } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';
import { userForm } from '../state/user-form.ts';
import { documentedHeaders } from './documented-headers.ts';
import { bodySchemaOf, mediaTypeOf } from './documented-response.ts';
import { sampleOfSchema } from './sample-of-schema.ts';
import { userShaper } from './shape-user.ts';
import { bodyWrapper } from './wrap-body.ts';

/** How the update responds success, with the user as it then is. */
export function updateResponder(
  contract: Contract,
  choices: Choices,
  example: MockUser,
): (user: MockUser) => MockResponse {
  const { responses: response, mock } = contract.profile;
  const status = response.statuses[0] ?? 200;
  const documented = documentedResponse(contract.update, status);
  const type = mediaTypeOf(documented);
  const schema = bodySchemaOf(documented);
  const headers = documentedHeaders(documented);
  if (response.user === null) {
    const body = mock?.response ?? (type === undefined ? undefined : sampleOfSchema(schema));
    if (body === undefined || status === 204) return () => ({ status, headers: { ...headers } });
    return () => ({ status, headers: { ...headers, 'Content-Type': type ?? 'application/json' }, body });
  }
  const form = userForm(contract, contract.update, response.user, response.pointers, status);
  const shape = userShaper(contract, form, choices, 'response');
  const wrap = bodyWrapper(mock?.response, schema, response.user, shape(example));
  return (user) => {
    const body = wrap(shape(user)) as JsonObject;
    return { status, headers: { ...headers, 'Content-Type': type ?? 'application/json' }, body };
  };
}
