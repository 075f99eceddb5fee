import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonSchema, Pointer } from '../../model/json.ts';
import type { Draft } from './dialect.ts';
import type { Located, Resolver } from './resolver.ts';
import { mapSubschemasAt } from './subschemas.ts';

/** A schema in which every reference is a plain local one, and where each of its schemas came from. */
interface Flat {
  readonly schema: JsonSchema;
  readonly pointers: ReadonlyMap<unknown, Pointer>;
}

const identity = ['$schema', '$id', 'id', '$anchor', '$dynamicAnchor', '$vocabulary', '$defs', 'definitions'];
const special =
  /"(?:[$]id|id|[$]anchor|[$]dynamic\w+|[$]recursive\w+|nullable|additionalItems)":|"[$]ref":"(?!#[/]|#")|"enum":\[\]/;

/** Whether a schema has what ajv reads in its own way, or not at all. */
export function needsFlattening(schema: JsonSchema, draft: Draft): boolean {
  return draft !== '2020-12' || special.test(JSON.stringify(schema));
}

/**
 * Writes a schema anew with one definition per schema that a reference leads to, in the scope in which it is reached.
 * Dynamic references are settled here, since ajv cannot follow all of them, and older drafts are written as 2020-12.
 */
export function flatten(resolver: Resolver): Flat {
  const named = new Map<Located, string>();
  const pointers = new Map<unknown, Pointer>();
  const queue: Located[] = [];
  const refTo = (target: Located): string => {
    if (target === resolver.root) return '#';
    const known = named.get(target);
    const name = known ?? `d${named.size}`;
    if (known === undefined) {
      named.set(target, name);
      queue.push(target);
    }
    return `#/$defs/${name}`;
  };
  const write = (at: Located): JsonSchema => {
    if (typeof at.schema === 'boolean') return at.schema;
    const { $dynamicRef, ...kept } = mapSubschemasAt(resolver.keywords(at), (inner, path) =>
      identity.includes(path[0] ?? '') ? inner : write(resolver.inside(at, inner, ...path)),
    );
    const made: Record<string, Json> = Object.fromEntries(
      Object.entries(kept).filter(
        ([keyword, value]) => !identity.includes(keyword) || (keyword === 'id' && isObject(value)),
      ),
    );
    if (typeof made.$ref === 'string') made.$ref = refTo(resolver.follow(at, made.$ref));
    if (typeof $dynamicRef === 'string') {
      const all = Array.isArray(made.allOf) ? (made.allOf as readonly Json[]) : [];
      made.allOf = [...all, { $ref: refTo(resolver.followDynamic(at, $dynamicRef)) }];
    }
    // An empty list allows nothing; ajv takes it for a mistake.
    if (Array.isArray(made.enum) && made.enum.length === 0) {
      delete made.enum;
      made.allOf = [...((made.allOf ?? []) as readonly Json[]), false];
    }
    pointers.set(made, at.pointer);
    return made;
  };
  const root = write(resolver.root);
  const written: Record<string, Json> = {};
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) written[named.get(next) ?? ''] = write(next);
  if (typeof root === 'boolean' || named.size === 0) return { schema: root, pointers };
  const schema = { ...root, $defs: written };
  pointers.set(schema, resolver.root.pointer);
  return { schema, pointers };
}
