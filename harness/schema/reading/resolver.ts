import { isObject } from '../../domain/is-object.ts';
import { child, keysOf } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { Json, JsonSchema, JsonSchemaObject, Pointer } from '../../model/json.ts';
import { type Draft, draftOf } from './dialect.ts';
import { keywordsOf, writtenKeyword } from './keywords.ts';
import { isSchema, subschemas } from './subschemas.ts';

/** A schema with what its references need: the resource it stands in and the resources that led to it. */
export interface Located {
  readonly id: number;
  readonly schema: JsonSchema;
  readonly draft: Draft;
  readonly base: string;
  /** Bases of the resources entered so far, outermost first (2020-12, section 7.1). */
  readonly scope: readonly string[];
  /** Where the schema stands in its document. */
  readonly pointer: Pointer;
}

interface Resource {
  readonly schema: JsonSchema;
  readonly draft: Draft;
  readonly base: string;
  readonly pointer: Pointer;
}

const rootBase = 'schema://root/';
const locatedScheme = 'located:';

/** Finds what references lead to. Locates one schema in one scope once, so that `id` stands for both. */
export class Resolver {
  readonly root: Located;
  readonly #documents: Readonly<Record<string, Json>>;
  readonly #external: (uri: string) => JsonSchema | undefined;
  readonly #resources = new Map<string, Resource>();
  readonly #dynamic = new Set<string>();
  readonly #located = new Map<JsonSchema, Located[]>();
  readonly #read = new WeakSet<JsonSchemaObject>();
  readonly #followed = new WeakMap<Located, Map<string, Located>>();
  /** Indexed by `id`, which begins at 1. */
  readonly #byId: (Located | undefined)[] = [undefined];

  constructor(
    schema: JsonSchema,
    options: {
      readonly draft: Draft;
      readonly documents: Readonly<Record<string, Json>>;
      readonly external: (uri: string) => JsonSchema | undefined;
    },
  ) {
    const { draft, documents, external } = options;
    this.#documents = documents;
    this.#external = external;
    this.#index(schema, rootBase, '', draft);
    const root = this.#draftOf(schema, draft);
    const base = this.#baseOf(schema, rootBase, root);
    this.root = this.#locate(schema, base, [base], '', root);
  }

  /** The keywords of a located schema, in the words of 2020-12. */
  keywords(located: Located): JsonSchemaObject {
    if (typeof located.schema === 'boolean') return {};
    return this.#read.has(located.schema) ? located.schema : keywordsOf(located.schema, located.draft);
  }

  /** A schema that stands inside `parent`. */
  inside(parent: Located, schema: JsonSchema, ...keys: readonly string[]): Located {
    const draft = this.#draftOf(schema, parent.draft);
    const base = this.#baseOf(schema, parent.base, draft);
    const [keyword = '', ...rest] = keys;
    const written = isObject(parent.schema) ? writtenKeyword(parent.schema, parent.draft, keyword) : keyword;
    const pointer = keys.length === 0 ? parent.pointer : [written, ...rest].reduce(child, parent.pointer);
    return this.#locate(schema, base, enter(parent.scope, base), pointer, draft);
  }

  /** A schema in the words of 2020-12 that takes the place of another one. */
  beside(other: Located, schema: JsonSchemaObject): Located {
    return this.#locate(this.reading(schema), other.base, other.scope, other.pointer, other.draft);
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

  /** What `$ref` leads to from a schema, found once: every step of every value asks for it. */
  follow(from: Located, ref: string): Located {
    const known = this.#followed.get(from) ?? new Map<string, Located>();
    this.#followed.set(from, known);
    const found = known.get(ref) ?? this.#follow(from, ref);
    known.set(ref, found);
    return found;
  }

  #follow(from: Located, ref: string): Located {
    const located = ref.startsWith(locatedScheme) ? this.#byId[Number(ref.slice(locatedScheme.length))] : undefined;
    if (located) return located;
    const [uri = '', fragment = ''] = splitOnce(ref, '#');
    const base = uri === '' ? from.base : resolve(uri, from.base);
    const target = this.#find(base, decodeURIComponent(fragment));
    if (target === undefined) {
      throw new HarnessError('SCHEMA_INVALID', `$ref ${ref} at #${from.pointer} leads to nothing`, 'correct the $ref');
    }
    return this.#locate(target.schema, target.base, enter(from.scope, target.base), target.pointer, target.draft);
  }

