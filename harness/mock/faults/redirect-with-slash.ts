import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'redirect-with-slash',
  says: 'redirects updates to the same path with a slash',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'accept.answers-success', code: 'redirected' },
  answers(answer, call) {
    if (!isUpdated(answer, call)) return;
    answer.status = 308;
    answer.headers = { Location: `${call.path}/` };
    answer.bytes = new Uint8Array();
  },
} satisfies Fault;
