import type { Exchange, Intent, OperationName, OutgoingRequest } from '../../harness/model/exchange.ts';
import type { Json } from '../../harness/model/json.ts';
import type { CallerName } from '../../harness/model/target.ts';

/** An exchange for tests: a request and its response. */
export interface SampleResponse {
  readonly status: number;
  readonly body?: Json;
  readonly text?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly operation?: OperationName;
  readonly intent?: Intent;
  readonly caller?: CallerName;
  readonly case?: string;
  readonly id?: number;
  readonly sent?: Json;
}

/** A request that was responded to with this status and nothing else. */
export function bareExchange(request: OutgoingRequest, status: number): Exchange {
  const outcome = { kind: 'response', status, headers: [], body: Buffer.of(), json: undefined, receivedAt: 0 } as const;
  return { id: 1, request, startedAt: 0, durationMs: 0, outcome, earlier: [] };
}

/** A whole exchange with this response; JSON unless `headers` say otherwise. */
export function sampleExchange(response: SampleResponse): Exchange {
  const { status, body, text, operation = 'update', intent = { kind: 'valid' }, caller = 'admin', id = 1 } = response;
  const bytes = new TextEncoder().encode(text ?? (body === undefined ? '' : JSON.stringify(body)));
  return {
    id,
    request: {
      operation,
      method: operation === 'update' ? 'PATCH' : 'GET',
      path: '/users/u1',
      headers: {},
      caller,
      user: 'u1',
      intent,
      ...(response.case === undefined ? {} : { case: response.case }),
      ...(response.sent === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(response.sent)) }),
    },
    startedAt: 0,
    durationMs: 1,
    outcome: {
      kind: 'response',
      status,
      headers: response.headers ?? (bytes.length > 0 ? [['content-type', 'application/json']] : []),
      body: bytes,
      json: parsed(bytes, body),
      receivedAt: 1,
    },
    earlier: [],
  };
}

function parsed(bytes: Uint8Array, body: Json | undefined) {
  if (bytes.length === 0) return undefined;
  if (body === undefined) return { ok: false, error: 'not-json', detail: 'unexpected token' } as const;
  return { ok: true, value: body } as const;
}

/** An exchange that got no whole response. */
export function noResponse(reason: 'timeout-headers' | 'reset' | 'truncated' = 'timeout-headers'): Exchange {
  return { ...sampleExchange({ status: 200 }), outcome: { kind: 'none', reason, detail: 'nothing came' } };
}
