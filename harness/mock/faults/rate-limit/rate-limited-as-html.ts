import type { Fault } from '../../../model/mock.ts';
import { documents } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'rate-limited-as-html',
  description: 'responds 429 as an HTML page',
  family: 'rate-limit',
  appliesTo: documents(429),
  caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
  responses(response, call) {
    if (!isRateLimited(response, call)) return;
    response.headers['Content-Type'] = 'text/html';
    response.bytes = Buffer.from('<h1>Too many requests</h1>');
  },
} satisfies Fault;
