import type { Fault } from '../../../model/mock.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

/** Sends the caller elsewhere. */
export default [
  {
    id: 'redirect-to-login',
    description: 'sends callers without credentials to a login page',
    caughtBy: { requirement: 'access.no-credentials', code: 'redirected' },
    responses(response, call) {
      if (call.refusal !== 'no-credentials') return;
      response.status = 302;
      response.headers = { Location: '/login', 'Content-Type': 'text/html' };
      response.bytes = Buffer.from('<a href="/login">Log in</a>');
    },
  },
  {
    id: 'redirect-with-slash',
    description: 'redirects updates to the same path with a slash',
    caughtBy: { requirement: 'accept.responds-success', code: 'redirected' },
    responses(response, call) {
      if (!isUpdated(response, call)) return;
      response.status = 308;
      response.headers = { Location: `${call.path}/` };
      response.bytes = new Uint8Array();
    },
  },
] satisfies readonly Fault[];
