import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { NoteGap } from './gap.ts';

const numbers = ['number', 'integer'];
const texts = ['string'];

/** Types that a format says something about (OpenAPI Format Registry, JSON Schema validation 7.3). */
const formatTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ...['int32', 'int64', 'float', 'double', 'unixtime'].map((format) => [format, numbers] as const),
  ...[
    'date',
    'date-time',
    'time',
    'duration',
    'email',
    'idn-email',
    'uuid',
    'uri',
    'uri-reference',
    'url',
    'hostname',
  ].map((format) => [format, texts] as const),
  ...['ipv4', 'ipv6', 'byte', 'binary', 'password', 'regex'].map((format) => [format, texts] as const),
]);

/** Notes what is odd about one schema object that can nevertheless be read. */
export function noteOddities(schema: JsonObject, at: Pointer, openApi30: boolean, note: NoteGap): void {
  const { $ref, enum: values, nullable, format, type } = schema;
  if (typeof $ref === 'string') {
    noteReference(schema, at, openApi30, note);
    return;
  }
  if (values !== undefined && type === undefined) {
    note('enum-without-type', 'an enum has no type beside it', 'type and enum', 'enum alone', at);
  }
  if (nullable !== undefined && !openApi30) {
    note('nullable-in-31', 'nullable is no keyword of OpenAPI 3.1', "type: [..., 'null']", `nullable: ${nullable}`, at);
  }
  if (nullable === true && openApi30 && Array.isArray(values) && !values.includes(null)) {
    const fact = 'nullable stands beside an enum that does not list null';
    note('nullable-enum', fact, 'null among the values, or no nullable', JSON.stringify(values), at);
  }
  if (openApi30 && (Array.isArray(type) || type === 'null' || 'const' in schema)) {
    const received = 'const' in schema ? 'const' : `type ${JSON.stringify(type)}`;
    note(
      'keyword-of-31',
      'a keyword of OpenAPI 3.1 stands in a 3.0 document',
      'nullable, or a one-value enum',
      received,
      at,
    );
  }
  noteBounds(schema, at, openApi30, note);
  if (typeof format === 'string') noteFormat(format, type, at, note);
}

function noteReference(schema: JsonObject, at: Pointer, openApi30: boolean, note: NoteGap): void {
  const siblings = Object.keys(schema).filter((keyword) => keyword !== '$ref');
  if (!openApi30 || siblings.length === 0) return;
  const fact = `${siblings.join(', ')} beside $ref ${siblings.length === 1 ? 'is' : 'are'} ignored (OpenAPI 3.0 Reference Object)`;
  note('ref-siblings', fact, '$ref alone', siblings.join(', '), at);
}

function noteBounds(schema: JsonObject, at: Pointer, openApi30: boolean, note: NoteGap): void {
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum']) {
    const value = schema[keyword];
    if (value === undefined || (typeof value === 'boolean') === openApi30) continue;
    const expected = openApi30 ? 'true or false' : 'a number';
    note(
      'keyword-of-other-version',
      `${keyword} is written as in another version of OpenAPI`,
      expected,
      String(value),
      at,
    );
  }
}

function noteFormat(format: string, type: Json | undefined, at: Pointer, note: NoteGap): void {
  const meant = formatTypes.get(format);
  if (meant === undefined || type === undefined) return;
  const others = [type].flat().filter((name) => name !== 'null' && !meant.includes(String(name)));
  if (others.length === 0) return;
  const fact = `format ${format} says nothing about type ${others.join(', ')}`;
  note('format-mismatch', fact, meant.join(' or '), [type].flat().join(', '), at);
}
