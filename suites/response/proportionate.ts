import { failure, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Bytes that a response to one update may have beside what it echoes. */
const usual = 256 * 1024;
/** How often it may echo what was sent. */
const echoes = 8;
/** Bytes of a request that its response may nest as deeply as JSON parsers give up at. */
const deep = 500;

/** Compares the size of a response with what was sent. */
export default {
  kind: 'judge',
  id: 'response.proportionate',
  severity: 'stability',
  level: 'should',
  sentence: 'A response to an update SHOULD NOT be out of proportion to what was sent.',
  source: 'OWASP API Security Top 10 2023, API4 (unrestricted resource consumption)',
  matters: 'small requests of one client use up the bandwidth of all',
  judge({ exchange }) {
    const { request } = exchange;
    if (request.operation !== 'update' && request.operation !== 'other') return [];
    const sent = request.body?.length ?? 0;
    const most = usual + echoes * sent;
    const words = (status: number) => `status ${status}: the body is out of proportion to what was sent`;
    return responsesOf(exchange).flatMap(({ status, body, cut, json }) => {
      if (cut !== undefined || body.length > most) {
        const received = cut ?? `${body.length} bytes`;
        return failure({ code: 'disproportionate', fact: words(status), expected: `at most ${most} bytes`, received });
      }
      // What is deep may be an echo of what was; a level takes a byte at least.
      if (json === undefined || json.ok || json.error !== 'too-deep' || sent > deep) return [];
      const expected = 'JSON that clients can read';
      return failure({ code: 'disproportionate', fact: words(status), expected, received: json.detail });
    });
  },
} satisfies Requirement;
