import type { Fault } from '../../../model/mock.ts';
import { all, documents, documentsErrors } from '../../fault-kit/applies.ts';
import { errorTypes } from '../../fault-kit/field-kinds.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

/** Shapes an error otherwise than documented. */
export default [
  {
    id: 'error-as-html',
    description: 'shows errors as HTML pages',
    appliesTo: (contract) => documentsErrors(contract),
    caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
    responses(response) {
      if (!isError(response)) return;
      response.headers['Content-Type'] = 'text/html; charset=utf-8';
      response.bytes = Buffer.from('<!doctype html><title>Error</title><p>That did not work.');
    },
  },
  {
    id: 'error-media-type',
    description: 'sends errors with another JSON media type than documented',
    appliesTo: (contract) => errorTypes(contract).length > 0 || 'no error is documented',
    caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
    responses(response, call) {
      const [type] = errorTypes(call.contract);
      if (!isError(response)) return;
      response.headers['Content-Type'] = type === 'application/json' ? 'application/problem+json' : 'application/json';
    },
  },
  {
    id: 'error-with-status-200',
    description: 'sends errors with the status of success',
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    responses(response, call) {
      if (call.operation === 'update' && response.status >= 400)
        response.status = call.contract.profile.responses.statuses[0] ?? 200;
    },
  },
  {
    id: 'error-wrong-shape',
    description: 'shows errors in another shape than documented',
    appliesTo: documentsErrors,
    caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
    responses(response, call) {
      if (isError(response) && call.operation === 'update') response.body = [{ reason: 'something is wrong' }];
    },
  },
  {
    id: 'error-wrong-shape-for-one-status',
    description: 'shows the error of unknown users alone in another shape than documented',
    appliesTo: all(documents(404), documentsErrors),
    caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
    responses(response, call) {
      if (isError(response) && call.refusal === 'unknown-user') response.body = ['no such user'];
    },
  },
] satisfies readonly Fault[];
