import { recordExchange } from '../exchange/record-exchange.ts';
import { createRedactor } from '../exchange/redact.ts';
import type { ClientRequest } from '../model/client.ts';
import type { Exchange, RecordedExchange } from '../model/exchange.ts';
import type { Played } from './play-scenario.ts';

/** Bytes of a body that are written down. */
const maxBodyBytes = 4096;

/** The requests of a scenario as evidence: numbered anew, secrets replaced. */
export function recordCall(
  { seen }: Played,
  scenario: string,
  nextId: () => number,
): readonly { readonly request: ClientRequest; readonly recorded: RecordedExchange }[] {
  const redact = createRedactor(seen.secrets);
  const [base = ''] = seen.answers.map(({ ask }) => new URL(ask.baseUrl).origin);
  return seen.requests.map((request) => {
    const { method, url, headers, bytes, status, responseHeaders = {}, responseBytes, operation } = request;
    const exchange: Exchange = {
      id: nextId(),
      request: {
        operation: operation === 'none' ? 'other' : operation,
        method,
        path: url,
        headers,
        ...(bytes.length === 0 ? {} : { body: bytes }),
        caller: request.caller === 'wrong' ? 'anonymous' : request.caller,
        ...(request.user === undefined ? {} : { user: request.user }),
        intent: { kind: 'open' },
        case: scenario,
      },
      startedAt: request.at,
      durationMs: Math.max(0, (request.respondedMs ?? request.arrivedMs) - request.arrivedMs),
      outcome:
        status === undefined
          ? { kind: 'none', reason: 'reset', detail: 'the connection was cut before a response' }
          : {
              kind: 'response',
              status,
              headers: Object.entries(responseHeaders),
              body: responseBytes ?? new Uint8Array(),
              json: undefined,
              receivedAt: request.at,
            },
      earlier: [],
    };
    const options = { maxBodyBytes, baseUrl: base, contract: seen.contract };
    return { request, recorded: recordExchange(exchange, redact, options) };
  });
}
