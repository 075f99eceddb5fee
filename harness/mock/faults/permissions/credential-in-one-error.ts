import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { sentCredentials } from '../../fault-kit/credentials-sent.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'credential-in-one-error',
  description: 'repeats the credentials in the body of an error about an unknown user',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
  responses(response, call) {
    const [credential = ''] = sentCredentials(call);
    if (isError(response) && call.refusal === 'unknown-user')
      (response.body as Editable).debug = `no user for ${credential}`;
  },
} satisfies Fault;
