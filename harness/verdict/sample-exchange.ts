import type { Exchange, Intent, OperationName } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { CallerName } from '../model/target.ts';

/** An exchange for tests: what was answered, and to what. */
export interface SampleAnswer {
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

/** A whole exchange with this answer; JSON unless `headers` say otherwise. */
export function sampleExchange(answer: SampleAnswer): Exchange {
  const { status, body, text, operation = 'update', intent = { kind: 'valid' }, caller = 'admin', id = 1 } = answer;
  const bytes = new TextEncoder().encode(text ?? (body === undefined ? '' : JSON.stringify(body)));
  return {
    id,
    request: {
      operation,
      method: operation === 'update' ? 'PATCH' : 'GET',
      path: '/users/u1',
      headers: {},
      caller,
      subject: 'u1',
      intent,
      ...(answer.case === undefined ? {} : { case: answer.case }),
      ...(answer.sent === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(answer.sent)) }),
    },
    startedAt: 0,
    durationMs: 1,
    outcome: {
      kind: 'answer',
      status,
      headers: answer.headers ?? (bytes.length > 0 ? [['content-type', 'application/json']] : []),
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

/** An exchange that got no whole answer. */
export function unanswered(reason: 'timeout-headers' | 'reset' | 'truncated' = 'timeout-headers'): Exchange {
  return { ...sampleExchange({ status: 200 }), outcome: { kind: 'none', reason, detail: 'nothing came' } };
}
