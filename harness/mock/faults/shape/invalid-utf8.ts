import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'invalid-utf8',
  description: 'shows names in Latin-1',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.completes', code: 'not-utf8' },
  responses(response, call) {
    if (isUpdated(response, call))
      response.bytes = Buffer.from(JSON.stringify(response.body).replace(/\}$/, ',"note":"caf\xe9"}'), 'latin1');
  },
} satisfies Fault;
