import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { sentCredentials } from '../../fault-kit/credentials-sent.ts';

export default {
  id: 'credential-in-header',
  description: 'repeats the credentials in a header',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'response.no-secret-echo', code: 'secret-echoed' },
  responses(response, call) {
    const [credential] = sentCredentials(call);
    if (credential !== undefined && call.caller !== 'anonymous')
      response.headers['X-Debug-Caller'] = credential.replace(/[^\x20-\x7e]/g, '?');
  },
} satisfies Fault;
