import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { sentCredentials } from '../../fault-kit/credentials-sent.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'credential-in-error',
  description: 'repeats the credentials in the body of an error',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
  responses(response, call) {
    if (isError(response)) (response.body as Editable).request = sentCredentials(call);
  },
} satisfies Fault;
