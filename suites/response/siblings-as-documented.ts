import { type Exchange, isRefused, type Requirement } from '../../harness/suite.ts';
import { isOfSibling } from '../steps/of-updates.ts';
import { judgeBody } from './body-matches-schema.ts';
import { judgeHeaders } from './headers-match-schema.ts';
import { judgeMediaType } from './media-type-documented.ts';
import { judgeStatus } from './status-documented.ts';

/** Holds the reads beside the update against the document: what they show is no fault of the update. */
export default {
  kind: 'judge',
  id: 'response.siblings-as-documented',
  level: 'should',
  severity: 'responses',
  sentence: 'The responses of the reads beside the update SHOULD be as the document has them.',
  source: 'OpenAPI, Responses Object, Schema Object',
  matters: 'a client reads a field that is missing or of another type before or after the change',
  appliesTo: ({ reads }) => Object.keys(reads).length > 0 || 'the contract documents no read',
  judge: (seen) =>
    isOfSibling(seen.exchange) && !isRefusedToOthers(seen.exchange)
      ? [judgeStatus, judgeMediaType, judgeHeaders, judgeBody].flatMap((judge) => judge(seen))
      : [],
} satisfies Requirement;

/** Reads are rarely documented with the refusals that everybody expects: a stranger's 401 is no gap worth a warning. */
function isRefusedToOthers(exchange: Exchange): boolean {
  return exchange.request.caller !== 'admin' && isRefused(exchange);
}
