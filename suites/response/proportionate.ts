import { failure, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Bytes that a response to one update may have beside what it echoes. */
const usual = 256 * 1024;
/** How often it may echo what was sent. */
const echoes = 8;

/** Compares the size of a response with what was sent. */
export default {
  kind: 'judge',
  id: 'response.proportionate',
  severity: 'stability',
  level: 'should',
  sentence: 'A response to an update SHOULD NOT be out of proportion to what was sent.',
  source: 'OWASP API Security Top 10 2023, API4 (unrestricted resource consumption)',
  matters: 'small requests of one client use up the bandwidth of all',
  appliesTo: () => true,
  judge({ exchange }) {
    const { request } = exchange;
    if (request.operation !== 'update' && request.operation !== 'other') return [];
    const most = usual + echoes * (request.body?.length ?? 0);
    return responsesOf(exchange)
      .filter(({ body, cut }) => cut !== undefined || body.length > most)
      .map(({ status, body, cut }) =>
        failure({
          code: 'disproportionate',
          fact: `status ${status}: the body is out of proportion to what was sent`,
          expected: `at most ${most} bytes`,
          received: cut ?? `${body.length} bytes`,
        }),
      );
  },
  mustCatch: ['error-of-a-megabyte'],
} satisfies Requirement;
