import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'no-media-type',
  description: 'does not say what its body is',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-missing' },
  responses(response, call) {
    if (isUpdated(response, call)) delete response.headers['Content-Type'];
  },
} satisfies Fault;
