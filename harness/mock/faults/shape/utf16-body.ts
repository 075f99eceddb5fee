import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'utf16-body',
  description: 'responds in UTF-16',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.completes' },
  responses(response, call) {
    if (isUpdated(response, call)) response.bytes = Buffer.from(JSON.stringify(response.body), 'utf16le');
  },
} satisfies Fault;
