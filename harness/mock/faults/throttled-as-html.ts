import type { Fault } from '../../model/mock.ts';
import { documents } from '../fault-kit/applies.ts';
import { isThrottled } from '../fault-kit/throttled.ts';

export default {
  id: 'throttled-as-html',
  says: 'answers 429 as an HTML page',
  family: 'throttle',
  appliesTo: documents(429),
  caughtBy: { requirement: 'every-answer.media-type-documented', code: 'media-type-undocumented' },
  answers(answer, call) {
    if (!isThrottled(answer, call)) return;
    answer.headers['Content-Type'] = 'text/html';
    answer.bytes = Buffer.from('<h1>Too many requests</h1>');
  },
} satisfies Fault;
