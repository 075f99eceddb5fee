import {
  boundStatuses,
  customaryStatuses,
  documentedAnswer,
  documentedStatuses,
  type Finding,
  failure,
  gap,
  type Requirement,
} from '../../harness/index.ts';
import { answersOf, operationOf } from '../steps/answers-of.ts';

/** Statuses that any HTTP server may give for reasons of its own (RFC 9110 section 15.5, RFC 6585). */
const general = [400, 401, 403, 404, 405, 406, 408, 410, 411, 413, 414, 415, 417, 421, 422, 426, 428, 429, 431];

/** OpenAPI, Responses Object: each status that the operation may return is listed. */
export default {
  id: 'every-answer.status-documented',
  level: 'must',
  sentence:
    'Every answer MUST have a status that the contract documents; a customary refusal that it leaves out is a gap of the document.',
  source: 'OpenAPI, Responses Object',
  matters: 'a generated client does not know the answer and throws',
  appliesTo: () => true,
  judge({ contract, exchange }) {
    const operation = operationOf(contract, exchange);
    if (!operation) return [];
    const { intent } = exchange.request;
    return answersOf(exchange).flatMap(({ status }): readonly Finding[] => {
      // A server error is never right, documented or not; every-answer.never-5xx says so.
      if (status >= 500 || documentedAnswer(operation, status) !== undefined) return [];
      const why =
        intent.kind === 'refusal' ? intent.cause : intent.kind === 'valid' ? 'a valid update' : 'this request';
      const words = { expected: `one of ${documentedStatuses(operation)}`, received: `status ${status}` };
      const customary =
        intent.kind === 'refusal' &&
        [...boundStatuses(contract, intent.cause), ...customaryStatuses[intent.cause]].includes(status);
      if (customary || general.includes(status))
        return [
          gap({
            code: 'undocumented-status',
            fact: `${operation.id}: status ${status} for ${why} is customary but not documented`,
            ...words,
          }),
        ];
      return [
        failure({
          code: 'undocumented-status',
          fact: `${operation.id}: status ${status} for ${why} is not documented`,
          ...words,
        }),
      ];
    });
  },
  mustCatch: ['status-created', 'status-created-for-one-value'],
} satisfies Requirement;
