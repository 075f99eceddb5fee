import type { Contract } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockAnswer, MockUser } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';
import { userForm } from '../state/user-form.ts';
import { bodySchemaOf, documentedAnswer, mediaTypeOf } from './documented-answer.ts';
import { documentedHeaders } from './documented-headers.ts';
import { sampleOfSchema } from './sample-of-schema.ts';
import { userShaper } from './shape-user.ts';
import { bodyWrapper } from './wrap-body.ts';

/** How the update answers success, with the user as it then is. */
export function updateAnswerer(
  contract: Contract,
  choices: Choices,
  example: MockUser,
): (user: MockUser) => MockAnswer {
  const { answer, mock } = contract.profile;
  const status = answer.statuses[0] ?? 200;
  const documented = documentedAnswer(contract.update, status);
  const type = mediaTypeOf(documented);
  const schema = bodySchemaOf(documented);
  const headers = documentedHeaders(documented);
  if (answer.user === null) {
    const body = mock?.answer ?? (type === undefined ? undefined : sampleOfSchema(schema));
    if (body === undefined || status === 204) return () => ({ status, headers: { ...headers } });
    return () => ({ status, headers: { ...headers, 'Content-Type': type ?? 'application/json' }, body });
  }
  const form = userForm(contract, contract.update, answer.user, answer.pointers, status);
  const shape = userShaper(contract, form, choices, true);
  const wrap = bodyWrapper(mock?.answer, schema, answer.user, shape(example));
  return (user) => {
    const body = wrap(shape(user)) as JsonObject;
    return { status, headers: { ...headers, 'Content-Type': type ?? 'application/json' }, body };
  };
}
