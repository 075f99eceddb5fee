import type { Fault } from '../../../model/mock.ts';

export default {
  id: 'error-of-a-megabyte',
  description: 'responds to a small refused update with most of a megabyte',
  caughtBy: { requirement: 'response.proportionate', code: 'disproportionate' },
  responses(response, call) {
    if (call.refusal !== 'unknown-user') return;
    response.bytes = Buffer.concat([Buffer.from(JSON.stringify(response.body ?? null)), Buffer.alloc(900_000, ' ')]);
  },
} satisfies Fault;
