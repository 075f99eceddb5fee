import { isObject } from '../../domain/is-object.ts';
import type { Operation, Parameter } from '../../model/contract.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json, JsonSchema } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { failure, note, shown } from '../make-finding.ts';
import { decoded } from './match-operation.ts';
import { misspelt } from './misspelt.ts';

/** What is wrong with the path and query parameters of a request to a documented operation. */
export function judgeParameters(
  operation: Operation,
  inPath: Readonly<Record<string, string>>,
  query: URLSearchParams,
): readonly Finding[] {
  const { parameters } = operation;
  const path = Object.entries(inPath).flatMap(([name, sent]) => {
    const value = decoded(sent);
    if (value === undefined) return wrong('malformed-path', `path parameter ${name}`, 'percent-encoded UTF-8', sent);
    return breaks(find(parameters, 'path', name), 'invalid-path-parameter', `path parameter ${name}`, value);
  });
  const declared = parameters.filter((parameter) => parameter.in === 'query');
  const missing = declared
    .filter(({ name, required }) => required && !query.has(name))
    .flatMap(({ name }) => wrong('missing-query', `query parameter ${name}`, `${name}=...`, 'nothing'));
  const given = [...new Set(query.keys())].flatMap((name) => {
    const parameter = find(declared, 'query', name);
    if (parameter) {
      const what = `query parameter ${name}`;
      return query.getAll(name).flatMap((value) => breaks(parameter, 'invalid-query', what, value));
    }
    return undeclared(
      name,
      declared.map((each) => each.name),
      [...query.keys()],
    );
  });
  return [...path, ...missing, ...given];
}

function undeclared(name: string, known: readonly string[], sent: readonly string[]): readonly Finding[] {
  const meant = misspelt(name, known, sent);
  const words = {
    code: meant ? 'misspelt-query' : 'undeclared-query',
    fact: `query parameter ${name} is not declared${meant ? `: ${meant} is` : ''}`,
    expected: known.join(', ') || 'no query parameters',
    received: name,
  };
  return [meant ? failure(words) : note(words)];
}

function find(parameters: readonly Parameter[], place: Parameter['in'], name: string): Parameter | undefined {
  // Arrays may be written `name[]`.
  return parameters.find((each) => each.in === place && (each.name === name || `${each.name}[]` === name));
}

function breaks(parameter: Parameter | undefined, code: string, what: string, value: string): readonly Finding[] {
  if (parameter === undefined || !isObject(parameter.schema) || isList(parameter.schema)) return [];
  const schema = compile(parameter.schema);
  // A parameter is text: a number may be meant, or the digits.
  if (readings(value).some((reading) => schema.accepts(reading))) return [];
  const [error] = schema.errors(readings(value)[0]);
  return wrong(code, what, error?.expected ?? 'what its schema says', value);
}

function isList(schema: JsonSchema): boolean {
  return isObject(schema) && [schema.type].flat().some((type) => type === 'array' || type === 'object');
}

function readings(value: string): readonly Json[] {
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return [Number(value), value];
  return value === 'true' || value === 'false' ? [value === 'true', value] : [value];
}

function wrong(code: string, what: string, expected: string, received: string): readonly Finding[] {
  return [failure({ code, fact: `${what} breaks the contract`, expected, received: shown(received) })];
}
