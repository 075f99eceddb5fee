import {
  documentedResponse,
  documentedStatuses,
  type Finding,
  failure,
  gap,
  generalStatuses,
  isFittingStatus,
  type Requirement,
  type Seen,
} from '../../harness/suite.ts';
import { ofUpdates } from '../steps/of-updates.ts';
import { operationOf, responsesOf } from '../steps/responses-of.ts';

/** What speaks against the status codes of an exchange, of whichever operation. */
export function judgeStatus({ contract, exchange }: Seen): readonly Finding[] {
  const operation = operationOf(contract, exchange);
  if (!operation) return [];
  const { intent } = exchange.request;
  return responsesOf(exchange).flatMap(({ status }): readonly Finding[] => {
    // A server error is never right, documented or not; response.never-5xx says so.
    if (status >= 500 || documentedResponse(operation, status) !== undefined) return [];
    const why =
      intent.kind === 'refusal' ? intent.refusal : intent.kind === 'valid' ? 'a valid update' : 'this request';
    const words = { expected: `one of ${documentedStatuses(operation)}`, received: `status ${status}` };
    const isFitting = intent.kind === 'refusal' && isFittingStatus(contract, intent.refusal, status);
    if (isFitting || generalStatuses.includes(status) || (status === 412 && isConditional(exchange)))
      return [
        gap({
          code: 'undocumented-status',
          fact: `${operation.id}: status ${status} for ${why} is customary but not documented`,
          ...words,
        }),
      ];
    const isSuccess = status >= 200 && status < 300;
    return [
      failure({
        code: isSuccess ? 'undocumented-success' : 'undocumented-status',
        fact: `${operation.id}: status ${status} for ${why} is not documented`,
        ...words,
      }),
    ];
  });
}

/** Whether the request asks to be refused with 412 where its condition does not hold (RFC 9110 section 15.5.13). */
function isConditional({ request }: Seen['exchange']): boolean {
  return Object.keys(request.headers).some((name) => /^if-/i.test(name));
}

/** OpenAPI, Responses Object: each status that the operation may return is listed. */
export default {
  kind: 'judge',
  id: 'response.status-documented',
  level: 'must',
  severity: 'responses',
  sentence:
    'Every response MUST have a status code that the contract documents; a customary refusal that it leaves out is a gap of the document.',
  source: 'OpenAPI, Responses Object',
  matters: 'a generated client does not know the response and throws',
  judge: ofUpdates(judgeStatus),
} satisfies Requirement;
