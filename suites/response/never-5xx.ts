import { failure, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** RFC 9110 section 15.6: the server is aware that it has erred. */
export default {
  kind: 'judge',
  id: 'response.never-5xx',
  level: 'must',
  severity: 'stability',
  sentence: 'A response MUST NOT be a server error, even where the document lists one.',
  source: 'RFC 9110 section 15.6: 5xx says that the server has failed',
  matters: 'a client repeats the request, and does not learn what was wrong with it',
  judge({ exchange }) {
    const { intent, operation } = exchange.request;
    const what =
      intent.kind === 'refusal'
        ? `a request with ${intent.refusal}`
        : intent.kind === 'valid'
          ? 'a valid update'
          : `a request (${operation})`;
    return (
      responsesOf(exchange)
        // 501 is the right response to a method that the server does not know at all (RFC 9110 section 15.6.2).
        .filter(({ status }) => status >= 500 && !(operation === 'other' && status === 501))
        .map(({ status }) =>
          failure({
            code: 'server-error',
            fact: `${what} gets status ${status}`,
            expected: 'a status below 500',
            received: `status ${status}`,
          }),
        )
    );
  },
} satisfies Requirement;
