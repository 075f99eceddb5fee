import type { Fault } from '../../../model/mock.ts';
import { documentsErrors } from '../../fault-kit/applies.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'error-as-html',
  description: 'responses errors as HTML pages',
  family: 'shape',
  appliesTo: (contract) => documentsErrors(contract),
  caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
  responses(response) {
    if (!isError(response)) return;
    response.headers['Content-Type'] = 'text/html; charset=utf-8';
    response.bytes = Buffer.from('<!doctype html><title>Error</title><p>That did not work.');
  },
} satisfies Fault;
