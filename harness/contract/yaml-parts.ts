import { isAlias, isNode, visit } from 'yaml';
import { isObject } from '../domain/is-object.ts';
import { escapeKey } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { type DocumentParts, methodKeys, topKeys } from './document-parts.ts';
import type { OperationPlace } from './find-operation.ts';
import type { NoteGap } from './gap.ts';
import { type ParsedYaml, parseYaml } from './parse-yaml.ts';
import { type OutlineEntry, outline, UnusualForm } from './yaml-outline.ts';

/**
 * The parts of a block-style YAML document, of which only those that are asked for are parsed. Throws `UnusualForm` at
 * once or from any of the parts when the text has to be parsed whole: flow style, anchors, tags, several documents.
 */
export function yamlParts(text: string, file: string, note: NoteGap): DocumentParts {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const begin = startOf(lines);
  const top = members(begin, lines.length);
  const paths = inside(top, 'paths');
  const sections = inside(top, 'components');
  const components = new Map([...sections.keys()].map((name) => [name, lazy(() => inside(sections, name))]));

  return {
    operations: [...paths.values()].flatMap(operationsIn),
    top: () => Object.fromEntries([...top.values()].filter(({ key }) => topKeys.includes(key)).map(parsed)),
    pathItem: (path, methods) => {
      const wanted = [...inside(paths, path).values()].filter(({ key }) => !methodKeys.has(key) || methods.has(key));
      return Object.fromEntries(wanted.map(parsed));
    },
    names: (section) => [...(components.get(section)?.().keys() ?? [])],
    component: (section, name) => {
      const entry = components.get(section)?.().get(name);
      return entry === undefined ? undefined : parsed(entry)[1];
    },
    sections: () => [...sections.keys()],
  };

  /** The last of a key that is given twice wins, as it does in a whole parse. */
  function members(from: number, to: number): Map<string, OutlineEntry> {
    return new Map(outline(lines, from, to).map((entry) => [entry.key, entry]));
  }

  function inside(entries: ReadonlyMap<string, OutlineEntry>, key: string): Map<string, OutlineEntry> {
    const entry = entries.get(key);
    if (entry === undefined) return new Map();
    if (/^\{\s*\}$/.test(entry.inline.replace(/\s#.*$/, ''))) return new Map();
    if (entry.inline !== '') throw new UnusualForm(`${key} is not written as a block`);
    return members(entry.from + 1, entry.to);
  }

  function operationsIn({ key: path, inline, from, to }: OutlineEntry): readonly OperationPlace[] {
    if (!path.startsWith('/')) return [];
    if (inline !== '') throw new UnusualForm(`${path} is not written as a block`);
    const item = members(from + 1, to);
    if (item.has('$ref')) throw new UnusualForm(`${path} stands elsewhere`);
    return [...item.values()]
      .filter(({ key }) => methodKeys.has(key))
      .map((entry) => {
        const method = entry.key.toUpperCase();
        const pointer = `/paths/${escapeKey(path)}/${entry.key}`;
        return { id: `${method} ${path}`, method, path, pointer, sibling: isSibling(entry) };
      });
  }

  function isSibling({ inline, from, to }: OutlineEntry): boolean {
    // A quick look, so that no operation is outlined without need.
    if (!lines.slice(from, to).some((line) => line.includes('x-sibling'))) return false;
    return inline === '' && members(from + 1, to).get('x-sibling')?.inline === 'true';
  }

  /** What cannot be read apart from the rest may be whole with it. */
  function parseSlice(slice: string, firstLine: number): ParsedYaml {
    try {
      return parseYaml(slice, file, note, firstLine);
    } catch (error) {
      if (error instanceof HarnessError) throw new UnusualForm(error.message, { cause: error });
      throw error;
    }
  }

  function parsed({ from, to }: OutlineEntry): readonly [string, Json] {
    const slice = lines.slice(from, to).join('\n');
    const { document, value } = parseSlice(`${slice}\n`, from + 1);
    // An anchor may be meant for other parts, an alias may come from them.
    visit(document, (_, node) => {
      if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)) {
        throw new UnusualForm(`lines ${from + 1} to ${to} have anchors`);
      }
    });
    const [member, ...others] = isObject(value) ? Object.entries(value as JsonObject) : [];
    if (member === undefined || others.length > 0)
      throw new UnusualForm(`lines ${from + 1} to ${to} are no single member`);
    return member;
  }
}

/** The first line after a `---` that nothing but comments and blank lines come before; the first of all without one. */
function startOf(lines: readonly string[]): number {
  const first = lines.findIndex((line) => !/^\s*(#|$)/.test(line));
  return /^---\s*(#|$)/.test(lines[first] ?? '') ? first + 1 : 0;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
