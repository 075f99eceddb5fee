import { withBeside } from '../../domain/beside-body.ts';
import { isObject } from '../../domain/is-object.ts';
import type { Pairs } from '../../domain/plain-pairs.ts';
import { at, child } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json, JsonObject, JsonSchema } from '../../model/json.ts';
import type { SeenRequest } from '../../model/seen-request.ts';
import { compile } from '../../schema/compile.ts';
import { failure, note, shown } from '../make-finding.ts';
import { judgeMediaType } from './judge-headers.ts';
import { misspelt } from './misspelt.ts';

/** What is wrong with the body of an update; `id` is the user that the path or query names, `pairs` are all its parameters. */
export function judgeBody(
  contract: Contract,
  seen: SeenRequest,
  id: string | undefined,
  pairs: Pairs = [],
): readonly Finding[] {
  const { request } = contract;
  if (seen.size === 0) {
    if (!request.required) return [];
    const fact = 'the request has no body';
    return [failure({ code: 'missing-body', fact, expected: `a body of ${request.mediaType}`, received: 'nothing' })];
  }
  const form = judgeMediaType(contract, seen.headers);
  const { json } = seen;
  if (json === undefined || !json.ok) {
    const received = json?.detail ?? 'nothing';
    const fact = 'the body is not JSON';
    return [...form, failure({ code: 'unreadable-body', fact, expected: 'RFC 8259 text in UTF-8', received })];
  }
  const value = withBeside(request, json.value, pairs);
  return [
    ...form,
    ...schemaFindings(request.documented, value),
    ...constraintFindings(contract, value),
    ...repeatedFindings(contract, value, id),
    ...undeclaredFields(request.documented, value),
  ];
}

function schemaFindings(schema: JsonSchema, body: Json): readonly Finding[] {
  return compile(schema)
    .errors(body)
    .map(({ pointer, keyword, message, expected, received }) =>
      failure({ code: `breaks-${keyword}`, fact: message, expected, received, at: pointer }),
    );
}

function constraintFindings({ request }: Contract, body: Json): readonly Finding[] {
  return request.proseConstraints.flatMap(({ id, pointer, schema, description, appliesTo, contradicts }) => {
    const value = at(body, pointer);
    if (value === undefined || compile(schema).accepts(value)) return [];
    const words = { code: `breaks-${id}`, fact: `${pointer} breaks a rule: ${description}`, at: pointer };
    const made = { ...words, expected: expectedBy(schema), received: shown(value) };
    // What the vendor does with it is not said, or the schema expressly permits it: worth telling, no breach.
    return [appliesTo === 'valid' || contradicts ? note(made) : failure(made)];
  });
}

function expectedBy(schema: JsonSchema): string {
  return isObject(schema)
    ? Object.entries(schema)
        .map(([key, value]) => `${key} ${shown(value)}`)
        .join(', ')
    : 'nothing';
}

function repeatedFindings({ profile }: Contract, body: Json, id: string | undefined): readonly Finding[] {
  if (id === undefined) return [];
  return (profile.resource.repeated ?? []).flatMap((pointer) => {
    const value = at(body, pointer);
    if ((typeof value !== 'string' && typeof value !== 'number') || String(value) === id) return [];
    const fact = `${pointer} names another user than the path`;
    return [failure({ code: 'mismatched-id', fact, expected: shown(id), received: shown(value), at: pointer })];
  });
}

/** Members that the schema does not name. An open schema lets them be: only a misspelt one is a breach. */
function undeclaredFields(schema: JsonSchema, value: Json, pointer = '', root = schema): readonly Finding[] {
  const known = named(schema, root);
  if (!isObject(value) || known === undefined) return [];
  const sent = Object.keys(value);
  return Object.entries(value as JsonObject).flatMap(([name, member]) => {
    const inner = known[name];
    const place = child(pointer, name);
    if (inner !== undefined) return undeclaredFields(inner as JsonSchema, member, place, root);
    const meant = misspelt(name, Object.keys(known), sent);
    const words = {
      code: meant ? 'misspelt-field' : 'undeclared-field',
      fact: `${place} is not declared${meant ? `: ${child(pointer, meant)} is` : ''}`,
      expected: Object.keys(known).join(', '),
      received: name,
      at: place,
    };
    return [meant ? failure(words) : note(words)];
  });
}

/** The properties that a plain object schema names; `undefined` where it is written in any other way. */
function named(schema: JsonSchema, root: JsonSchema): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const target =
    typeof schema.$ref === 'string' && schema.$ref.startsWith('#') ? at(root, schema.$ref.slice(1)) : schema;
  if (!isObject(target) || target.allOf || target.anyOf || target.oneOf || target.patternProperties) return undefined;
  if (isObject(target.additionalProperties)) return undefined;
  return isObject(target.properties) ? target.properties : undefined;
}
