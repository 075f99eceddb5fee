import type { Json, JsonObject } from '../../model/json.ts';

/** The text of `object` with one more member, whose value is given as text. */
export function withMember(object: Json, name: string, valueText: string): string {
  const text = JSON.stringify(object);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${JSON.stringify(name)}:${valueText}}`;
}

/** The text of `object` with the value of its first member of a kind replaced, or with a new member when it has none. */
export function withFirst(object: JsonObject, kind: 'string' | 'number', valueText: string): string {
  const found = Object.entries(object).find(([, value]) => typeof value === kind);
  if (found === undefined) return withMember(object, 'extra', valueText);
  const members = Object.entries(object).map(([name, value]) => {
    return `${JSON.stringify(name)}:${name === found[0] ? valueText : JSON.stringify(value)}`;
  });
  return `{${members.join(',')}}`;
}
