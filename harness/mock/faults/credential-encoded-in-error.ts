import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { sentCredentials } from '../fault-kit/credentials-sent.ts';
import type { Editable } from '../fault-kit/edit-json.ts';

export default {
  id: 'credential-encoded-in-error',
  says: 'repeats the credentials in Base64 in the body of an error',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.no-secret-echo', code: 'secret-echoed' },
  answers(answer, call) {
    const [credential] = sentCredentials(call);
    if (isError(answer) && credential) (answer.body as Editable).trace_id = Buffer.from(credential).toString('base64');
  },
} satisfies Fault;
