import { isObject } from '../../harness/domain/is-object.ts';
import { at, child } from '../../harness/domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../../harness/model/json.ts';
import { compile, type NamedCases, namedCases, type SchemaOptions } from '../../harness/schema/schema.ts';
import type { RequestBody } from './documents.ts';
import { standaloneBody } from './rivals.ts';

/** What the named cases of one schema show, against what a walk that knows nothing of the engine finds in it. */
interface Coverage {
  readonly parts: number;
  readonly constraints: number;
  readonly branches: number;
  /** Parts that no valid case has and nothing names. */
  readonly lost: readonly string[];
  /** Constraints that no case breaks and nothing names. */
  readonly untried: readonly string[];
  /** Branches of unions that no valid case takes and nothing names. */
  readonly untaken: readonly string[];
  readonly cases: number;
  readonly named: number;
  /** Time that the process worked. */
  readonly milliseconds: number;
}

const constraining = new Set([
  'type',
  'enum',
  'const',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]);
const deepest = 8;

interface Described {
  readonly parts: Set<Pointer>;
  readonly constraints: Set<string>;
  /** The branches of unions, by their pointer and keyword. */
  readonly branches: Map<string, { readonly pointer: Pointer; readonly keyword: string; readonly schema: Json }>;
}

const ofParts =
  /^(?:properties|patternProperties|additionalProperties|prefixItems|items|then|else|dependentSchemas|anyOf[/]|oneOf[/])/;

/** Reads a schema and counts what its named cases leave out in silence. */
export function coverageOf({ schema, options }: RequestBody): Coverage {
  const whole = standaloneBody(schema, options);
  const dialect = options.dialect === 'openapi-3.0' ? '2020-12' : options.dialect;
  const own: SchemaOptions = dialect === undefined ? {} : { dialect };
  const described: Described = { parts: new Set(), constraints: new Set(), branches: new Map() };
  walk(whole, '', isObject(whole) ? whole : {}, described, []);
  const start = process.cpuUsage();
  const { cases, unbreakable } = namedCases(whole, own);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const valid = cases.filter(({ kind }) => kind === 'valid').map(({ value }) => value);
  const isNamed = isNamedIn(unbreakable);
  const lost = [...described.parts].filter(
    (pointer) => !isNamed(pointer, 'properties') && !valid.some((value) => at(value, pointer) !== undefined),
  );
  const broken = new Set(
    cases.filter(({ kind }) => kind === 'invalid').map(({ pointer, keyword }) => `${anyItem(pointer)} ${keyword}`),
  );
  const untried = [...described.constraints].filter((one) => {
    const [pointer = '', keyword = ''] = one.split(' ');
    return !broken.has(one) && !isNamed(pointer, keyword) && !lost.some((part) => pointer.startsWith(part));
  });
  const untaken = [...described.branches].filter(([, { pointer, keyword, schema: branch }]) => {
    if (isNamed(pointer, keyword)) return false;
    const { accepts } = compile({ ...definitionsOf(whole), allOf: [branch] }, own);
    return !valid.some((value) => {
      const there = at(value, pointer);
      return there !== undefined && accepts(there);
    });
  });
  return {
    parts: described.parts.size,
    constraints: described.constraints.size,
    branches: described.branches.size,
    lost,
    untried,
    untaken: untaken.map(([name]) => name),
    cases: cases.length,
    named: unbreakable.length,
    milliseconds,
  };
}

/** What the references of a branch lead to. */
function definitionsOf(schema: JsonSchema): JsonObject {
  const kept = Object.entries(isObject(schema) ? schema : {}).filter(([keyword]) => keyword === '$defs');
  return Object.fromEntries(kept);
}

/** Any item of a list stands for the others. */
function anyItem(pointer: Pointer): Pointer {
  return pointer.replace(/[/]\d+(?=[/]|$)/g, '/0');
}

/** Whether something is named, itself or a part around it; what bounds cut off is named as a whole. */
function isNamedIn(unbreakable: NamedCases['unbreakable']): (pointer: Pointer, keyword: string) => boolean {
  const named = unbreakable.map((one) => ({ pointer: anyItem(one.pointer), keyword: one.keyword }));
  return (pointer, keyword) =>
    named.some(
      (one) =>
        one.keyword === 'cases' ||
        (one.pointer === pointer && one.keyword === keyword) ||
        (ofParts.test(one.keyword) && (pointer === one.pointer || pointer.startsWith(`${one.pointer}/`))),
    );
}

function asksNothing(keyword: string, value: Json | undefined): boolean {
  return value === false || (value === 0 && keyword.startsWith('min') && keyword !== 'minimum');
}

function walk(
  schema: Json | undefined,
  pointer: Pointer,
  root: JsonObject,
  found: Described,
  outer: readonly Json[],
): void {
  if (!isObject(schema) || outer.includes(schema) || outer.length > deepest * 3) return;
  const inner = [...outer, schema];
  for (const keyword of Object.keys(schema))
    if (constraining.has(keyword) && asksNothing(keyword, schema[keyword]) === false)
      found.constraints.add(`${pointer} ${keyword}`);
  if (Array.isArray(schema.required))
    for (const name of schema.required as readonly string[]) found.constraints.add(`${child(pointer, name)} required`);
  if (typeof schema.$ref === 'string')
    walk(at(root, decodeURIComponent(schema.$ref.slice(1))), pointer, root, found, inner);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const [index, branch] of ((schema[keyword] ?? []) as readonly Json[]).entries()) {
      const numbered = `${keyword}/${index}`;
      if (keyword !== 'allOf')
        found.branches.set(`${pointer} ${numbered} ${JSON.stringify(branch).slice(0, 80)}`, {
          pointer,
          keyword: numbered,
          schema: branch,
        });
      walk(branch, pointer, root, found, inner);
    }
  for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    found.parts.add(child(pointer, name));
    walk(member, child(pointer, name), root, found, inner);
  }
  if (schema.items !== undefined && schema.items !== false) {
    found.parts.add(child(pointer, 0));
    walk(schema.items, child(pointer, 0), root, found, inner);
  }
}
