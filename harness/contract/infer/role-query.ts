import { isObject } from '../../domain/is-object.ts';
import type { Operation } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import { typesOf, valuesOf } from './fields.ts';
import { isOfRole } from './words.ts';

/** What makes a read show the role where it does so only when asked: `includeRole=true`, `include=role`. */
export function roleQuery({ parameters }: Operation): Readonly<Record<string, string>> {
  for (const { name, in: where, schema } of parameters) {
    if (where !== 'query' || !isObject(schema)) continue;
    const [, what] = /^(?:include|with|expand|show|embed)[_-]?(.+)$/i.exec(name) ?? [];
    if (what !== undefined && isOfRole(what) && typesOf([schema]).has('boolean')) return { [name]: 'true' };
    const whole = /^(context|view|projection|detail|details)$/i.test(name)
      ? valuesOf([schema]).find(isWhole)
      : undefined;
    if (typeof whole === 'string') return { [name]: whole };
    if (!/^(include|expand|embed|with|populate)$/i.test(name)) continue;
    const items = isObject(schema.items) ? [schema.items] : [];
    const named = valuesOf([schema, ...items]).find((value: Json) => typeof value === 'string' && isOfRole(value));
    if (typeof named === 'string') return { [name]: named };
  }
  return {};
}

/** Of several views the one that shows everything. */
function isWhole(value: Json): boolean {
  return typeof value === 'string' && /^(edit|full|all|detail(ed|s)?|complete|expanded)$/i.test(value);
}
