import type { Answer, Operation } from '../../model/contract.ts';
import type { JsonSchema } from '../../model/json.ts';

/** The answer that a document gives for a status: its own, the one for its class (`4XX`), or the default. */
export function documentedAnswer(operation: Operation, status: number): Answer | undefined {
  const { answers } = operation;
  return answers[String(status)] ?? answers[`${String(status)[0]}XX`] ?? answers.default;
}

/** The status of an operation's success: the first documented 2xx, else 200. */
export function successStatus(operation: Operation): number {
  return Number(Object.keys(operation.answers).find((status) => /^2\d\d$/.test(status)) ?? 200);
}

/** The media type of a documented answer's body, JSON first; `undefined` when it has no body. */
export function mediaTypeOf(answer: Answer | undefined): string | undefined {
  const types = Object.keys(answer?.content ?? {});
  return types.find((type) => type.endsWith('json')) ?? types[0];
}

/** The schema of a documented answer's body. */
export function bodySchemaOf(answer: Answer | undefined): JsonSchema | undefined {
  const type = mediaTypeOf(answer);
  return type === undefined ? undefined : answer?.content[type]?.schema;
}
