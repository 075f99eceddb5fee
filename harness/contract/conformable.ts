import { isObject } from '../domain/is-object.ts';
import { HarnessError } from '../errors.ts';
import type { Operation } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import { unsatisfiable } from '../schema/engine.ts';
import { mapSubschemas } from '../schema/reading/subschemas.ts';
import type { NoteGap } from './gap.ts';

/**
 * The operation with response schemas that some response can satisfy. Where the document's own cannot be, no server is at fault:
 * that is a documentation gap, and what is judged is the schema without its bans on other members, or nothing.
 */
export function conformable(operation: Operation, note: NoteGap): Operation {
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const content = Object.entries(response.content).map(([mediaType, media]) => {
      const reason = media.schema === undefined ? undefined : refusalOf(media.schema);
      if (media.schema === undefined || reason === undefined) return [mediaType, media] as const;
      note(
        'response-unsatisfiable',
        `no response can satisfy the schema of ${operation.id} ${status}: ${reason}`,
        'a schema that a response can satisfy',
        mediaType,
        response.pointer,
      );
      const open = opened(media.schema);
      const { schema: _, ...rest } = media;
      return [mediaType, refusalOf(open) === undefined ? { ...media, schema: open } : rest] as const;
    });
    return [status, { ...response, content: Object.fromEntries(content) }] as const;
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** Why no value satisfies a schema; `undefined` when one does, or when that cannot be decided. */
function refusalOf(schema: JsonSchema): string | undefined {
  try {
    return unsatisfiable(schema);
  } catch (cause) {
    if (cause instanceof HarnessError) return undefined;
    throw cause;
  }
}

/** The schema without `additionalProperties: false` and its like. */
function opened(schema: JsonSchema): JsonSchema {
  if (!isObject(schema)) return schema;
  const { additionalProperties, unevaluatedProperties, ...rest } = mapSubschemas(schema, opened) as Record<
    string,
    never
  >;
  return {
    ...rest,
    ...(additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties }),
    ...(unevaluatedProperties === undefined || unevaluatedProperties === false ? {} : { unevaluatedProperties }),
  };
}
