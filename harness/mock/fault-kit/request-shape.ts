import { at, put } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MockCall } from '../../model/mock.ts';
import { compile } from '../../schema/compile.ts';
import { sampleOfSchema } from '../responses/sample-of-schema.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';
import { mainField, possibleValues, requested } from './main-field.ts';

/** Whether what the call is refused for stands at (or inside) the field that the operation changes first. */
export function concernsMainChange(call: MockCall): boolean {
  const { request } = mainField(call.contract);
  const pointer = call.violation?.pointer;
  return pointer !== undefined && (pointer === request || pointer.startsWith(`${request}/`));
}

/** Whether the refused place holds a value of another JSON type than its schema names or lists. */
export function isWrongType(call: MockCall): boolean {
  const { violation, body, contract } = call;
  const value = body === undefined || violation === undefined ? undefined : at(body, violation.pointer);
  if (value === undefined || value === null) return false;
  const schema = schemaAtPlace(contract.request.documented, violation?.pointer ?? '');
  const listed = Array.isArray(schema?.enum) ? (schema.enum as readonly Json[]).map(typeOf) : [];
  const types = schema?.type === undefined ? listed : [schema.type].flat();
  const type = typeOf(value);
  return types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number'));
}

/** Whether the refused place holds null. */
export function isNull(call: MockCall): boolean {
  const { violation, body } = call;
  return body !== undefined && violation !== undefined && at(body, violation.pointer) === null;
}

/** The document excludes null for some field that an update changes. */
export function excludesNull(contract: Contract): true | string {
  const { documented } = contract.request;
  const sample = sampleOfSchema(documented);
  const strict = contract.profile.fields.some(
    ({ request }) => !compile(documented).accepts(put(sample, request, null)),
  );
  return strict || 'every field may be null';
}

/** The first field is a text of which some values are listed, and no id. */
export function listsTexts(contract: Contract): true | string {
  const change = mainField(contract);
  const texts = possibleValues(contract, change).every((value) => typeof value === 'string');
  const listed = possibleValues(contract, change).length > 0 && texts && change.from !== 'roles';
  return listed || 'no texts are listed for the field';
}

/** The body with its main field, or the items of it, folded to the listed values that they resemble; the same body when none does. */
export function foldedBody(call: MockCall, body: Json | undefined, fold: (text: string) => string): Json | undefined {
  const change = mainField(call.contract);
  const value = requested({ ...call, body }, change);
  const known = possibleValues(call.contract, change);
  const folded = (each: Json): Json =>
    typeof each === 'string' ? (known.find((listed) => fold(String(listed)) === fold(each)) ?? each) : each;
  if (body === undefined || value === undefined) return body;
  const next = Array.isArray(value) ? (value as readonly Json[]).map(folded) : folded(value);
  return sameJson(next, value) ? body : put(body, change.request, next);
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
