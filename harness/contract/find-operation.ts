import { isObject } from '../domain/is-object.ts';
import { nearestNames } from '../domain/nearest-names.ts';
import { escapeKey } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** An operation of a document, not yet read. */
export interface OperationPlace {
  /** `PATCH /users/{id}/role`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: Pointer;
  /** Marked `x-sibling`: a read beside the update. */
  readonly sibling: boolean;
}

/** Every operation of a document, in its order; `follow` finds the path items that stand elsewhere. */
export function operationsOf(
  document: JsonObject,
  follow?: (path: string) => Json | undefined,
): readonly OperationPlace[] {
  const paths = isObject(document.paths) ? document.paths : {};
  return Object.entries(paths).flatMap(([path, written]) => {
    const item = follow?.(path) ?? written;
    if (!isObject(item) || !path.startsWith('/')) return [];
    return methods.flatMap((name) => {
      const operation = item[name];
      if (!isObject(operation)) return [];
      const pointer = `/paths/${escapeKey(path)}/${name}`;
      const method = name.toUpperCase();
      return [{ id: `${method} ${path}`, method, path, pointer, sibling: operation['x-sibling'] === true }];
    });
  });
}

/** The operation of that name, whatever its case and spaces; or the only one that is no sibling when none is named. */
export function findOperation(
  operations: readonly OperationPlace[],
  name: string | undefined,
  file: string,
): OperationPlace {
  const candidates = operations.filter(({ sibling }) => !sibling);
  if (name === undefined) {
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) return only;
    throw unnamed(candidates, file);
  }
  const wanted = tidy(name);
  const found = operations.find(({ id }) => id === wanted) ?? operations.find(({ id }) => sameTemplate(id, wanted));
  if (found) return found;
  const ids = operations.map(({ id }) => id);
  const near = nearestOperations(wanted, ids);
  throw new HarnessError(
    'OPERATION_UNKNOWN',
    `${file} has no operation ${wanted}: expected one of its ${ids.length}${near.length > 0 ? `, nearest ${near.join(', ')}` : ''}`,
    near[0] === undefined ? `type rolecall extract ${file} to list what it has` : `type --operation "${near[0]}"`,
  );
}

/** The operations most like `name`: those of the same path first. */
export function nearestOperations(name: string, ids: readonly string[]): readonly string[] {
  const path = name.replace(/^\S+ /, '');
  const samePath = ids.filter((id) => id.replace(/^\S+ /, '') === path);
  return [...new Set([...samePath, ...nearestNames(name, ids, 5)])].slice(0, 5);
}

function unnamed(candidates: readonly OperationPlace[], file: string): HarnessError {
  const likely = candidates.filter(isRoleUpdate).map(({ id }) => id);
  const names = likely.length > 0 ? likely : candidates.map(({ id }) => id);
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');
  const what = likely.length > 0 ? 'these look like updates of a user or role:' : 'it has';
  return new HarnessError(
    'OPERATION_UNKNOWN',
    `${file} has ${candidates.length} operations and none is named: ${what} ${shown || 'nothing'}`,
    `type --operation "${names[0] ?? 'PATCH /users/{id}/role'}"`,
  );
}

/** An update of a thing named by the path that has to do with users, members or roles. */
function isRoleUpdate({ method, path }: OperationPlace): boolean {
  if (!['PUT', 'PATCH', 'POST'].includes(method) || !/\{[^}]*\}/.test(path)) return false;
  const last = path.split('/').at(-1) ?? '';
  const concerns = /user|member|role|permission|access/i.test(path);
  return concerns && (method !== 'POST' || last.startsWith('{') || /role|permission|access/i.test(last));
}

function tidy(name: string): string {
  const [method = '', ...path] = name.trim().split(/\s+/);
  return `${method.toUpperCase()} ${path.join('')}`;
}

/** Parameter names do not matter, nor does a slash at the end. */
function sameTemplate(one: string, other: string): boolean {
  const shape = (id: string) => id.replaceAll(/\{[^}]*\}|:\w+/g, '{}').replace(/\/$/, '');
  return shape(one) === shape(other);
}
