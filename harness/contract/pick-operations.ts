import { isObject } from '../domain/is-object.ts';
import { keysOf } from '../domain/pointer.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { OperationPlace } from './find-operation.ts';

/** Keys of the top that hold for every operation. */
const topKeys: ReadonlySet<string> = new Set(['openapi', 'info', 'jsonSchemaDialect', 'servers', 'security']);

/** Keys of a path item that are operations. */
const methodKeys: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/**
 * A small document: the operations and every component that they refer to, one through another, in the order of the
 * whole. References to other files stay as they are; one that leads past `components` leaves the document as it is.
 */
export function pickOperations(whole: JsonObject, operations: readonly OperationPlace[]): JsonObject {
  const top = Object.fromEntries(Object.entries(whole).filter(([key]) => topKeys.has(key)));
  const paths: Record<string, JsonObject> = {};
  for (const { path } of operations) {
    const methods = operations.filter((other) => other.path === path).map(({ method }) => method.toLowerCase());
    const members = Object.entries(membersOf(membersOf(whole.paths)[path]));
    paths[path] ??= Object.fromEntries(members.filter(([key]) => !methodKeys.has(key) || methods.includes(key)));
  }
  const sections = membersOf(whole.components);
  const chosen = new Map<string, Set<string>>();
  const waiting: Json[] = [
    paths,
    ...schemesOf(top, paths).map((name) => ({ $ref: `#/components/securitySchemes/${name}` })),
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const reference of referencesIn(next)) {
      const [root, section, name] = keysOf(decodeURI(reference.slice(1)));
      if (root !== 'components' || section === undefined || name === undefined) return whole;
      const names = chosen.get(section) ?? new Set();
      chosen.set(section, names);
      const named = membersOf(sections[section]);
      const value = names.has(name) || !Object.hasOwn(named, name) ? undefined : named[name];
      if (value === undefined) continue;
      names.add(name);
      waiting.push(value);
    }
  }
  const components = Object.entries(sections).flatMap(([section, named]) => {
    const entries = Object.entries(membersOf(named)).filter(([name]) => chosen.get(section)?.has(name));
    return entries.length === 0 ? [] : [[section, Object.fromEntries(entries)] as const];
  });
  return { ...top, paths, ...(components.length === 0 ? {} : { components: Object.fromEntries(components) }) };
}

function membersOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** Local references, `discriminator` mappings among them. */
function* referencesIn(value: Json): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* referencesIn(item);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && inner.startsWith('#/') && key === '$ref') yield inner;
    else if (key === 'mapping' && isObject(inner)) yield* mapped(inner);
    else yield* referencesIn(inner);
  }
}

function* mapped(mapping: JsonObject): Generator<string> {
  for (const target of Object.values(mapping)) {
    if (typeof target !== 'string') yield* referencesIn(target);
    else if (target.startsWith('#/components/')) yield target;
    else if (/^[\w.-]+$/.test(target)) yield `#/components/schemas/${target}`;
  }
}

/** Whether a document refers to other files. */
export function refersOutside(value: Json): boolean {
  if (Array.isArray(value)) return value.some(refersOutside);
  if (!isObject(value)) return false;
  const { $ref } = value;
  return (typeof $ref === 'string' && !$ref.startsWith('#')) || Object.values(value).some(refersOutside);
}

/** Security schemes are referred to by name: those of the operations, or of the top where they name none. */
function schemesOf(top: JsonObject, paths: Readonly<Record<string, JsonObject>>): readonly string[] {
  const lists = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) =>
      isObject(operation) && 'responses' in operation ? [operation.security ?? top.security] : [],
    ),
  );
  const alternatives = [top.security, ...lists].flatMap((list) =>
    Array.isArray(list) ? (list as readonly Json[]) : [],
  );
  return [...new Set(alternatives.flatMap((alternative) => (isObject(alternative) ? Object.keys(alternative) : [])))];
}
