import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'redirect-with-slash',
  description: 'redirects updates to the same path with a slash',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'accept.responds-success', code: 'redirected' },
  responses(response, call) {
    if (!isUpdated(response, call)) return;
    response.status = 308;
    response.headers = { Location: `${call.path}/` };
    response.bytes = new Uint8Array();
  },
} satisfies Fault;
