import { isObject } from '../../domain/is-object.ts';
import type { Operation } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import { type Kind, kindOf } from './words.ts';

/** Parameters of the query without which an operation is refused, with what the document gives as their value. */
export function requiredQuery(
  { parameters }: Operation,
  isElsewhere: (parameter: { readonly name: string; readonly kind: Kind }) => boolean,
): Readonly<Record<string, string>> {
  const needed = parameters.filter(
    ({ in: where, name, required }) => where === 'query' && required && !isElsewhere({ name, kind: kindOf(name) }),
  );
  return Object.fromEntries(
    needed.map(({ name, schema }) => {
      const { default: preset, example, examples, enum: values, type } = isObject(schema) ? schema : {};
      const [listed] = [examples, values].flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []));
      const usual = kindOf(name) === 'tenant' ? '{organization}' : { boolean: 'false', integer: '1' }[String(type)];
      return [name, String(preset ?? example ?? listed ?? usual ?? `{${name.replaceAll(/\W/g, '_')}}`)];
    }),
  );
}
