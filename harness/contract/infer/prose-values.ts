import type { JsonObject } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';

/** What stands before a list of the values that there are. */
const lead =
  /\b(?:one of|either|allowed values?|possible values?|valid (?:values?|roles?)|can be|must be|may be)\b:?\s*(.*)/is;

/** Role values that a description names one after another: "One of `viewer`, `editor` or `admin`". Empty where there are fewer than two. */
export function proseValues(schemas: readonly JsonObject[]): readonly string[] {
  for (const schema of schemas) {
    const said = lead.exec(String(schema.description ?? ''))?.[1]?.split(/\.(?:\s|$)/)[0];
    if (said === undefined || ![schema.type].flat().includes('string')) continue;
    const quoted = [...said.matchAll(/[`"'\u2018\u201c]([\w.:-]+)[`"'\u2019\u201d]/g)].map(([, value = '']) => value);
    const values = [...new Set(quoted)];
    const { accepts } = compile(schema);
    if (values.length > 1 && values.every(accepts)) return values;
  }
  return [];
}
