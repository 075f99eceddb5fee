import {
  type Exchange,
  type Finding,
  gap,
  type Json,
  judgeSuccess,
  type Plan,
  statusOf,
  valueAt,
} from '../../harness/suite.ts';
import { refuseRateLimited } from './refuse-rate-limited.ts';
import { jsonOf } from './send-bytes.ts';

/**
 * What speaks against this response to an update that should succeed; a 429 that is left after waiting blocks. An empty
 * text that is refused as invalid is a gap of a document that gives no least length. Another 2xx is success: that it is another
 * is one fact, which accept.responds-success says.
 */
export function expectSuccess(context: Plan, exchange: Exchange): readonly Finding[] {
  return expectDocumentedSuccess(context, exchange).filter(({ code }) => code !== 'wrong-success-status');
}

/** The same, and the success has to have the documented status code. */
export function expectDocumentedSuccess(context: Plan, exchange: Exchange): readonly Finding[] {
  refuseRateLimited(context, exchange);
  return judgeSuccess(context.contract, exchange).map((finding) => {
    if (finding.code !== 'refused-valid' || ![400, 422].includes(statusOf(exchange) ?? 0)) return finding;
    const empty = emptyTexts(context, exchange);
    if (empty.length === 0) return finding;
    const fact = `an empty text at ${empty.join(', ')} is refused, and the document gives no least length`;
    const { expected, received } = finding;
    return gap({ code: 'empty-text-refused', fact, expected, received }, exchange);
  });
}

/** Attributes that an update sets to the empty text. */
function emptyTexts({ contract }: Plan, { request: { body } }: Exchange): readonly string[] {
  const sent: Json | undefined = body === undefined ? undefined : jsonOf(body);
  if (sent === undefined) return [];
  return contract.profile.fields
    .filter(({ kind, request }) => kind === 'attribute' && valueAt(sent, request) === '')
    .map(({ request }) => request);
}
