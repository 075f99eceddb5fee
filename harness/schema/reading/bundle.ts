import { isObject } from '../../domain/is-object.ts';
import { at, escapeKey, unescapeKey } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject, Pointer } from '../../model/json.ts';
import { isSchema, mapSubschemas } from './subschemas.ts';

/** A schema that needs no other document, and the way back from its definitions to the document they came from. */
export interface Bundle {
  readonly schema: JsonSchema;
  /** Where in the document a pointer into the bundle stands. */
  readonly toDocument: (pointer: Pointer) => Pointer;
}

/** Copies every schema that `schema` reaches in `root` by `#/...` into its own `$defs`, each read by `convert`. */
export function bundle(schema: JsonSchema, root: JsonObject, convert: (schema: JsonSchema) => JsonSchema): Bundle {
  const definitions = new Map<string, JsonSchema>();
  const rewrite = (inner: JsonSchema): JsonSchema => {
    if (typeof inner === 'boolean') return inner;
    const mapped = mapSubschemas(inner, rewrite) as JsonSchemaObject;
    if (typeof inner.$ref !== 'string' || !inner.$ref.startsWith('#/')) return mapped;
    const key = decodeURIComponent(inner.$ref.slice(2));
    if (!definitions.has(key)) {
      definitions.set(key, true);
      const target = follow(root, `/${key}`);
      definitions.set(key, rewrite(convert(target)));
    }
    return { ...mapped, $ref: `#/$defs/${encodeURIComponent(escapeKey(key))}` };
  };
  const rewritten = rewrite(convert(schema));
  if (definitions.size === 0 || typeof rewritten === 'boolean') return { schema: rewritten, toDocument: (p) => p };
  const own = isObject(rewritten.$defs) ? rewritten.$defs : {};
  return { schema: { ...rewritten, $defs: { ...own, ...Object.fromEntries(definitions) } }, toDocument };

  function toDocument(pointer: Pointer): Pointer {
    const [, first, key = '', ...rest] = pointer.split('/');
    if (first !== '$defs') return pointer;
    const source = unescapeKey(decodeURIComponent(key));
    return definitions.has(source) ? `/${[source, ...rest].join('/')}` : pointer;
  }
}

function follow(root: JsonObject, pointer: Pointer): JsonSchema {
  const target: Json | undefined = at(root, pointer);
  if (isSchema(target)) return target;
  throw new HarnessError(
    'SCHEMA_INVALID',
    `$ref #${pointer} leads to ${target === undefined ? 'nothing' : 'no schema'}`,
    'correct the $ref, or pass the document that holds it as the option root',
  );
}
