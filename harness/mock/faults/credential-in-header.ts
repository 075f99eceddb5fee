import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { sentCredentials } from '../fault-kit/credentials-sent.ts';

export default {
  id: 'credential-in-header',
  says: 'repeats the credentials in a header',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.no-secret-echo', code: 'secret-echoed' },
  answers(answer, call) {
    const [credential] = sentCredentials(call);
    if (credential !== undefined && call.caller !== 'anonymous')
      answer.headers['X-Debug-Caller'] = credential.replace(/[^\x20-\x7e]/g, '?');
  },
} satisfies Fault;
