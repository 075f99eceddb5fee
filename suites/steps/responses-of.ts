import type { Contract, DocumentedResponse, Exchange, Operation, Received } from '../../harness/index.ts';
import { documentedResponse } from '../../harness/index.ts';

/** Every whole response of an exchange, those that were retried too. */
export function responsesOf(exchange: Exchange): readonly Received[] {
  return [...exchange.earlier, exchange.outcome].filter((outcome) => outcome.kind === 'response');
}

/** The documented operation that an exchange belongs to; `undefined` for what the contract does not document. */
export function operationOf(contract: Contract, exchange: Exchange): Operation | undefined {
  const { operation } = exchange.request;
  if (operation === 'other') return undefined;
  return operation === 'update' ? contract.update : contract.reads[operation];
}

/** What the contract documents for a response; `undefined` when it does not document its status. */
export function documentOf(contract: Contract, exchange: Exchange, response: Received): DocumentedResponse | undefined {
  const operation = operationOf(contract, exchange);
  return operation && documentedResponse(operation, response.status);
}

/** Type and subtype of a response's Content-Type, lower case; `undefined` when it has none. */
export function mediaTypeOf(response: Received): string | undefined {
  const value = response.headers.find(([name]) => name === 'content-type')?.[1];
  return value?.split(';')[0]?.trim().toLowerCase() || undefined;
}

/** True for JSON and everything that ends in +json. */
export function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /^application\/(.+\+)?json$/.test(mediaType);
}
