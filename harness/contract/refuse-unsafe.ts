import { HarnessError } from '../errors.ts';
import type { Json } from '../model/json.ts';

/** Deepest nesting of a document. */
const maxDepth = 500;
/** Most values of a document, aliases written out. */
const maxValues = 5_000_000;

/**
 * Throws `DOCUMENT_UNSAFE` for a value that could do harm: a `__proto__` key, a value that contains itself, nesting or
 * size without end. Keys like `constructor` are names like any other and stay own properties.
 */
export function refuseUnsafe(value: Json, file: string): void {
  let values = 0;
  const above = new Set<object>();
  const visit = (here: Json, depth: number): void => {
    values += 1;
    if (values > maxValues) throw unsafe(file, `holds more than ${maxValues} values`, 'cut the document down');
    if (typeof here !== 'object' || here === null) return;
    if (above.has(here)) throw unsafe(file, 'contains itself', 'write the value out instead of using an alias');
    if (depth > maxDepth) throw unsafe(file, `is nested deeper than ${maxDepth}`, 'cut the document down');
    above.add(here);
    for (const [key, inner] of Object.entries(here)) {
      if (key === '__proto__') throw unsafe(file, 'has a key __proto__', 'remove the key');
      visit(inner, depth + 1);
    }
    above.delete(here);
  };
  visit(value, 0);
}

function unsafe(file: string, fact: string, hint: string): HarnessError {
  return new HarnessError('DOCUMENT_UNSAFE', `${file} ${fact}`, hint);
}
