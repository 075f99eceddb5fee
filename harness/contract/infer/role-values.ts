import { isObject } from '../../domain/is-object.ts';
import { HarnessError } from '../../errors.ts';
import type { Json, JsonObject, JsonSchema } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { drawOf, simplestDraw } from '../../schema/draw.ts';
import { engineOf } from '../../schema/engine.ts';
import { fieldsOf, hasFormat, type SchemaField, typesOf, valuesOf } from './fields.ts';
import type { readRole } from './infer-fields.ts';
import { kindOf, roleScore, wordsOf } from './words.ts';

type ReadRole = ReturnType<typeof readRole>;

/** Roles that are objects: one for each name that the document lists, else for made-up ones, with every member that it requires. */
export function objectRoles(
  { schemas }: ReadRole,
  root: JsonSchema,
): { readonly values: readonly Json[]; readonly invented: boolean } {
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  let invented = false;
  const values = schemas.flatMap((schema) => {
    const members = fieldsOf({ ...schema, $defs: definitions }, 0);
    const names = members.filter(({ schemas: inner }) => valuesOf(inner).length > 1);
    const listed =
      names.find(({ name }) => roleScore(name) > 0) ??
      names.find(({ name }) => /name|id|key|slug/i.test(name)) ??
      names[0];
    const main = listed ?? namesRole(members);
    if (listed === undefined) invented = true;
    if (main === undefined) return simplest({ ...schema, $defs: definitions }) ?? [];
    return (listed === undefined ? madeUp(main) : valuesOf(main.schemas)).flatMap((value) => {
      const fixed = { properties: { [main.name]: { const: value } }, required: [main.name] };
      return simplest({ allOf: [schema, fixed], $defs: definitions }) ?? [];
    });
  });
  return { values, invented };
}

/** The member that names the role: one that is required before others, an id before a name. */
function namesRole(members: readonly SchemaField[]): SchemaField | undefined {
  const fitting = ['id', 'uuid', 'name', 'slug', 'key', 'code', 'value'].flatMap((word) =>
    members.filter(({ name, schemas }) => {
      const types = typesOf(schemas);
      return (
        wordsOf(name).at(-1) === word && kindOf(name) !== 'tenant' && (types.has('string') || types.has('integer'))
      );
    }),
  );
  const called = members.find(({ name, schemas }) => roleScore(name) >= 5 && !typesOf(schemas).has('object'));
  return called ?? fitting.find(({ required }) => required) ?? fitting[0];
}

function madeUp({ schemas }: SchemaField): readonly Json[] {
  const usual = [1, 2, 3].map((each) => {
    if (!typesOf(schemas).has('string')) return each;
    return hasFormat(schemas, 'uuid') ? `00000000-0000-4000-8000-00000000000${each}` : `role-${each}`;
  });
  const wanted: JsonObject = { anyOf: [...schemas] };
  return usual.every((value) => accepts(wanted, value)) ? usual : several(wanted);
}

/** Roles for the mock, where the document names none: values that every schema of the role accepts. */
export function placeholders(
  { uuid, integer, named, schemas, list }: ReadRole,
  shown: readonly JsonObject[],
  root: JsonSchema,
  examples: readonly Json[] = [],
): readonly Json[] {
  const usual: readonly Json[] = uuid
    ? [1, 2, 3].map((each) => `00000000-0000-4000-8000-00000000000${each}`)
    : integer
      ? [1, 2, 3]
      : named
        ? ['role-1', 'role-2', 'role-3']
        : ['member', 'admin'];
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  const whole = (part: readonly JsonObject[]): JsonObject => ({
    anyOf: part.length > 0 ? [...part] : [{}],
    $defs: definitions,
  });
  const wanted: JsonObject = list ? whole(schemas) : { allOf: [whole(schemas), whole(shown)], $defs: definitions };
  // What the document shows comes first; made-up values stand beside it.
  const fitting = examples.filter((value) => accepts(wanted, value));
  const others = usual.every((value) => accepts(wanted, value)) ? usual : several(wanted);
  return [...fitting, ...others.filter((value) => !fitting.includes(value))].slice(0, Math.max(others.length, 2));
}

/** Up to three different values of a schema. */
function several(wanted: JsonObject): readonly Json[] {
  const values = [1, 2, 3, 4, 5].flatMap((seed) => made(wanted, seed));
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, 3);
}

function accepts(schema: JsonObject, value: Json): boolean {
  try {
    return compile(schema).accepts(value);
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    // A schema that nobody can judge refuses nothing.
    return true;
  }
}

function simplest(schema: JsonObject): Json | undefined {
  return made(schema)[0];
}

function made(schema: JsonObject, seed?: number): readonly Json[] {
  try {
    return [engineOf(schema).generate(seed === undefined ? simplestDraw : drawOf(seed))];
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    // Nothing conforms: the document's gap, which check tells.
    return [];
  }
}
