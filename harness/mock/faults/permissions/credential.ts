import type { Fault } from '../../../model/mock.ts';
import { sentCredentials } from '../../fault-kit/credentials-sent.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

/** Shows a caller its own credential. */
export default [
  {
    id: 'credential-encoded-in-error',
    description: 'repeats the credentials in Base64 in the body of an error',
    caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
    responses(response, call) {
      const [credential] = sentCredentials(call);
      if (isError(response) && credential)
        (response.body as Editable).trace_id = Buffer.from(credential).toString('base64');
    },
  },
  {
    id: 'credential-in-error',
    description: 'repeats the credentials in the body of an error',
    caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
    responses(response, call) {
      if (isError(response)) (response.body as Editable).request = sentCredentials(call);
    },
  },
  {
    id: 'credential-in-header',
    description: 'repeats the credentials in a header',
    caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
    responses(response, call) {
      const [credential] = sentCredentials(call);
      if (credential !== undefined && call.caller !== 'anonymous')
        response.headers['X-Debug-Caller'] = credential.replace(/[^\x20-\x7e]/g, '?');
    },
  },
  {
    id: 'credential-in-one-error',
    description: 'repeats the credentials in the body of an error about an unknown user',
    caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
    responses(response, call) {
      const [credential = ''] = sentCredentials(call);
      if (isError(response) && call.refusal === 'unknown-user')
        (response.body as Editable).debug = `no user for ${credential}`;
    },
  },
] satisfies readonly Fault[];
