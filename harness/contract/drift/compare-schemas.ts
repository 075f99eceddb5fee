import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../../model/json.ts';
import { branches } from '../place-in-schema.ts';
import type { NoteChange, Severity } from './change.ts';

/** Which way values go: what a request may hold, or what a response may. */
type Side = 'request' | 'response';

/** Two schemas and where they stand. */
interface Pair {
  readonly before: JsonSchema;
  readonly after: JsonSchema;
  readonly roots: readonly [JsonSchema, JsonSchema];
  readonly side: Side;
  /** `request`, `response 200`. */
  readonly place: string;
  readonly pointer: Pointer;
  readonly depth: number;
}

const deepest = 8;
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;

/** Every difference between two schemas that changes which values conform. */
export function compareSchemas(
  before: JsonSchema | undefined,
  after: JsonSchema | undefined,
  side: Side,
  place: string,
  note: NoteChange,
): void {
  const [one, other] = [before ?? true, after ?? true];
  compare({ before: one, after: other, roots: [one, other], side, place, pointer: '', depth: 0 }, note);
}

function compare(pair: Pair, note: NoteChange): void {
  const { before, after, roots, depth } = pair;
  if (depth > deepest) return;
  const [one, other] = [merged(before, roots[0]), merged(after, roots[1])];
  compareTypes(pair, one, other, note);
  compareValues(pair, one, other, note);
  compareBounds(pair, one, other, note);
  compareMembers(pair, one, other, note);
  if (isObject(one.items) && isObject(other.items))
    compare({ ...pair, before: one.items, after: other.items, pointer: `${pair.pointer}/0`, depth: depth + 1 }, note);
}

/** Fewer values are allowed in a request, or more come in a response: somebody's code breaks. */
function severityOf(side: Side, narrower: boolean): Severity {
  return (side === 'request') === narrower ? 'breaking' : 'compatible';
}

function compareTypes({ side, place, pointer }: Pair, one: JsonObject, other: JsonObject, note: NoteChange): void {
  const at = `${place} ${pointer || '/'}`;
  const types = (schema: JsonObject) => [schema.type].flat().filter((type) => type !== undefined && type !== 'null');
  const [was, is] = [types(one), types(other)];
  if (was.length > 0 && is.length > 0 && !sameJson(was.toSorted() as Json, is.toSorted() as Json))
    note('breaking', `${side}-property-type-changed`, at, was.join(' or '), is.join(' or '));
  if (one.format !== other.format)
    note('warning', `${side}-property-format-changed`, at, one.format ?? 'no format', other.format ?? 'no format');
  const [wasNull, isNull] = [one, other].map((schema) => [schema.type].flat().includes('null'));
  if (wasNull === isNull || one.type === undefined || other.type === undefined) return;
  const id = isNull ? 'became-nullable' : 'became-not-nullable';
  note(
    severityOf(side, !isNull),
    `${side}-property-${id}`,
    at,
    wasNull ? 'null' : 'no null',
    isNull ? 'null' : 'no null',
  );
}

function compareValues({ side, place, pointer }: Pair, one: JsonObject, other: JsonObject, note: NoteChange): void {
  const at = `${place} ${pointer || '/'}`;
  const [was, is] = [listed(one), listed(other)];
  if (was === undefined && is === undefined) return;
  if (was === undefined || is === undefined) {
    const id = was === undefined ? 'enum-added' : 'enum-removed';
    note(severityOf(side, was === undefined), `${side}-property-${id}`, at, text(was), text(is));
    return;
  }
  const gone = was.filter((value) => !is.some((each) => sameJson(each, value)));
  const come = is.filter((value) => !was.some((each) => sameJson(each, value)));
  if (gone.length > 0) note(severityOf(side, true), `${side}-property-enum-value-removed`, at, text(gone), text(is));
  if (come.length > 0) note(severityOf(side, false), `${side}-property-enum-value-added`, at, text(was), text(come));
}

