import { documentedResponse } from '../../domain/documented-response.ts';
import { isObject } from '../../domain/is-object.ts';
import { child, parentOf } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, JsonSchemaObject, Pointer } from '../../model/json.ts';
import { bodySchemaOf } from '../responses/documented-response.ts';
import { plain } from '../responses/schema-place.ts';

/** A field that the document describes. */
export interface ResponseField {
  readonly pointer: Pointer;
  readonly schema: JsonSchemaObject;
  readonly required: boolean;
  readonly depth: number;
  readonly nullable: boolean;
}

/** Every field of the update's documented response for a status, outer ones first. */
export function responseFields(contract: Contract, status: number): readonly ResponseField[] {
  const schema = bodySchemaOf(documentedResponse(contract.update, status));
  return isObject(schema) ? fieldsOf(schema, schema, '', 1) : [];
}

/** Fields of the update's success that stand in every honest response: each required by an object that is there. */
export function certainFields(contract: Contract): readonly ResponseField[] {
  const status = contract.profile.responses.statuses[0] ?? 200;
  const fields = responseFields(contract, status);
  const present = (pointer: Pointer): boolean =>
    pointer === '' || fields.some((field) => field.pointer === pointer && field.required && present(parentOf(pointer)));
  const place = contract.profile.responses.user ?? '';
  // The user object is in the response although some documents do not promise it.
  return fields.filter(
    (field) => field.required && (present(parentOf(field.pointer)) || parentOf(field.pointer) === place),
  );
}

function fieldsOf(
  schema: JsonSchemaObject,
  root: JsonSchemaObject,
  pointer: Pointer,
  depth: number,
): readonly ResponseField[] {
  const known = plain(schema, root);
  if (depth > 6 || !isObject(known.properties)) return [];
  const required = Array.isArray(known.required) ? (known.required as readonly Json[]) : [];
  const own = Object.entries(known.properties).flatMap(([key, value]): readonly ResponseField[] => {
    if (!isObject(value)) return [];
    const field = plain(value, root);
    const nullable = JSON.stringify(value).includes('"null"') || JSON.stringify(field.type ?? null).includes('null');
    return [{ pointer: child(pointer, key), schema: field, required: required.includes(key), depth, nullable }];
  });
  return [...own, ...own.flatMap((field) => fieldsOf(field.schema, root, field.pointer, depth + 1))];
}
