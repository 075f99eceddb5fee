import type { Fault, MockAnswer, MockCall } from '../../model/mock.ts';

/** Turns an answer into an unhandled exception of the server. */
export function breakDown(answer: MockAnswer): void {
  answer.status = 500;
  answer.headers = { 'Content-Type': 'application/json' };
  answer.body = { error: 'internal server error' };
  delete answer.bytes;
}

/** The hook of a server that answers 500 to updates for which `trips` holds. */
export function breaksDownOn(trips: (call: MockCall) => boolean): NonNullable<Fault['answers']> {
  return (answer, call) => {
    if (call.operation === 'update' && trips(call)) breakDown(answer);
  };
}

/** The request's body as text, however broken. */
export function bodyText(call: MockCall): string {
  return Buffer.from(call.bytes).toString('latin1');
}
