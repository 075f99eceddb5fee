import { isObject } from '../domain/is-object.ts';
import { at } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { isSchema } from '../schema/reading/subschemas.ts';
import { reshape } from './reshape.ts';

/**
 * The values of a change that the contract promises to accept, weakest role first: those that the profile names, the
 * target's roles, or the schema's enum; empty when the field is open. What cannot be written is left out.
 */
export function legalValues(
  contract: Contract,
  change: Field,
  roles: readonly Json[] | undefined,
  mostRank = Number.POSITIVE_INFINITY,
): readonly Json[] {
  const ranks = new Map(contract.profile.permissions.roles.map((role) => [JSON.stringify(role.value), role]));
  const own = change.from === 'roles' ? (roles ?? []) : (change.values ?? enumOf(contract.request.effective, change));
  const mayBeAssigned = own.filter((value) => {
    const known = ranks.get(JSON.stringify(value));
    return known?.mayBeAssigned !== false && (change.kind !== 'role' || (known?.rank ?? 0) <= mostRank);
  });
  const ranked = [...mayBeAssigned].sort((one, other) => rank(one) - rank(other));
  const listed = change.list ? ranked.map((value): Json => [value]) : ranked;
  const schema = schemaAt(contract.request.effective, change);
  return schema === undefined ? listed : listed.filter((value) => compile(schema).accepts(value));

  function rank(value: Json): number {
    return ranks.get(JSON.stringify(value))?.rank ?? 0;
  }
}

/** The schema of a change's place in the body, with the definitions that it refers to. */
export function schemaAt(schema: JsonSchema, change: Pick<Field, 'request'>): JsonSchema | undefined {
  let found: JsonSchema | undefined;
  reshape(schema, change.request, (inner) => {
    found ??= inner;
    return inner;
  });
  if (found === undefined || !isObject(found) || !isObject(schema) || schema.$defs === undefined) return found;
  return { $defs: schema.$defs, ...found };
}

function enumOf(schema: JsonSchema, change: Field): readonly Json[] {
  const inner = schemaAt(schema, change);
  const place = change.list && isObject(inner) && isSchema(inner.items) ? inner.items : inner;
  if (!isObject(place)) return [];
  return choices(place, isObject(schema) ? schema : {}, 0).filter((value) => value !== null);
}

function choices(schema: JsonObject, root: JsonObject, depth: number): readonly Json[] {
  if (depth > 10) return [];
  if (Array.isArray(schema.enum)) return schema.enum as readonly Json[];
  if (schema.const !== undefined) return [schema.const];
  if (schema.type === 'boolean') return [false, true];
  const target = typeof schema.$ref === 'string' ? at(root, decodeURIComponent(schema.$ref.slice(1))) : undefined;
  const branches = [target, schema.allOf, schema.anyOf, schema.oneOf].flat(1) as readonly (Json | undefined)[];
  return branches.flatMap((branch) => (isObject(branch) ? choices(branch, root, depth + 1) : []));
}
