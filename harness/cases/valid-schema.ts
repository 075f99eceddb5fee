import { isObject } from '../domain/is-object.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import type { Withheld, WriteSet } from '../model/write-set.ts';
import { legalValues } from './legal-values.ts';
import { reshape } from './reshape.ts';

/** Which fields may vary. */
export interface FieldChoice {
  readonly roles?: readonly Json[];
  /** The highest rank that may be granted. */
  readonly mostRank?: number;
  /** What a run on a live target may write; everything where it is left out. */
  readonly writes?: WriteSet;
  /** A field that valid updates leave out, kept in order to violate it. */
  readonly keep?: Pointer;
  /** A field that may take any value that the document allows, in order to violate what the document says of it. */
  readonly widen?: Pointer;
}

/**
 * The schema of the updates that the contract promises to accept and that leave everybody findable: roles that exist,
 * no deprecated field, no other e-mail address, and on a live target nothing that may not be written and may be left out.
 */
export function validSchema(contract: Contract, choice: FieldChoice): JsonSchema {
  let schema = contract.request.effective;
  for (const { pointer } of leftOut(contract, choice))
    if (pointer !== choice.keep) schema = reshape(schema, pointer, () => undefined);
  for (const change of contract.profile.fields) {
    if (change.request === choice.widen) continue;
    const values = legalValues(contract, change, choice.roles, choice.mostRank);
    if (values.length > 0) schema = reshape(schema, change.request, (inner) => narrow(inner, change, values));
  }
  return withoutStrangers(schema);
}

/** Where every field is left out, any object would do: but nobody promises to accept fields that are not documented. */
function withoutStrangers(schema: JsonSchema): JsonSchema {
  const isEmpty = isObject(schema) && isObject(schema.properties) && Object.keys(schema.properties).length === 0;
  return isEmpty && schema.additionalProperties === undefined ? { ...schema, additionalProperties: false } : schema;
}

/** Optional fields that valid updates leave out, each with the reason. */
export function leftOut(contract: Contract, { writes, roles = [] }: FieldChoice): readonly Withheld[] {
  if (writes) return writes.withheld;
  const { fields, user } = contract.profile;
  const reason = (field: Field): string | undefined => {
    if (field.deprecated) return 'the profile calls it deprecated: what it does beside the other fields is not said';
    if (user.email !== undefined && field.user === user.email)
      return 'another e-mail address would make the test user somebody else';
    if (field.from === 'roles' && roles.length === 0) return 'the target names no roles; add fixtures.roles';
    return undefined;
  };
  return fields.flatMap((field) => {
    const why = reason(field);
    return why === undefined ? [] : [{ pointer: field.request, reason: why }];
  });
}

/** Only these values; a list of roles names each once. */
function narrow(inner: JsonSchema, change: Field, values: readonly Json[]): JsonSchema {
  const own: JsonObject = isObject(inner) ? inner : {};
  if (!change.list) return { ...own, enum: values };
  // An empty list takes every role away; what a server makes of that is accept.empty-list's business.
  const minItems = Math.max(1, Number(own.minItems ?? 0));
  return { ...own, type: 'array', items: { enum: values.flat(1) as readonly Json[] }, minItems, uniqueItems: true };
}
