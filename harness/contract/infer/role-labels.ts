import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { areRoleNames } from './words.ts';

/** Extensions by which documents name the numbers of an enum, one name a number. */
const extensions = ['x-enum-varnames', 'x-enumNames', 'x-enum-names', 'x-enum-descriptions', 'x-enumDescriptions'];

/** What numbers stand for, by an extension of their enum or by its description; empty where not every one of them is named. */
export function labelsOf(schemas: readonly JsonObject[], values: readonly Json[]): ReadonlyMap<Json, string> {
  if (!values.some((value) => typeof value === 'number')) return new Map();
  for (const schema of schemas) {
    for (const found of [inExtension(schema), inProse(String(schema.description ?? ''), values)]) {
      if (values.every((value) => found.has(value))) return found;
    }
  }
  return new Map();
}

/** Numbers that a description gives as roles where no enum lists them: "100 owner, 200 administrator". */
export function numbersInProse(schemas: readonly JsonObject[]): readonly number[] {
  for (const { type, description } of schemas) {
    if (![type].flat().includes('integer')) continue;
    const text = String(description ?? '');
    const numbers = [...new Set([...text.matchAll(/(?<![\w.-])\d{1,6}(?![\w.])/g)].map(([number]) => Number(number)))];
    const labels = inProse(text, numbers);
    if (numbers.length > 1 && numbers.every((number) => labels.has(number)) && areRoleNames([...labels.values()]))
      return numbers;
  }
  return [];
}

function inExtension(schema: JsonObject): ReadonlyMap<Json, string> {
  const values = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : [];
  for (const name of extensions) {
    const names = schema[name];
    if (Array.isArray(names) && names.length === values.length)
      return new Map(values.map((value, place) => [value, String(names[place])]));
    if (isObject(names)) return new Map(values.map((value) => [value, String(names[String(value)] ?? value)]));
  }
  return new Map();
}

/** `1 for administrators`, `2 = member`, else `administrator (1)`. */
function inProse(text: string, values: readonly Json[]): ReadonlyMap<Json, string> {
  const word = '["\'`]?([A-Za-z][A-Za-z _-]*[A-Za-z])';
  const behind = pairs(
    text,
    values,
    (value) => `(?<![\\w.])${value}\\W{0,3}(?:is |for |means |stands for )?(?:an? |the )?${word}`,
  );
  if (behind.size === values.length) return behind;
  return pairs(text, values, (value) => `([A-Za-z][A-Za-z_-]*)["'\`]?\\W{1,3}${value}(?![\\w.])`);
}

function pairs(text: string, values: readonly Json[], pattern: (value: Json) => string): ReadonlyMap<Json, string> {
  return new Map(
    values.flatMap((value) => {
      const label = typeof value === 'number' ? new RegExp(pattern(value)).exec(text)?.[1] : undefined;
      return label === undefined ? [] : [[value, label.replace(/\s+(and|or)$/, '')] as const];
    }),
  );
}
