import { parentOf } from '../domain/pointer.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { CompiledSchema, ErrorPlace } from './compile.ts';
import type { Change } from './violations/violator.ts';

// Other names under which ajv reports what a keyword of 2020-12 says, in the drafts that wrote it otherwise.
const otherNames: Readonly<Record<string, readonly string[]>> = {
  exclusiveMinimum: ['minimum'],
  exclusiveMaximum: ['maximum'],
  dependentRequired: ['dependencies'],
  dependentSchemas: ['dependencies'],
};
const applicators = new Set(['anyOf', 'oneOf', 'allOf', 'not', 'if', 'contains', 'dependencies', 'propertyNames']);
const valueKeywords = new Set(['enum', 'const']);

/**
 * Whether what was sent breaks what the change says and nothing that the change does not bring along: ajv refuses it, and
 * the error stands at the pointer for the keyword.
 */
export function isSingleViolation(compiled: CompiledSchema, sent: Json, change: Change): boolean {
  const errors = compiled.errorPlaces(sent);
  // Whether a format refuses anything is for the server to say: what only a format breaks is called by its name.
  const isOfFormat = errors.some(({ keyword }) => keyword === 'format');
  if (isOfFormat && change.keyword !== 'format' && compiled.acceptsWithoutFormats(sent)) return false;
  const names = [change.keyword, ...(otherNames[change.keyword] ?? [])];
  if (errors.some(({ pointer, keyword }) => pointer === change.pointer && names.includes(keyword)))
    return errors.every((error) => belongs(error, change, names, errors));
  return isUnion(change.keyword) && errors.length > 0 && errors.every(({ pointer }) => within(pointer, change.pointer));
}

/** What these say is broken inside one of their parts: ajv reports the part, not always the keyword itself. */
function isUnion(keyword: string): boolean {
  return [
    'if',
    'dependentSchemas',
    'dependentRequired',
    'dependencies',
    'unevaluatedProperties',
    'unevaluatedItems',
    'contains',
  ].includes(keyword);
}

function belongs(error: ErrorPlace, change: Change, names: readonly string[], errors: readonly ErrorPlace[]): boolean {
  const { pointer, keyword } = error;
  if (pointer === change.pointer && names.includes(keyword)) return true;
  if (applicators.has(keyword) && within(change.pointer, pointer)) return true;
  // A subschema that fails speaks of no member any more: each of them is reported as one that nothing speaks of.
  if (keyword === 'unevaluatedProperties' && within(change.pointer, parentOf(pointer))) return true;
  if (keyword === 'unevaluatedItems' && within(change.pointer, pointer)) return true;
  // Below a union that fails, the errors of its other branches are reported too and say nothing.
  const union = errors.some(
    (one) =>
      (one.keyword === 'anyOf' || one.keyword === 'oneOf' || one.keyword === 'if') &&
      within(pointer, one.pointer) &&
      within(change.pointer, one.pointer),
  );
  if (union) return true;
  if (!within(pointer, change.pointer)) return false;
  if (pointer !== change.pointer) return isUnion(change.keyword);
  if (change.keyword === 'type' || change.keyword === 'propertyNames') return true;
  return valueKeywords.has(change.keyword) && valueKeywords.has(keyword);
}

function within(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
