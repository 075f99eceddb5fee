import type { OutgoingRequest } from '../../harness/model/exchange.ts';

/** An update for tests. */
export function sampleRequest(part: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return {
    operation: 'update',
    method: 'PATCH',
    path: '/users/42',
    headers: { 'content-type': 'application/json', 'x-key': 'admin-canary' },
    body: Buffer.from('{"role":"admin"}'),
    caller: 'admin',
    user: '42',
    intent: { kind: 'valid' },
    ...part,
  };
}
