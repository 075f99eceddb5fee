import type { Json, JsonObject, Pointer } from '../../model/json.ts';
import type { NoteGap } from '../gap.ts';
import type { TableRow } from './markdown-table.ts';

/** An object schema while its rows are read. */
interface OpenObject {
  readonly name: string;
  readonly properties: Record<string, Json>;
  readonly required: string[];
  /** Branches of a union, when it is one. */
  readonly options: Json[];
}

const formats = new Map<string, JsonObject>([
  ...['int32', 'int64'].map((format) => [format, { type: 'integer', format }] as const),
  ...['float', 'double'].map((format) => [format, { type: 'number', format }] as const),
  ...['date-time', 'date', 'uuid', 'email', 'uri', 'password'].map(
    (format) => [format, { type: 'string', format }] as const,
  ),
  ...['string', 'boolean', 'integer', 'number'].map((type) => [type, { type }] as const),
]);

/**
 * The schema that a table of fields describes. Rows stand in depth-first order and name their parent by its last name
 * only: the nearest one above that does not have the field yet is taken, and noted where another would have done too.
 */
export function schemaOfTable(rows: readonly TableRow[], at: Pointer, note: NoteGap): JsonObject {
  const root = open('');
  let stack: OpenObject[] = [root];
  for (const row of rows) {
    const { name, required } = fieldOf(row.field ?? row.name ?? '');
    const parentName = fieldOf(row['parent field'] ?? '').name;
    const candidates = stack.filter((object) => object.name === parentName && !Object.hasOwn(object.properties, name));
    const parent = candidates.at(-1) ?? stack.findLast((object) => object.name === parentName) ?? root;
    if (parent.name !== parentName) {
      note(
        'table-parent-unknown',
        `the field ${name} names a parent that is not there`,
        'a field above it',
        parentName,
        at,
      );
    } else if (candidates.length > 1) {
      const fact =
        'fields name their parent by its last name only, and more than one has that name: the nearest is taken';
      note('table-ambiguous', fact, 'one parent of a name', `${parentName} for ${name}`, at);
    }
    stack = stack.slice(0, stack.indexOf(parent) + 1);
    const child = open(name);
    const schema = schemaOf(row, child, at, note);
    if (/^option \d+$/i.test(name)) parent.options.push(schema);
    else {
      parent.properties[name] = schema;
      if (required) parent.required.push(name);
    }
    stack.push(child);
  }
  return close(root);
}

function open(name: string): OpenObject {
  return { name, properties: {}, required: [], options: [] };
}

/** The lists are shared with the open object: rows that follow still fill them. */
function close({ properties, required, options }: OpenObject): JsonObject {
  return { type: 'object', properties, required, oneOf: options };
}

function fieldOf(cell: string): { readonly name: string; readonly required: boolean } {
  const required = /\[\s*\*?required\*?\s*\]/i.test(cell);
  return {
    name: cell
      .replace(/\[\s*\*?required\*?\s*\]/i, '')
      .replaceAll('`', '')
      .trim(),
    required,
  };
}

function schemaOf(
  { type = '', description = '' }: TableRow,
  child: OpenObject,
  at: Pointer,
  note: NoteGap,
): JsonObject {
  const written = type.replaceAll(/[`\\]/g, '').trim();
  const [, item] = /^\[\s*(.*?)\s*\]$/.exec(written) ?? [];
  const words = description === '' ? {} : { description };
  if (item !== undefined) return { type: 'array', items: single(item, description, child, at, note), ...words };
  return { ...single(written, description, child, at, note), ...words };
}

function single(type: string, description: string, child: OpenObject, at: Pointer, note: NoteGap): JsonObject {
  if (type === 'object' || /oneof/i.test(type)) return close(child);
  const [, values] = /Allowed enum values?: `([^`]*)`/i.exec(description) ?? [];
  if (values !== undefined) return { type: 'string', enum: values.split(',').map((value) => value.trim()) };
  const known = formats.get(type);
  if (known !== undefined) return known;
  note(
    'table-type-unknown',
    `the type of ${child.name} cannot be read`,
    [...formats.keys(), 'object', 'enum'].join(', '),
    type || 'nothing',
    at,
  );
  return {};
}
