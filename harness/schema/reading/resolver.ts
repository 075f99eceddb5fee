import { isObject } from '../../domain/is-object.ts';
import { child, keysOf } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { Json, JsonSchema, JsonSchemaObject, Pointer } from '../../model/json.ts';
import { keywordsOfDraft04 } from './keywords.ts';
import { isSchema, subschemas } from './subschemas.ts';

/** A schema with what its references need: the resource it stands in and the resources that led to it. */
export interface Located {
  readonly id: number;
  readonly schema: JsonSchema;
  readonly base: string;
  /** Bases of the resources entered so far, outermost first (2020-12, section 7.1). */
  readonly scope: readonly string[];
  /** Where the schema stands in its document. */
  readonly pointer: Pointer;
}

interface Resource {
  readonly schema: JsonSchema;
  readonly base: string;
  readonly pointer: Pointer;
}

const rootBase = 'schema://root/';
const locatedScheme = 'located:';

/** Finds what references lead to. Locates one schema in one scope once, so that `id` stands for both. */
export class Resolver {
  readonly root: Located;
  readonly #draft04: boolean;
  readonly #external: (uri: string) => JsonSchema | undefined;
  readonly #resources = new Map<string, Resource>();
  readonly #dynamic = new Set<string>();
  readonly #located = new Map<JsonSchema, Located[]>();
  readonly #read = new WeakSet<JsonSchemaObject>();
  /** Indexed by `id`, which begins at 1. */
  readonly #byId: (Located | undefined)[] = [undefined];

  constructor(
    schema: JsonSchema,
    options: {
      readonly draft04: boolean;
      readonly documents: Readonly<Record<string, Json>>;
      readonly external: (uri: string) => JsonSchema | undefined;
    },
  ) {
    this.#draft04 = options.draft04;
    this.#external = options.external;
    for (const [uri, document] of Object.entries(options.documents))
      if (isSchema(document)) this.#index(document, uri.replace(/#$/, ''), '');
    this.#index(schema, rootBase, '');
    const base = this.#baseOf(schema, rootBase);
    this.root = this.#locate(schema, base, [base], '');
  }

  /** The keywords of a located schema, in the words of 2020-12. */
  keywords(located: Located): JsonSchemaObject {
    if (typeof located.schema === 'boolean') return {};
    return this.#draft04 && !this.#read.has(located.schema) ? keywordsOfDraft04(located.schema) : located.schema;
  }

  /** A schema that stands inside `parent`. */
  inside(parent: Located, schema: JsonSchema, ...keys: readonly string[]): Located {
    const base = this.#baseOf(schema, parent.base);
    return this.#locate(schema, base, enter(parent.scope, base), keys.reduce(child, parent.pointer));
  }

  /** A schema in the words of 2020-12 that takes the place of another one. */
  beside(other: Located, schema: JsonSchemaObject): Located {
    return this.#locate(this.reading(schema), other.base, other.scope, other.pointer);
  }

  /** The same schema, known to be in the words of 2020-12. */
  reading(schema: JsonSchemaObject): JsonSchemaObject {
    this.#read.add(schema);
    return schema;
  }

  /** A reference to a located schema, whatever scope it stands in. */
  refTo({ id }: Located): JsonSchemaObject {
    return this.reading({ $ref: `${locatedScheme}${id}` });
  }

  /** What `$ref` leads to from a schema. */
  follow(from: Located, ref: string): Located {
    const located = ref.startsWith(locatedScheme) ? this.#byId[Number(ref.slice(locatedScheme.length))] : undefined;
    if (located) return located;
    const [uri = '', fragment = ''] = splitOnce(ref, '#');
    const base = uri === '' ? from.base : resolve(uri, from.base);
    const target = this.#find(base, decodeURIComponent(fragment));
    if (target === undefined) {
      throw new HarnessError('SCHEMA_INVALID', `$ref ${ref} at #${from.pointer} leads to nothing`, 'correct the $ref');
    }
    return this.#locate(target.schema, target.base, enter(from.scope, target.base), target.pointer);
  }

  /** What `$dynamicRef` leads to: the outermost resource of the scope that has the anchor (2020-12, 8.2.3.2). */
  followDynamic(from: Located, ref: string): Located {
    const first = this.follow(from, ref);
    const anchor = splitOnce(ref, '#')[1] ?? '';
    if (!isObject(first.schema) || first.schema.$dynamicAnchor !== anchor) return first;
    const outermost = from.scope.find((base) => this.#dynamic.has(`${base}#${anchor}`));
    return outermost === undefined ? first : this.follow({ ...from, base: outermost }, `#${anchor}`);
  }

  #find(base: string, fragment: string): Resource | undefined {
    if (!this.#resources.has(base)) {
      const document = this.#external(base);
      if (document !== undefined) this.#index(document, base, '');
    }
    if (fragment !== '' && !fragment.startsWith('/')) return this.#resources.get(`${base}#${fragment}`);
    const resource = this.#resources.get(base);
    if (!resource) return undefined;
    let current: Json | undefined = resource.schema;
    let inside = resource.base;
    for (const key of keysOf(fragment)) {
      if (Array.isArray(current)) current = (current as readonly Json[])[Number(key)];
      else if (isObject(current) && Object.hasOwn(current, key)) current = current[key];
      else return undefined;
      if (isObject(current)) inside = this.#baseOf(current, inside);
    }
    const pointer = keysOf(fragment).reduce(child, resource.pointer);
    return isSchema(current) ? { schema: current, base: inside, pointer } : undefined;
  }

  #index(schema: JsonSchema, parent: string, pointer: Pointer): void {
    const base = this.#baseOf(schema, parent);
    if (base !== parent || pointer === '') this.#resources.set(base, { schema, base, pointer });
    if (pointer === '' && base !== parent) this.#resources.set(parent, { schema, base, pointer });
    if (typeof schema === 'boolean') return;
    const id = schema[this.#draft04 ? 'id' : '$id'];
    const anchors = [
      schema.$anchor,
      schema.$dynamicAnchor,
      typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined,
    ];
    for (const anchor of anchors)
      if (typeof anchor === 'string') this.#resources.set(`${base}#${anchor}`, { schema, base, pointer });
    if (typeof schema.$dynamicAnchor === 'string') this.#dynamic.add(`${base}#${schema.$dynamicAnchor}`);
    for (const { path, schema: inner } of subschemas(schema)) this.#index(inner, base, path.reduce(child, pointer));
  }

  #baseOf(schema: JsonSchema, parent: string): string {
    if (typeof schema === 'boolean') return parent;
    if (this.#draft04 && typeof schema.$ref === 'string') return parent;
    const id = schema[this.#draft04 ? 'id' : '$id'];
    if (typeof id !== 'string' || id.startsWith('#')) return parent;
    return resolve(splitOnce(id, '#')[0] ?? '', parent);
  }

  #locate(schema: JsonSchema, base: string, scope: readonly string[], pointer: Pointer): Located {
    const places = this.#located.get(schema) ?? [];
    const found = places.find((place) => place.base === base && place.scope.join(' ') === scope.join(' '));
    if (found) return found;
    const made: Located = { id: this.#byId.length, schema, base, scope, pointer };
    this.#byId.push(made);
    this.#located.set(schema, [...places, made]);
    return made;
  }
}

function enter(scope: readonly string[], base: string): readonly string[] {
  return scope.includes(base) ? scope : [...scope, base];
}

function resolve(uri: string, base: string): string {
  return URL.canParse(uri, base) ? new URL(uri, base).href : uri;
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
