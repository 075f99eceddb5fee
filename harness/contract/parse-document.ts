import { isObject } from '../domain/is-object.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { fromSwagger2 } from './from-swagger2.ts';
import type { NoteGap } from './gap.ts';
import { describedDocuments, isDescribed } from './pages/dialects.ts';
import { fencedOpenApi } from './pages/fenced-openapi.ts';

import { readYaml } from './read-yaml.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';

/** `yaml` and `json` are documents; a `page` shows a document in a code fence, or one is `described`, in tables or labels. */
type DocumentForm = 'yaml' | 'json' | 'page' | 'described';

/** What kind of text this is. */
export function formOf(text: string): DocumentForm {
  if (/^\uFEFF?\s*[{[]/.test(text)) return 'json';
  const fence = text.search(/^ {0,3}(`{3}|~{3})/m);
  const top = text.search(/^(["']?)(openapi|swagger)\1\s*:/m);
  if (top !== -1 && (fence === -1 || top < fence)) return 'yaml';
  if (fencedOpenApi(text).length > 0) return 'page';
  return isDescribed(text) ? 'described' : 'yaml';
}

/**
 * The OpenAPI documents in a text: one, or several when a page shows several. Swagger 2.0 is converted; what is neither is a
 * `DOCUMENT_UNREADABLE`.
 */
export function parseDocuments(text: string, file: string, note: NoteGap): readonly JsonObject[] {
  const form = formOf(text);
  // Prose is best told that it is none, not that it is bad YAML.
  if (form === 'yaml' && !/^[ \t]*["']?(openapi|swagger)["']?[ \t]*:/m.test(text))
    throw notOpenApi(file, 'text without an openapi key');
  const values =
    form === 'page'
      ? fencedOpenApi(text).map((block) => parseText(block.text, file, note, block.firstLine))
      : form === 'described'
        ? describedDocuments(text, note)
        : [parseText(text, file, note)];
  return values.map((value) => {
    const document = isObject(value) && isObject(value.paths) && isSwagger2(value) ? fromSwagger2(value) : value;
    if (isObject(document) && document.openapi === 3) {
      // YAML reads an unquoted 3.0 as the number 3.
      note('document-invalid', '/openapi must be string', 'a text, such as "3.0.3"', '3', '/openapi');
      return requireOpenApi({ ...document, openapi: '3.0' }, file);
    }
    return requireOpenApi(document, file);
  });
}

/** Any YAML or JSON text, OpenAPI or a part of it. */
export function parseText(text: string, file: string, note: NoteGap, firstLine = 1): Json {
  const json = formOf(text) === 'json' ? parseJson(text, file) : undefined;
  return json === undefined ? readYaml(text.replace(/^\uFEFF/, ''), file, note, firstLine) : json;
}

function parseJson(text: string, file: string): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    // Not JSON after all: YAML's flow style begins alike, and its reader says where the mistake is.
    return undefined;
  }
  refuseUnsafe(value, file);
  return value;
}

function isSwagger2({ swagger }: JsonObject): boolean {
  // YAML reads an unquoted 2.0 as a number.
  return swagger !== undefined && /^2(\.0)?$/.test(String(swagger));
}

function requireOpenApi(value: Json, file: string): JsonObject {
  const version = isObject(value) ? (value.openapi ?? value.swagger) : undefined;
  if (isObject(value) && isObject(value.paths) && /^3\./.test(String(version))) return value;
  if (isObject(value) && value.swagger !== undefined) throw notOpenApi(file, `Swagger ${String(version)}`);
  if (version === undefined) throw notOpenApi(file, isObject(value) ? 'no openapi key' : 'no object');
  throw notOpenApi(file, /^3\./.test(String(version)) ? 'no paths' : `version ${String(version)}`);
}

function notOpenApi(file: string, received: string): HarnessError {
  const message = `${file} is no OpenAPI document: expected openapi 3 or swagger 2.0 with paths, received ${received}`;
  const hint = received.startsWith('Swagger')
    ? 'convert it to OpenAPI 3, for example with swagger2openapi'
    : 'point to an OpenAPI document, or to a Markdown page that shows one or has tables of fields';
  return new HarnessError('DOCUMENT_UNREADABLE', message, hint);
}
