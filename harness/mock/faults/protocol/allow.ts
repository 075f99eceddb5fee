import type { Fault } from '../../../model/mock.ts';

/** Responds 405 without a true Allow. */
export default [
  {
    id: 'allow-missing',
    description: 'responds 405 without saying what is allowed',
    caughtBy: { requirement: 'protocol.allow-header', code: 'allow-missing' },
    responses(response) {
      if (response.status === 405) delete response.headers.Allow;
    },
  },
  {
    id: 'allow-wrong',
    description: 'responds 405 with the method of the update missing from what is allowed',
    caughtBy: { requirement: 'protocol.allow-header', code: 'allow-incomplete' },
    responses(response) {
      if (response.status === 405) response.headers.Allow = 'HEAD, OPTIONS';
    },
  },
] satisfies readonly Fault[];
