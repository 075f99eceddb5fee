import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'html-for-json',
  description: 'responds with a success as an HTML page',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
  responses(response, call) {
    if (!isUpdated(response, call)) return;
    response.headers['Content-Type'] = 'text/html';
    response.bytes = Buffer.from('<!doctype html><title>Done</title><p>The user was updated.');
  },
} satisfies Fault;
