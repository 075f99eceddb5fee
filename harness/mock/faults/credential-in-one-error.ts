import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { sentCredentials } from '../fault-kit/credentials-sent.ts';
import type { Editable } from '../fault-kit/edit-json.ts';

export default {
  id: 'credential-in-one-error',
  says: 'repeats the credentials in the body of an error about an unknown user',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.no-secret-echo', code: 'secret-echoed' },
  answers(answer, call) {
    const [credential = ''] = sentCredentials(call);
    if (isError(answer) && call.cause === 'unknown-subject')
      (answer.body as Editable).debug = `no user for ${credential}`;
  },
} satisfies Fault;
