import { Document, isCollection, isPair, isScalar, type Node, stringify, visit } from 'yaml';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Documents } from '../documents.ts';
import type { OperationPlace } from '../find-operation.ts';
import { pickOperations } from '../pick-operations.ts';
import { shown } from '../read-source.ts';
import type { Draft } from './infer-contract.ts';

/** `openapi.yaml`: the update, its reads and what they refer to, and nothing else of the document. */
export function documentText(documents: Documents, { places }: Draft): string {
  return placesText(documents, places, shown(documents.root.file));
}

/** The first of some operations, the others as its siblings, and what they refer to. */
export function placesText(documents: Documents, places: readonly OperationPlace[], source: string): string {
  const [update, ...reads] = places;
  const small = pickOperations(documents.root.value, places);
  const paths = { ...(small.paths as Record<string, JsonObject>) };
  for (const { path, method } of reads) {
    const item = paths[path];
    const operation = item?.[method.toLowerCase()] as JsonObject | undefined;
    if (operation) paths[path] = { ...item, [method.toLowerCase()]: { 'x-sibling': true, ...operation } };
  }
  const head = `# ${update?.id ?? 'no operation'} and the sibling operations of it, extracted from ${source}\n`;
  return head + stringify({ ...small, paths }, { lineWidth: 120, aliasDuplicateObjects: false });
}

/** `profile.yaml`, with what a person has to decide as comments where it is. */
export function profileText({ profile, derived, open }: Draft): string {
  const written = Object.entries(profile).filter(([name]) => !derived.some((section) => section === name));
  const sections = written.map(([name, value]) => {
    const remarks = (open[name] ?? []).map((remark) => `# Decide: ${remark}\n`).join('');
    return remarks + compact({ [name]: value as Json });
  });
  const names = written.map(([name]) => name);
  const missing = Object.keys(open).filter((name) => !names.includes(name) && (open[name] ?? []).length > 0);
  const unsaid = missing.flatMap((name) => (open[name] ?? []).map((remark) => `# Decide: ${name}: ${remark}\n`));
  const rest =
    derived.length > 0 ? `# The document says the rest (${derived.join(', ')}): rolecall check FOLDER --explain\n` : '';
  const head = `# What the document cannot say. Meanings: specs/profile.schema.json of the package.\n${rest}`;
  return head + [...sections, ...(unsaid.length > 0 ? [unsaid.join('')] : [])].join('\n');
}

/** Lists and small objects of plain values on one line, as people write them. */
function compact(value: Json): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, node, path) => {
      const values = node.items.map((item) => (isPair(item) ? item.value : item) as Node);
      if (path.length > 2 && values.length <= 4 && values.every((item) => isScalar(item) || isShort(item)))
        node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120 });
}

function isShort(node: Node): boolean {
  return isCollection(node) && node.items.length <= 4 && node.items.every((item) => isScalar(item));
}
