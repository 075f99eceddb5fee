import type { DocumentedResponse, Operation } from '../../model/contract.ts';
import type { JsonSchema } from '../../model/json.ts';

/** The status of an operation's success: the first documented 2xx, else 200. */
export function successStatus(operation: Operation): number {
  return Number(Object.keys(operation.responses).find((status) => /^2\d\d$/.test(status)) ?? 200);
}

/** The media type of a documented response's body, JSON first; `undefined` when it has no body. */
export function mediaTypeOf(response: DocumentedResponse | undefined): string | undefined {
  const types = Object.keys(response?.content ?? {});
  return types.find((type) => type.endsWith('json')) ?? types[0];
}

/** The schema of a documented response's body. */
export function bodySchemaOf(response: DocumentedResponse | undefined): JsonSchema | undefined {
  const type = mediaTypeOf(response);
  return type === undefined ? undefined : response?.content[type]?.schema;
}
