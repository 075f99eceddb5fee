import { isObject } from '../../domain/is-object.ts';
import type { Json } from '../../model/json.ts';

/** The text of a value with its members in reverse order. */
export function reordered(value: Json): string {
  const reversed = (inner: Json): Json => {
    if (Array.isArray(inner)) return (inner as readonly Json[]).map(reversed);
    if (!isObject(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner)
        .map(([name, own]) => [name, reversed(own)])
        .reverse(),
    );
  };
  return JSON.stringify(reversed(value));
}

/** The text of a value, each of its scalars and names written by `scalar` and `name`. */
export function spelled(
  value: Json,
  { scalar = JSON.stringify, name = JSON.stringify }: { scalar?: (of: Json) => string; name?: (of: string) => string },
): string {
  const write = (inner: Json): string => {
    if (Array.isArray(inner)) return `[${(inner as readonly Json[]).map(write).join()}]`;
    if (!isObject(inner)) return scalar(inner);
    return `{${Object.entries(inner)
      .map(([key, own]) => `${name(key)}:${write(own)}`)
      .join()}}`;
  };
  return write(value);
}

/** A string with each letter and digit of ASCII written as an escape. */
export function escaped(text: string): string {
  return JSON.stringify(text).replace(/\\.|[A-Za-z0-9]/g, (found) =>
    found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A string with each slash written as an escape. */
export function slashed(text: string): string {
  return JSON.stringify(text).replaceAll('/', '\\/');
}
