import type { Exchange } from '../model/exchange.ts';

/** What a request got, in words. */
export function responseOf({ outcome }: Exchange): string {
  return outcome.kind === 'response' ? `gets ${outcome.status}` : `gets no response: ${outcome.detail}`;
}

/** A response that is an error. */
export function isError({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 400;
}

/** A success. */
export function isAccepted({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300;
}

/** A refusal that is final: what was refused is not done later. */
export function isRefused({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 400 && outcome.status < 500 && outcome.status !== 408;
}