function compareBounds({ side, place, pointer }: Pair, one: JsonObject, other: JsonObject, note: NoteChange): void {
  const at = `${place} ${pointer || '/'}`;
  for (const [keywords, sign] of [
    [upper, 1],
    [lower, -1],
  ] as const)
    for (const keyword of keywords) {
      const [was, is] = [one[keyword], other[keyword]];
      if (was === is || (typeof was !== 'number' && typeof is !== 'number')) continue;
      const none = sign * Number.POSITIVE_INFINITY;
      const narrower = sign * Number(is ?? none) < sign * Number(was ?? none);
      const id = `${side}-property-${keyword.toLowerCase()}-${narrower ? 'tightened' : 'loosened'}`;
      note(severityOf(side, narrower), id, at, was ?? 'none', is ?? 'none');
    }
  if (one.pattern !== other.pattern) {
    const id =
      one.pattern === undefined ? 'pattern-added' : other.pattern === undefined ? 'pattern-removed' : 'pattern-changed';
    const severity = id === 'pattern-changed' ? 'breaking' : severityOf(side, id === 'pattern-added');
    note(severity, `${side}-property-${id}`, at, one.pattern ?? 'none', other.pattern ?? 'none');
  }
  if ((one.additionalProperties === false) !== (other.additionalProperties === false)) {
    const closed = other.additionalProperties === false;
    note(
      severityOf(side, closed),
      `${side}-object-${closed ? 'closed' : 'opened'}`,
      at,
      !closed ? 'closed' : 'open',
      closed ? 'closed' : 'open',
    );
  }
}

function compareMembers(pair: Pair, one: JsonObject, other: JsonObject, note: NoteChange): void {
  const { side, place, pointer, depth } = pair;
  const [was, is] = [membersOf(one), membersOf(other)];
  const [needed, needs] = [namesOf(one.required), namesOf(other.required)];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const at = `${place} ${child(pointer, name)}`;
    const [before, after] = [was[name], is[name]];
    if (before === undefined) {
      const required = needs.includes(name);
      const severity = side === 'request' && required ? 'breaking' : 'compatible';
      note(severity, `${side}-${required ? 'required' : 'optional'}-property-added`, at, 'nothing', typeName(after));
      continue;
    }
    if (after === undefined) {
      const severity = side === 'request' ? 'warning' : needed.includes(name) ? 'breaking' : 'warning';
      note(
        severity,
        `${side}-${needed.includes(name) ? 'required' : 'optional'}-property-removed`,
        at,
        typeName(before),
        'nothing',
      );
      continue;
    }
    if (needed.includes(name) !== needs.includes(name)) {
      const required = needs.includes(name);
      const id = `${side}-property-became-${required ? 'required' : 'optional'}`;
      note(severityOf(side, required), id, at, required ? 'optional' : 'required', required ? 'required' : 'optional');
    }
    compare({ ...pair, before, after, pointer: child(pointer, name), depth: depth + 1 }, note);
  }
}

/** A schema's branches as one object: members and requirements together, of other keywords the first. */
function merged(schema: JsonSchema, root: JsonSchema): JsonObject {
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  const all = branches(schema, definitions);
  const types = [...new Set(all.flatMap(({ type }) => (type === undefined ? [] : [type].flat())))] as Json[];
  const values = all.flatMap((part) => listed(part) ?? []);
  return {
    ...Object.assign({}, ...all.toReversed()),
    properties: Object.assign(
      {},
      ...all.toReversed().map(({ properties }) => (isObject(properties) ? properties : {})),
    ),
    required: all.flatMap(({ required }) => namesOf(required)),
    ...(types.length > 0 ? { type: types } : {}),
    ...(values.length > 0 ? { enum: values } : {}),
  };
}

function membersOf({ properties }: JsonObject): Readonly<Record<string, JsonSchema>> {
  return isObject(properties) ? (properties as Readonly<Record<string, JsonSchema>>) : {};
}

function namesOf(required: Json | undefined): readonly string[] {
  return Array.isArray(required) ? (required as readonly string[]) : [];
}

function listed(schema: JsonObject): readonly Json[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum as readonly Json[];
  return schema.const === undefined ? undefined : [schema.const];
}

function text(values: readonly Json[] | undefined): string {
  return values === undefined
    ? 'any'
    : values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ');
}

function typeName(schema: JsonSchema | undefined): string {
  return isObject(schema) && schema.type !== undefined ? [schema.type].flat().join(' or ') : 'anything';
}
