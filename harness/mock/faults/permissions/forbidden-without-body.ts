import type { Fault } from '../../../model/mock.ts';
import { documents } from '../../fault-kit/applies.ts';

export default {
  id: 'forbidden-without-body',
  description: 'refuses weak callers without a body',
  appliesTo: documents(403),
  caughtBy: { requirement: 'response.body-matches-schema', code: 'body-missing' },
  responses(response, call) {
    if (response.status === 403 && call.operation === 'update') response.bytes = new Uint8Array();
  },
} satisfies Fault;
