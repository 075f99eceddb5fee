import type { Fault, MockCall, MockResponse } from '../../model/mock.ts';

/** Turns a response into an unhandled exception of the server. */
export function breakDown(response: MockResponse): void {
  response.status = 500;
  response.headers = { 'Content-Type': 'application/json' };
  response.body = { error: 'internal server error' };
  delete response.bytes;
}

/** The hook of a server that responds 500 to updates for which `trips` holds. */
export function breaksDownOn(trips: (call: MockCall) => boolean): NonNullable<Fault['responses']> {
  return (response, call) => {
    if (call.operation === 'update' && trips(call)) breakDown(response);
  };
}

/** The request's body as text, however broken. */
export function bodyText(call: MockCall): string {
  return Buffer.from(call.bytes).toString('latin1');
}
