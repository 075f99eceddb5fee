import { isObject } from '../domain/is-object.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { type OperationPlace, operationsOf } from './find-operation.ts';

/** A document that can be asked for its parts one by one, so that the others need not be read. */
export interface DocumentParts {
  readonly operations: readonly OperationPlace[];
  /** Keys of the top that hold for every operation: `openapi`, `info`, `servers`, `security`. */
  top(): JsonObject;
  /** The members of a path item, but of its operations only those of `methods` (lower case). */
  pathItem(path: string, methods: ReadonlySet<string>): JsonObject;
  /** The names in a section of `components`, in order. */
  names(section: string): readonly string[];
  component(section: string, name: string): Json | undefined;
  /** The sections of `components`, in order. */
  sections(): readonly string[];
}

/** Keys of the top that an extracted document keeps. */
export const topKeys = ['openapi', 'info', 'jsonSchemaDialect', 'servers', 'security'];

/** Keys of a path item that are operations. */
export const methodKeys: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
]);

/** The parts of a document that has been read whole. */
export function wholeParts(document: JsonObject): DocumentParts {
  const components = isObject(document.components) ? document.components : {};
  const section = (name: string) => (isObject(components[name]) ? components[name] : {});
  return {
    operations: operationsOf(document),
    top: () => Object.fromEntries(Object.entries(document).filter(([key]) => topKeys.includes(key))),
    pathItem: (path, methods) => {
      const item = isObject(document.paths) ? document.paths[path] : undefined;
      const members = Object.entries(isObject(item) ? item : {});
      return Object.fromEntries(members.filter(([key]) => !methodKeys.has(key) || methods.has(key)));
    },
    names: (name) => Object.keys(section(name)),
    component: (name, key) => (Object.hasOwn(section(name), key) ? section(name)[key] : undefined),
    sections: () => Object.keys(components),
  };
}
