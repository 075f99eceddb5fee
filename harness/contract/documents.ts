import { dirname, resolve as resolvePath } from 'node:path';
import { isObject } from '../domain/is-object.ts';
import { at, child } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { NoteGap } from './gap.ts';
import { parseText } from './parse-document.ts';
import { readSource, shown } from './read-source.ts';

/** A value and where it is. */
export interface Located {
  readonly value: Json;
  readonly file: string;
  readonly pointer: Pointer;
}

/** The document of a contract and the files that it refers to, read when a reference asks for them. */
export class Documents {
  readonly root: Located & { readonly value: JsonObject };
  readonly note: NoteGap;
  readonly #within: string | undefined;
  readonly #files: Map<string, Json>;

  /** `within` is the folder that references may not leave; `undefined` when the user trusts the document. */
  constructor(value: JsonObject, file: string, note: NoteGap, within: string | undefined) {
    this.root = { value, file: resolvePath(file), pointer: '' };
    this.note = note;
    this.#within = within;
    this.#files = new Map([[this.root.file, value]]);
  }

  /** True for OpenAPI 3.0, whose schemas are a language of their own. */
  get isOpenApi30(): boolean {
    return /^3\.0/.test(String(this.root.value.openapi));
  }

  /** The value inside `parent` at a key; `undefined` when there is none. */
  child(parent: Located, ...keys: readonly string[]): Located | undefined {
    let here = parent;
    for (const key of keys) {
      const inner = memberOf(here.value, key);
      if (inner === undefined) return undefined;
      here = { value: inner, file: here.file, pointer: child(here.pointer, key) };
    }
    return here;
  }

  /** A path item of the document, wherever it stands. */
  pathItem(path: string): Located | undefined {
    const item = this.child(this.root, 'paths', path);
    return item && this.follow(item);
  }

  /** What an object stands for: itself, or the end of its chain of `$ref`. A chain that leads nowhere is a gap. */
  follow(start: Located): Located | undefined {
    const seen = new Set<string>();
    let here: Located | undefined = start;
    while (here !== undefined && isObject(here.value) && typeof here.value.$ref === 'string') {
      const key = `${here.file}#${here.pointer}`;
      if (seen.has(key)) {
        this.note('ref-circular', `$ref ${here.value.$ref} leads back to itself`, 'a value', 'a circle', start.pointer);
        return undefined;
      }
      seen.add(key);
      here = this.resolve(here.value.$ref, here);
    }
    return here;
  }

  /** The target of a reference that stands in `from`; `undefined`, and a gap, when there is none. */
  resolve(reference: string, from: Located): Located | undefined {
    const [path = '', fragment = ''] = splitOnce(reference, '#');
    const file = path === '' ? from.file : this.#load(path, from);
    const pointer = decode(fragment);
    const document = this.#files.get(file);
    const value =
      document === undefined || (pointer !== '' && !pointer.startsWith('/')) ? undefined : at(document, pointer);
    if (value !== undefined) return { value, file, pointer };
    this.note('ref-unresolved', `$ref ${reference} leads to nothing`, 'a value', 'nothing', from.pointer);
    return undefined;
  }

  #load(path: string, from: Located): string {
    if (/^[a-z][a-z0-9+.-]+:/i.test(path) || path.startsWith('//')) {
      throw new HarnessError(
        'DOCUMENT_UNSAFE',
        `${shown(from.file)}#${from.pointer} refers to ${path}: expected a file beside the document, received a remote address`,
        'save it beside the document and let the $ref name that file; nothing is ever fetched',
      );
    }
    const file = resolvePath(dirname(from.file), decode(path));
    if (!this.#files.has(file)) {
      this.#files.set(file, parseText(readSource(file, this.#within), shown(file), this.note));
    }
    return file;
  }
}

function memberOf(value: Json, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // Keys of arrays are their indexes.
  return (value as JsonObject)[key];
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign stands for itself.
    return text;
  }
}
