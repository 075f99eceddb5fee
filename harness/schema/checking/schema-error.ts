import type { ErrorObject } from 'ajv';
import { child } from '../../domain/pointer.ts';
import type { Pointer } from '../../model/json.ts';

/** One way in which a value breaks a schema. */
export interface SchemaError {
  /** Where in the value: the member itself when one is missing or too many. */
  readonly pointer: Pointer;
  readonly schemaPointer: Pointer;
  readonly keyword: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

// Keywords that ajv reports on the object although one member is what they are about, by the parameter that names it.
const memberParameters = new Map([
  ['required', 'missingProperty'],
  ['dependentRequired', 'missingProperty'],
  ['dependencies', 'missingProperty'],
  ['additionalProperties', 'additionalProperty'],
  ['unevaluatedProperties', 'unevaluatedProperty'],
  ['propertyNames', 'propertyName'],
]);
const lengthKeywords = new Set(['maxLength', 'minLength']);

/** Where an error stands and what it is about: enough to tell which violation it is. */
export type ErrorPlace = Pick<SchemaError, 'pointer' | 'keyword'>;

/** The place of an error as ajv reports it. */
export function errorPlace(error: ErrorObject): ErrorPlace {
  const keyword = error.keyword === 'false schema' ? 'false' : error.keyword;
  const member = memberOf(error, keyword);
  // Inside `propertyNames` the value at fault is a name.
  const name = keyword !== 'propertyNames' && error.propertyName !== undefined ? error.propertyName : member;
  return { keyword, pointer: name === undefined ? error.instancePath : child(error.instancePath, name) };
}

/** An error as ajv reports it, read for people; `toPointer` finds the keyword in the document. */
export function schemaErrorOf(error: ErrorObject, toPointer: (error: ErrorObject) => Pointer): SchemaError {
  const { keyword, pointer } = errorPlace(error);
  const member = memberOf(error, keyword);
  const limits = 'schema' in error ? showOnce(error.schema) : '';
  const expected = keyword === 'false' ? 'nothing' : `${keyword} ${limits}`.trim();
  const received = member === undefined ? receivedOf(keyword, error.data) : memberState(keyword, member);
  const message = `${pointer === '' ? '/' : pointer} ${error.message ?? `breaks ${keyword}`}`;
  return { pointer, schemaPointer: toPointer(error), keyword, message, expected, received };
}

function memberOf(error: ErrorObject, keyword: string): string | undefined {
  const member: unknown = error.params[memberParameters.get(keyword) ?? ''];
  return typeof member === 'string' ? member : undefined;
}

function memberState(keyword: string, member: string): string {
  const missing = memberParameters.get(keyword) === 'missingProperty';
  return missing ? `no ${show(member)}` : show(member);
}

function receivedOf(keyword: string, data: unknown): string {
  if (lengthKeywords.has(keyword) && typeof data === 'string') return `${[...data].length} characters`;
  if (Array.isArray(data) && keyword.endsWith('Items')) return `${data.length} items`;
  return show(data);
}

const shown = new WeakMap<object, string>();

/** A schema that many errors are about is written once. */
function showOnce(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return show(schema);
  const text = shown.get(schema) ?? show(schema);
  shown.set(schema, text);
  return text;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
