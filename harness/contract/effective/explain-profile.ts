import { Document, isCollection, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import { child, keysOf } from '../../domain/pointer.ts';
import type { Pointer } from '../../model/json.ts';
import { gapList } from '../gap.ts';
import { type LoadOptions, type OpenedContract, openContract } from '../open-contract.ts';
import type { ParsedYaml } from '../parse-yaml.ts';
import { positionOf } from '../profile-problem.ts';
import type { Layer } from './merge-profile.ts';

/** The whole profile that a contract is run with, as YAML: each line with the file and line, or the place of the document, that it comes from. */
export function explainProfile(folder: string, options: LoadOptions = {}): string {
  const opened = openContract(folder, options, gapList().note);
  const document = new Document(opened.effective.profile, { aliasDuplicateObjects: false });
  annotate(document.contents, '', (pointer) => originOf(opened, pointer));
  return document.toString({ lineWidth: 0 });
}

/** A comment behind each value that takes a line of its own; what is short stays on one. */
function annotate(node: unknown, pointer: Pointer, originAt: (pointer: Pointer) => string): void {
  if (!isCollection(node)) {
    if (isScalar(node)) node.comment = ` ${originAt(pointer)}`;
    return;
  }
  if (node.items.length === 0 || isShort(node)) {
    node.flow = true;
    node.comment = ` ${originAt(pointer)}`;
    return;
  }
  if (isMap(node))
    for (const item of node.items) if (isPair(item)) annotate(item.value, child(pointer, String(item.key)), originAt);
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) annotate(item, child(pointer, String(index)), originAt);
}

function isShort(node: Node): boolean {
  const text = JSON.stringify(node);
  return keysDeep(node) && text.length <= 110;
}

function keysDeep(node: Node): boolean {
  return (
    isCollection(node) &&
    node.items.every((item) => {
      const value = isPair(item) ? item.value : item;
      return !isCollection(value) || value.items.every((inner) => isScalar(isPair(inner) ? inner.value : inner));
    })
  );
}

function originOf({ effective, read, vendor, derived, profileFile }: OpenedContract, pointer: Pointer): string {
  const keys = keysOf(pointer);
  const name = keys[0] ?? '';
  const layer: Layer | undefined = effective.layers[`/${keys.slice(0, 2).join('/')}`] ?? effective.layers[`/${name}`];
  if (layer === 'document') {
    const { value, from } = derived[name as keyof typeof derived] ?? { value: undefined, from: 'document' };
    const member = (value as Record<string, { readonly source?: string } | undefined> | undefined)?.[keys[1] ?? ''];
    return member?.source === undefined ? from : `${from}: ${member.source}`;
  }
  const [file, yaml] =
    layer === 'vendor' && vendor !== undefined ? [vendor.file, vendor.yaml] : ([profileFile, read.yaml] as const);
  return `${file}:${lineOf(yaml, pointer)}`;
}

function lineOf(yaml: ParsedYaml, pointer: Pointer): number {
  return positionOf(yaml, pointer).line;
}
