import { HarnessError } from '../../errors.ts';
import type { JsonSchema, Pointer } from '../../model/json.ts';
import { child } from '../reading/pointer.ts';
import { isSchema } from '../reading/subschemas.ts';

/** Throws unless `schema` can be a schema at all. */
export function requireSchema(schema: JsonSchema, _draft04: boolean, pointer: Pointer = ''): void {
  if (isSchema(schema)) return;
  throw new HarnessError(
    'SCHEMA_INVALID',
    `${child(pointer, '')} is no schema: expected an object or a boolean, received ${JSON.stringify(schema)}`,
    'pass a JSON Schema',
  );
}
