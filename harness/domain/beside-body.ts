import type { RequestBody } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { isObject } from './is-object.ts';
import { fromPairs, type Pairs, toPairs } from './plain-pairs.ts';

/** Names of parameters that fields of an update are, beside its body: `/{role_id}` stands in its value and `role_id` in the URL. */
export function namesBeside(fields: readonly Pick<Field, 'request'>[]): readonly string[] {
  return fields.flatMap(({ request }) => /^\/\{([^{}/]+)\}$/.exec(request)?.[1] ?? []);
}

/** An update's value as its body and its parameters. */
export function splitBeside({ beside = [] }: RequestBody, value: Json): { readonly body: Json; readonly pairs: Pairs } {
  if (beside.length === 0 || !isObject(value)) return { body: value, pairs: [] };
  const isBeside = (key: string) => beside.includes(key.slice(1, -1)) && key === `{${key.slice(1, -1)}}`;
  const inside = Object.entries(value).filter(([key]) => !isBeside(key));
  const outside = Object.entries(value).filter(([key]) => isBeside(key));
  return {
    body: Object.fromEntries(inside),
    pairs: toPairs(Object.fromEntries(outside.map(([key, member]) => [key.slice(1, -1), member]))),
  };
}

/** A body with the parameters of its request as members, typed as documented; a body that is no object takes none. */
export function withBeside({ beside = [], documented }: RequestBody, body: Json, pairs: Pairs): Json {
  if (beside.length === 0 || !isObject(body)) return body;
  const own = pairs.filter(([name]) => beside.includes(name)).map(([name, text]) => [`{${name}}`, text] as const);
  return { ...body, ...fromPairs(own, documented) };
}
