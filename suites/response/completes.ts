import {
  type Finding,
  failure,
  isJsonType,
  type NoResponse,
  type Received,
  type Requirement,
} from '../../harness/suite.ts';
import { responsesOf, typeOfBody } from '../steps/responses-of.ts';

/** Bodies larger than this may be refused by closing the connection (RFC 9110 section 15.5.14). */
const large = 256 * 1024;

/** Every response comes in time and whole, as valid HTTP; JSON is JSON in valid UTF-8. */
export default {
  kind: 'judge',
  id: 'response.completes',
  level: 'must',
  severity: 'stability',
  sentence: 'Every response MUST come in time, whole and readable: valid HTTP, and JSON as RFC 8259 has it.',
  source:
    'RFC 9112 section 8: a message that ends before its length is incomplete; RFC 8259 section 8.1: JSON must be UTF-8, without a byte order mark',
  matters: 'clients hang for ever on a response that does not end, or lose its status',
  judge({ exchange }) {
    const { outcome, request } = exchange;
    if (outcome.kind === 'none') {
      const closedEarly = (request.body?.length ?? 0) > large && outcome.reason === 'reset';
      return outcome.reason === 'aborted' || closedEarly ? [] : [incomplete(outcome)];
    }
    return responsesOf(exchange).flatMap(unreadable);
  },
} satisfies Requirement;

const words: Readonly<Record<NoResponse['reason'], string>> = {
  'timeout-headers': 'no response comes in time',
  'timeout-body': 'the body does not end in time',
  reset: 'the connection is closed without a response',
  refused: 'the connection is refused',
  dns: 'the host has no address',
  tls: 'the connection cannot be secured',
  'invalid-http': 'the response is no valid HTTP',
  truncated: 'the body ends before its announced length',
  'too-large': 'the body is larger than any response of this operation',
  'bad-encoding': 'the body cannot be decompressed',
  redirect: 'the response redirects',
  aborted: 'the run was interrupted',
};

function incomplete({ reason, detail }: NoResponse): Finding {
  return failure({ code: reason, fact: words[reason], expected: 'a whole response in time', received: detail });
}

function unreadable(response: Received): readonly Finding[] {
  if (response.cut !== undefined) return [incomplete({ kind: 'none', reason: 'too-large', detail: response.cut })];
  if (!isJsonType(typeOfBody(response)) || response.json === undefined || response.json.ok) return [];
  const { error, detail } = response.json;
  // JSON all the same, though nobody reads it to its end: response.proportionate has it.
  if (error === 'too-deep') return [];
  return [
    failure({
      code: error,
      fact: `status ${response.status}: the body is called JSON and is none (${error})`,
      expected: 'JSON (RFC 8259)',
      received: detail,
    }),
  ];
}
