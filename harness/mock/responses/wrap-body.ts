import { put } from '../../domain/pointer.ts';
import type { Json, JsonSchema, Pointer } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/**
 * The function that sets `content` at `pointer` of a body: into the profile's own body, else the least body of the
 * schema, else all of it; the first that conforms with `example` in it.
 */
export function bodyWrapper(
  given: Json | undefined,
  schema: JsonSchema | undefined,
  pointer: Pointer,
  example: Json,
): (content: Json) => Json {
  if (pointer === '') return (content) => content;
  const candidates = [
    ...(given === undefined ? [] : [given]),
    sampleOfSchema(schema),
    sampleOfSchema(schema, 'everything'),
  ];
  const fits = (body: Json) => schema === undefined || compile(schema).accepts(put(body, pointer, example));
  const body = candidates.find(fits) ?? candidates[0] ?? {};
  return (content) => put(body, pointer, content);
}
