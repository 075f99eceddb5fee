import type { Json, JsonSchemaObject } from '../model/json.ts';
import { isSayable } from './checking/next-number.ts';

const mostExamples = 10;

/** The values that the document itself shows for a schema: `example`, `examples` and `default`. */
export function examplesOf(schema: JsonSchemaObject): readonly Json[] {
  const { example, examples, default: usual } = schema;
  const listed = Array.isArray(examples) ? (examples as readonly Json[]) : [];
  return [example, ...listed, usual]
    .filter((value): value is Json => value !== undefined && isSayable(value))
    .slice(0, mostExamples);
}
