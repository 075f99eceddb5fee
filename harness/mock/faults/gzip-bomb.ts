import { gzipSync } from 'node:zlib';
import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { timesSoFar } from '../fault-kit/occurrence.ts';

let bomb: Uint8Array | undefined;

export default {
  id: 'gzip-bomb',
  says: 'answers one update in forty with a few kilobytes that unpack to sixty-four mebibytes',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'too-large' },
  answers(answer, call) {
    if (!(isUpdated(answer, call) && timesSoFar(call, 'gzip-bomb') % 40 === 2)) return;
    bomb ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    answer.headers['Content-Encoding'] = 'gzip';
    answer.bytes = bomb;
  },
} satisfies Fault;
