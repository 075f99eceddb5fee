import { isObject } from '../../harness/domain/is-object.ts';
import { at, child } from '../../harness/domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../../harness/model/json.ts';

/** Something that the values of one schema should show once: a limit reached, a value listed, a member there and away. */
interface Goal {
  readonly name: string;
  readonly isHit: (value: Json) => boolean;
}

/** The boundary goals of a standalone schema, found by a walk that knows nothing of any generator. */
export function goalsOf(schema: JsonSchema): readonly Goal[] {
  const goals = new Map<string, Goal>();
  const add = (pointer: Pointer, way: string, isHit: (own: Json | undefined, whole: Json) => boolean) => {
    const name = `${pointer} ${way}`;
    goals.set(name, { name, isHit: (whole) => isHit(at(whole, pointer), whole) });
  };
  const root = isObject(schema) ? schema : {};
  const visit = (own: Json | undefined, pointer: Pointer, outer: readonly Json[]): void => {
    if (!isObject(own) || outer.includes(own) || outer.length > 16) return;
    limits(own, pointer, add);
    const inner = [...outer, own];
    if (typeof own.$ref === 'string') visit(at(root, decodeURIComponent(own.$ref.slice(1))), pointer, inner);
    for (const keyword of ['allOf', 'anyOf', 'oneOf'])
      for (const branch of (own[keyword] ?? []) as readonly Json[]) visit(branch, pointer, inner);
    for (const [name, member] of Object.entries(isObject(own.properties) ? own.properties : {})) {
      add(child(pointer, name), 'there', (value) => value !== undefined);
      visit(member, child(pointer, name), inner);
    }
    visit(own.items, child(pointer, 0), inner);
  };
  visit(root, '', []);
  return [...goals.values()];
}

type Add = (pointer: Pointer, way: string, isHit: (own: Json | undefined) => boolean) => void;

function limits(schema: JsonObject, pointer: Pointer, add: Add): void {
  for (const [keyword, sizeOf] of [
    ['minLength', lengthOf],
    ['maxLength', lengthOf],
    ['minItems', countOf],
    ['maxItems', countOf],
    ['minimum', numberOf],
    ['maximum', numberOf],
  ] as const) {
    const limit = schema[keyword];
    if (typeof limit === 'number' && Math.abs(limit) <= 10_000) add(pointer, keyword, (own) => sizeOf(own) === limit);
  }
  for (const value of Array.isArray(schema.enum) ? (schema.enum as readonly Json[]).slice(0, 20) : [])
    add(pointer, `enum ${JSON.stringify(value)}`, (own) => own === value);
}

function lengthOf(value: Json | undefined): number | undefined {
  return typeof value === 'string' ? [...value].length : undefined;
}

function countOf(value: Json | undefined): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
