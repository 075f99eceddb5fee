import type { Contract } from '../../harness/suite.ts';

/** True where updates are JSON bodies, so that bytes can break them; else why not. */
export function takesJson({ request }: Contract): true | string {
  if (request.encoding === undefined || request.encoding === 'json') return true;
  return request.encoding === 'parameters'
    ? 'updates have no body: the role is a parameter'
    : `updates are sent as ${request.mediaType}, not as JSON`;
}

/** True where the fields that an update changes are members of a JSON body; else why not. */
export function takesFieldsInJson(contract: Contract): true | string {
  const { beside = [] } = contract.request;
  return beside.length === 0 ? takesJson(contract) : `what changes is in the URL: ${beside.join(', ')}`;
}
