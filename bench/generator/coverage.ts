import { isObject } from '../../harness/domain/is-object.ts';
import { at, child } from '../../harness/domain/pointer.ts';
import type { Json, JsonObject, Pointer } from '../../harness/model/json.ts';
import { namedCases } from '../../harness/schema/schema.ts';
import type { RequestBody } from './documents.ts';
import { standaloneBody } from './rivals.ts';

/** What the named cases of one schema show, against what a walk that knows nothing of the engine finds in it. */
interface Coverage {
  readonly parts: number;
  readonly constraints: number;
  /** Parts that no valid case has and nothing names. */
  readonly lost: readonly string[];
  /** Constraints that no case breaks and nothing names. */
  readonly untried: readonly string[];
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
}

/** Reads a schema and counts what its named cases leave out in silence. */
export function coverageOf({ schema, options }: RequestBody): Coverage {
  const whole = standaloneBody(schema, options);
  const described: Described = { parts: new Set(), constraints: new Set() };
  walk(whole, '', isObject(whole) ? whole : {}, described, []);
  const start = process.cpuUsage();
  const { cases, unbreakable } = namedCases(whole);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const valid = cases.filter(({ kind }) => kind === 'valid').map(({ value }) => value);
  // Any item of a list stands for the others.
  const anyItem = (pointer: Pointer) => pointer.replace(/[/]\d+(?=[/]|$)/g, '/0');
  const named = unbreakable.map(({ pointer }) => anyItem(pointer));
  const isNamed = (pointer: Pointer) => named.some((one) => pointer === one || pointer.startsWith(`${one}/`));
  const lost = [...described.parts].filter(
    (pointer) => !isNamed(pointer) && !valid.some((value) => at(value, pointer) !== undefined),
  );
  const broken = new Set(
    cases.filter(({ kind }) => kind === 'invalid').map(({ pointer, keyword }) => `${anyItem(pointer)} ${keyword}`),
  );
  const untried = [...described.constraints].filter((one) => {
    const [pointer = ''] = one.split(' ');
    return !broken.has(one) && !isNamed(pointer) && !lost.some((part) => pointer.startsWith(part));
  });
  return {
    parts: described.parts.size,
    constraints: described.constraints.size,
    lost,
    untried,
    cases: cases.length,
    named: unbreakable.length,
    milliseconds,
  };
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
    for (const branch of (schema[keyword] ?? []) as readonly Json[]) walk(branch, pointer, root, found, inner);
  for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    found.parts.add(child(pointer, name));
    walk(member, child(pointer, name), root, found, inner);
  }
  if (schema.items !== undefined && schema.items !== false) {
    found.parts.add(child(pointer, 0));
    walk(schema.items, child(pointer, 0), root, found, inner);
  }
}
