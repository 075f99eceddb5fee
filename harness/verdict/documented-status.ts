import type { Answer, Operation } from '../model/contract.ts';

/** What the operation documents for a status: the status itself, else its range (`4XX`), else `default`. */
export function documentedAnswer(operation: Operation, status: number): Answer | undefined {
  const { answers } = operation;
  const range = `${Math.floor(status / 100)}XX`;
  return answers[String(status)] ?? answers[range] ?? answers[range.toLowerCase()] ?? answers.default;
}

/** The statuses that the operation documents, for people: `200, 400, 4XX`; `none` when it documents nothing. */
export function documentedStatuses(operation: Operation): string {
  const statuses = Object.keys(operation.answers);
  return statuses.length === 0 ? 'none' : statuses.join(', ');
}