  /**
   * What `$dynamicRef` leads to: the outermost resource of the scope that has the anchor (2020-12, 8.2.3.2). The
   * `$recursiveRef` of 2019-09 is one to the root, whose anchor has no name.
   */
  followDynamic(from: Located, ref: string): Located {
    const first = this.follow(from, ref);
    if (from.draft === '2019-09') {
      const base = isRecursive(first.schema) ? from.scope.find((one) => this.#isRecursive(one)) : undefined;
      return base === undefined ? first : this.follow({ ...from, base }, '#');
    }
    const anchor = splitOnce(ref, '#')[1] ?? '';
    if (!isObject(first.schema) || first.schema.$dynamicAnchor !== anchor) return first;
    const outermost = from.scope.find((base) => this.#dynamic.has(`${base}#${anchor}`));
    return outermost === undefined ? first : this.follow({ ...from, base: outermost }, `#${anchor}`);
  }

  #isRecursive(base: string): boolean {
    const resource = this.#resources.get(base);
    return resource !== undefined && isRecursive(resource.schema);
  }

  #find(base: string, fragment: string): Resource | undefined {
    if (!this.#resources.has(base)) {
      const document = this.#documents[base] ?? this.#documents[`${base}#`] ?? this.#external(base);
      if (isSchema(document)) this.#index(document, base, '', this.root.draft);
    }
    if (fragment !== '' && !fragment.startsWith('/')) return this.#resources.get(`${base}#${fragment}`);
    const resource = this.#resources.get(base);
    if (!resource) return undefined;
    let current: Json | undefined = resource.schema;
    let { base: inside, draft } = resource;
    for (const key of keysOf(fragment)) {
      if (Array.isArray(current)) current = (current as readonly Json[])[Number(key)];
      else if (isObject(current) && Object.hasOwn(current, key)) current = current[key];
      else return undefined;
      if (!isObject(current)) continue;
      draft = this.#draftOf(current, draft);
      inside = this.#baseOf(current, inside, draft);
    }
    const pointer = keysOf(fragment).reduce(child, resource.pointer);
    return isSchema(current) ? { schema: current, base: inside, pointer, draft } : undefined;
  }

  #index(schema: JsonSchema, parent: string, pointer: Pointer, outer: Draft): void {
    const draft = this.#draftOf(schema, outer);
    const base = this.#baseOf(schema, parent, draft);
    const resource = { schema, base, pointer, draft };
    if (base !== parent || pointer === '') this.#resources.set(base, resource);
    if (pointer === '' && base !== parent) this.#resources.set(parent, resource);
    if (typeof schema === 'boolean') return;
    const id = schema[idKeyword(draft)];
    const anchors = [
      schema.$anchor,
      schema.$dynamicAnchor,
      typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined,
    ];
    for (const anchor of anchors) if (typeof anchor === 'string') this.#resources.set(`${base}#${anchor}`, resource);
    if (typeof schema.$dynamicAnchor === 'string') this.#dynamic.add(`${base}#${schema.$dynamicAnchor}`);
    for (const { path, schema: inner } of subschemas(schema))
      this.#index(inner, base, path.reduce(child, pointer), draft);
  }

  /** The draft of a schema: what its own `$schema` says, where one stands. */
  #draftOf(schema: JsonSchema, outer: Draft): Draft {
    return isObject(schema) && typeof schema.$schema === 'string' ? draftOf(schema, outer, this.#documents) : outer;
  }

  #baseOf(schema: JsonSchema, parent: string, draft: Draft): string {
    if (typeof schema === 'boolean') return parent;
    if (typeof schema.$ref === 'string' && draft.startsWith('draft')) return parent;
    const id = schema[idKeyword(draft)];
    if (typeof id !== 'string' || id.startsWith('#')) return parent;
    return resolve(splitOnce(id, '#')[0] ?? '', parent);
  }

  #locate(schema: JsonSchema, base: string, scope: readonly string[], pointer: Pointer, draft: Draft): Located {
    const places = this.#located.get(schema) ?? [];
    const found = places.find((place) => place.base === base && isSameScope(place.scope, scope));
    if (found) return found;
    const made: Located = { id: this.#byId.length, schema, draft, base, scope, pointer };
    this.#byId.push(made);
    this.#located.set(schema, [...places, made]);
    return made;
  }
}

function idKeyword(draft: Draft): string {
  return draft === 'draft-04' ? 'id' : '$id';
}

function isRecursive(schema: JsonSchema): boolean {
  return isObject(schema) && schema.$recursiveAnchor === true;
}

function isSameScope(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((base, index) => base === other[index]));
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
