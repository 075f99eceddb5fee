import {
  type Contract,
  type DocumentedResponse,
  documentedResponse,
  type Exchange,
  mediaTypeOf,
  type Operation,
  type Received,
} from '../../harness/suite.ts';

/** Every whole response of an exchange, those that were retried too. */
export function responsesOf(exchange: Exchange): readonly Received[] {
  return [...exchange.earlier, exchange.outcome].filter((outcome) => outcome.kind === 'response');
}

/** The documented operation that an exchange belongs to; `undefined` for what the contract does not document. */
export function operationOf(contract: Contract, exchange: Exchange): Operation | undefined {
  const { operation } = exchange.request;
  if (operation === 'other') return undefined;
  if (operation === 'unassign') return contract.unassign;
  return operation === 'update' ? contract.update : contract.reads[operation];
}

/** What the contract documents for a response; `undefined` when it does not document its status. */
export function documentOf(contract: Contract, exchange: Exchange, response: Received): DocumentedResponse | undefined {
  const operation = operationOf(contract, exchange);
  return operation && documentedResponse(operation, response.status);
}

/** Type and subtype of a response's Content-Type, lower case; `undefined` when it has none. */
export function typeOfBody(response: Received): string | undefined {
  return mediaTypeOf(response.headers.find(([name]) => name === 'content-type')?.[1]);
}
