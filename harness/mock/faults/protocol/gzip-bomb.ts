import { gzipSync } from 'node:zlib';
import type { Fault } from '../../../model/mock.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

let bomb: Uint8Array | undefined;

export default {
  id: 'gzip-bomb',
  description: 'responds to one update in forty with a few kilobytes that unpack to sixty-four mebibytes',
  caughtBy: { requirement: 'response.completes', code: 'too-large' },
  responses(response, call) {
    if (!(isUpdated(response, call) && timesSoFar(call, 'gzip-bomb') % 40 === 2)) return;
    bomb ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    response.headers['Content-Encoding'] = 'gzip';
    response.bytes = bomb;
  },
} satisfies Fault;
