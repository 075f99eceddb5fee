import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { sentCredentials } from '../../fault-kit/credentials-sent.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'credential-encoded-in-error',
  description: 'repeats the credentials in Base64 in the body of an error',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
  responses(response, call) {
    const [credential] = sentCredentials(call);
    if (isError(response) && credential)
      (response.body as Editable).trace_id = Buffer.from(credential).toString('base64');
  },
} satisfies Fault;
