/** The part of JSON Schema that the published schemas of files are written in. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** One key that a file may have. */
export interface SchemaKey {
  /** With dots; `*` is a name of one's own, `[]` an item. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** Every key of a schema, in its order; what stands under `$defs` is told once, where it is used first. */
export function keysOfSchema(root: Schema): readonly SchemaKey[] {
  const told = new Set<string>();
  return [...keysBelow(root, root, '', told)];
}

function* keysBelow(root: Schema, schema: Schema, path: string, told: Set<string>): Generator<SchemaKey> {
  if (schema.$ref !== undefined) {
    if (told.has(schema.$ref)) return;
    told.add(schema.$ref);
    yield* keysBelow(root, resolve(root, schema), path, told);
    return;
  }
  for (const [key, below] of Object.entries(schema.properties ?? {})) {
    const at = path === '' ? key : `${path}.${key}`;
    const target = resolve(root, below);
    const description = below.description ?? target.description ?? '';
    yield { path: at, type: typeOf(target), required: schema.required?.includes(key) ?? false, description };
    yield* keysBelow(root, below, at, told);
  }
  if (typeof schema.additionalProperties === 'object')
    yield* keysBelow(root, schema.additionalProperties, path === '' ? '*' : `${path}.*`, told);
  if (schema.items) yield* keysBelow(root, schema.items, `${path}[]`, told);
  for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) yield* keysBelow(root, branch, path, told);
}

function resolve(root: Schema, schema: Schema): Schema {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const found = name === undefined ? undefined : root.$defs?.[name];
  return found === undefined ? schema : resolve(root, found);
}

function typeOf({ type, enum: values, const: only, oneOf, anyOf, properties }: Schema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(', ');
  if (type !== undefined) return [type].flat().join(' or ');
  const branches = oneOf ?? anyOf;
  if (branches) return [...new Set(branches.map(typeOf))].join(' or ');
  return properties ? 'object' : 'any';
}
