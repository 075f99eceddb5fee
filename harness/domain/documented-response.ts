import type { DocumentedResponse, Operation } from '../model/contract.ts';

/** What the operation documents for a status: the status itself, else its range (`4XX`), else `default`. */
export function documentedResponse(operation: Operation, status: number): DocumentedResponse | undefined {
  const { responses } = operation;
  const range = `${Math.floor(status / 100)}XX`;
  return responses[String(status)] ?? responses[range] ?? responses[range.toLowerCase()] ?? responses.default;
}

/** The statuses that the operation documents, for people: `200, 400, 4XX`; `none` when it documents nothing. */
export function documentedStatuses(operation: Operation): string {
  const statuses = Object.keys(operation.responses);
  return statuses.length === 0 ? 'none' : statuses.join(', ');
}
