import { at } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { RequestBody } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import { examplesOf } from '../../schema/examples.ts';
import { itemsOf, type SchemaField } from './fields.ts';
import type { ShownRole } from './match-role.ts';

/** Roles that the document shows in examples: of the role as it is written and shown, and of whole request bodies. Texts and numbers, each once. */
export function exampleRoles(
  { pointer, schemas }: SchemaField,
  { examples, documented }: Pick<RequestBody, 'examples' | 'documented'>,
  shown: ShownRole | undefined,
): readonly Json[] {
  const written = [...schemas, ...itemsOf({ schemas }, documented)].flatMap(examplesOf);
  const inBodies = pointer === '' ? [] : examples.map(({ value }) => at(value, pointer));
  const read = shown === undefined ? [] : [...shown.field.schemas, ...itemsOf(shown.field, shown.root)];
  const all = [...written, ...inBodies, ...read.flatMap(examplesOf)]
    .flat()
    .filter(
      (value): value is Json =>
        typeof value === 'number' || (typeof value === 'string' && /^[\p{L}\p{N}][\w:.\- ]{0,60}$/u.test(value)),
    );
  return all.filter((value, place) => all.findIndex((other) => sameJson(other, value)) === place);
}
