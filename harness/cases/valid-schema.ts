import { isObject } from '../domain/is-object.ts';
import { child } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { legalValues } from './legal-values.ts';
import { reshape } from './reshape.ts';

/** Which fields may vary: `role-fields` on a live target that permits no more. */
export interface FieldChoice {
  readonly roles?: readonly Json[];
  /** The highest rank that may be granted. */
  readonly mostRank?: number;
  readonly only: 'role-fields' | 'all';
  /** Changes, by name, that are left alone. */
  readonly leave?: readonly string[];
  /** A field that valid updates leave out, kept in order to violate it. */
  readonly keep?: Pointer;
  /** A field that may take any value that the document allows, in order to violate what the document says of it. */
  readonly widen?: Pointer;
}

/**
 * The schema of the updates that the contract promises to accept and that leave everybody findable: roles that exist,
 * no deprecated field, no other e-mail address, and where only roles may vary, nothing else that may be left out.
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
export function leftOut(
  contract: Contract,
  choice: FieldChoice,
): readonly { readonly pointer: Pointer; readonly reason: string }[] {
  const { fields, user, bind = [], resource } = contract.profile;
  const hasRole = fields.some((change) => change.kind === 'role' && !change.deprecated);
  const reason = (change: Field): string | undefined => {
    if (change.deprecated) return 'the profile calls it deprecated: what it does beside the other fields is not said';
    if (user.email !== undefined && change.user === user.email)
      return 'another e-mail address would make the test user somebody else';
    if (change.from === 'roles' && (choice.roles ?? []).length === 0)
      return 'the target names no roles; add fixtures.roles';
    if (choice.leave?.includes(change.name)) return 'some test user has a value of it that could not be restored';
    if (choice.only === 'role-fields' && change.kind === 'attribute' && hasRole)
      return 'the target permits roles only; add attributes to allow';
    return undefined;
  };
  const named = fields.flatMap((change) => {
    const why = reason(change);
    return why === undefined ? [] : [{ pointer: change.request, reason: why }];
  });
  if (choice.only !== 'role-fields' || !hasRole) return named;
  const known = new Set([...fields, ...bind].map(({ request }) => request).concat(resource.repeated ?? []));
  const others = topProperties(contract.request.effective).filter(
    (pointer) => ![...known].some((one) => one === pointer || one.startsWith(`${pointer}/`)),
  );
  return [
    ...named,
    ...others.map((pointer) => ({ pointer, reason: 'the target permits roles only; add attributes to allow' })),
  ];
}

/** Only these values; a list of roles names each once. */
function narrow(inner: JsonSchema, change: Field, values: readonly Json[]): JsonSchema {
  const own: JsonObject = isObject(inner) ? inner : {};
  if (!change.list) return { ...own, enum: values };
  // An empty list takes every role away; what a server makes of that is accept.empty-list's business.
  const minItems = Math.max(1, Number(own.minItems ?? 0));
  return { ...own, type: 'array', items: { enum: values.flat(1) as readonly Json[] }, minItems, uniqueItems: true };
}

function topProperties(schema: JsonSchema): readonly Pointer[] {
  if (!isObject(schema) || !isObject(schema.properties)) return [];
  return Object.keys(schema.properties).map((key) => child('', key));
}
