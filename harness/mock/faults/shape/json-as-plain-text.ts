import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'json-as-plain-text',
  description: 'sends its JSON as plain text',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
  responses(response, call) {
    if (isUpdated(response, call)) response.headers['Content-Type'] = 'text/plain';
  },
} satisfies Fault;
