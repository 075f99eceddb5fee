import { isObject } from '../domain/is-object.ts';
import type { Documents, Located } from './documents.ts';
import type { OperationPlace } from './find-operation.ts';

/** Path of the first server URL that holds for an operation, percent-encoded, variables at their defaults, without a slash at the end. */
export function basePathOf(documents: Documents, { path, method }: OperationPlace): string {
  const item = documents.pathItem(path);
  const operation = item && documents.child(item, method.toLowerCase());
  const holder = [operation, item, documents.root].find(
    (place) => place !== undefined && firstServer(documents, place) !== undefined,
  );
  const server = holder && firstServer(documents, holder);
  if (server === undefined || !isObject(server.value) || typeof server.value.url !== 'string') return '';
  const { url, variables } = server.value;
  const filled = url.replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const variable = isObject(variables) ? variables[name] : undefined;
    return isObject(variable) && variable.default !== undefined ? String(variable.default) : name;
  });
  return pathOf(filled).replace(/\/+$/, '');
}

function firstServer(documents: Documents, holder: Located): Located | undefined {
  return documents.child(holder, 'servers', '0');
}

/** Relative URLs are allowed (OpenAPI, Server Object). */
function pathOf(url: string): string {
  const base = 'http://relative.invalid/';
  return URL.canParse(url, base) ? new URL(url, base).pathname : '';
}
